"""What the platform's definition, field reports and an estate say of one name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from linter.access.caller import Caller
from linter.access.managed import PREFIX, is_managed
from linter.catalogue import Catalogue
from linter.catalogue.parts.provider import DATA
from linter.catalogue.parts.scopes import ALL_SCOPES
from linter.catalogue.permission import AWS_ACTION, parse
from linter.reporters.explain import (
    aws_action,
    error_code,
    other,
    permission,
    scope,
    terraform_type,
)
from linter.reporters.explain.endpoint import render as _endpoint
from linter.reporters.explain.page import Page

_CALL = re.compile(r"(?:(?P<method>[A-Za-z]+)\s+)?(?P<path>(?:https?://|/|api/)\S*)")
_CODE = re.compile(r"[a-z]+(?:\.[a-z]+)+|[1-5]\d\d")
_PARTS = re.compile(r"[\w*.-]+(?::[\w*.-]+)+")


def explain(term: str, catalogue: Catalogue, callers: Iterable[Caller]) -> str | None:
    """A page on an operation (`METHOD path`), scope, permission, Terraform type or error code.

    None where the term is of none of these forms and nothing is known of it.
    """
    page = _page(" ".join(term.split()), catalogue, callers)
    return None if page is None else page.text()


def _page(term: str, catalogue: Catalogue, callers: Iterable[Caller]) -> Page | None:
    call = _CALL.fullmatch(term)
    if call:
        return _endpoint(call["method"], call["path"], catalogue, callers)
    if is_managed(term) or catalogue.provider.get(term) is not None:
        return terraform_type.render(term, catalogue, callers)
    if AWS_ACTION.fullmatch(term):
        return aws_action.render(term)
    by_type = _type(term, catalogue, callers)
    if by_type is not None and term.startswith(DATA):
        return by_type
    return _name(term, catalogue, callers) or by_type


def _name(term: str, catalogue: Catalogue, callers: Iterable[Caller]) -> Page | None:
    """A page on what tells by itself what it is called."""
    known = catalogue.counterparts.of_name(term)
    kind = known.kind if known else ""
    if term in catalogue.scopes or term == ALL_SCOPES or kind == "scope":
        return scope.render(term, catalogue, callers)
    if kind in {"", "error-code"} and _is_code(term.lower(), catalogue):
        return error_code.render(term.lower(), catalogue)
    if known is not None and kind != "permission":
        return other.render(known, catalogue)
    parsed = parse(term)
    if known is not None or term in catalogue.permissions or (parsed and not parsed.legacy):
        return permission.render(term, catalogue, callers)
    return scope.render(term, catalogue, callers) if _PARTS.fullmatch(term) else None


def _is_code(term: str, catalogue: Catalogue) -> bool:
    return bool(_CODE.fullmatch(term) or catalogue.error_codes.named(term))


def _type(term: str, catalogue: Catalogue, callers: Iterable[Caller]) -> Page | None:
    """A page on a Terraform type that is named without the provider's prefix: `data.flow`."""
    bare = term.removeprefix(DATA)
    name = f"{DATA if bare != term else ''}{PREFIX}{bare}"
    if catalogue.provider.get(name) is None:
        return None
    return terraform_type.render(name, catalogue, callers)
