"""Whether the provider block asks for more at once than it has tokens for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.checks.terraform.conversion import as_number
from linter.model import Fault, Judgement, Resource, Unknown

_PAGES: Final = "max_concurrent_pages"
_TOKENS: Final = "token_pool_size"


@check("token-for-each-page")
def token_for_each_page(
    subject: Resource, context: Context, options: Options
) -> Iterator[Judgement]:
    """Flag more pages at once than there are tokens.

    `default` names the limit of the catalogue that tells how many tokens there are where the
    block does not say.
    """
    body = subject.body if isinstance(subject.body, dict) else {}
    pages = body.get(_PAGES)
    if pages is None:
        return
    default = context.catalogue.limits.get(options["default"])
    tokens = body.get(_TOKENS, default.value if default else None)
    unknown = next((one for one in (pages, tokens) if isinstance(one, Unknown)), None)
    if unknown is not None:
        yield unknown
        return
    wanted, held = as_number(pages), as_number(tokens)
    if wanted is not None and held is not None and wanted > held:
        told = f"{held:g}" if _TOKENS in body else f"{held:g}, as it is unless it is set"
        yield Fault((_PAGES,), {"pages": f"{wanted:g}", "tokens": told})
