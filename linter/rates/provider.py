"""The pace of Terraform: how many tokens its provider spreads requests over."""

from __future__ import annotations

from math import isfinite
from typing import Final

from linter.catalogue import Catalogue
from linter.model import Resource, Unknown
from linter.rates.limit import counted
from linter.rates.pace import Pace

_TOKENS: Final = ("token_pool_size", "terraform.token.pool.size.default")
_PAGES: Final = ("max_concurrent_pages", "terraform.concurrent.pages.default")


def provider_pace(block: Resource, catalogue: Catalogue) -> Pace:
    """What a provider block sets, or its defaults.

    How many requests a run makes depends on what there is to be done, so no number comes of it; the
    provider itself waits and retries after a 429.
    """
    tokens, pages = (_number(block, *names, catalogue) for names in (_TOKENS, _PAGES))
    reason = (
        f"{_told(tokens)} tokens, {_told(pages)} pages at once; "
        "how many requests a run needs, the files do not tell"
    )
    spread = tokens if isinstance(tokens, float) else 1.0
    path = ("token_pool_size",) if _TOKENS[0] in block.body else ()
    return Pace(None, reason, path, Unknown(reason), tokens=spread)


def _number(block: Resource, name: str, default: str, catalogue: Catalogue) -> object:
    value = block.body.get(name)
    if value is None:
        limit = catalogue.limits.get(default)
        return float(limit.value) if limit else None
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return value
    return number if isfinite(number) else value


def _told(number: object) -> str:
    return counted(number) if isinstance(number, float) else "an unknown number of"
