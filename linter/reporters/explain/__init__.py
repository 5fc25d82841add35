"""What the platform's definition, field reports and an estate say of one name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter.access.caller import Caller
from linter.access.terraform_client import is_managed
from linter.catalogue import Catalogue
from linter.catalogue.permission import parse
from linter.reporters.explain import error_code, other, permission, scope, terraform_type
from linter.reporters.explain.endpoint import render as _endpoint
from linter.reporters.explain.page import Page

_CALL = re.compile(r"(?:(?P<method>[A-Za-z]+)\s+)?(?P<path>(?:https?://|/|api/)\S*)")
_CODE = re.compile(r"[a-z]+(?:\.[a-z]+)+|[45]\d\d")


def explain(term: str, catalogue: Catalogue, callers: Sequence[Caller]) -> str | None:
    """A page on an operation (`METHOD path`), scope, permission, Terraform type or error code.

    None where the term is of none of these forms and nothing is known of it.
    """
    page = _page(" ".join(term.split()), catalogue, callers)
    return None if page is None else page.text()


def _page(term: str, catalogue: Catalogue, callers: Sequence[Caller]) -> Page | None:
    call = _CALL.fullmatch(term)
    if call:
        return _endpoint(call["method"], call["path"], catalogue, callers)
    if is_managed(term):
        return terraform_type.render(term, catalogue, callers)
    known = catalogue.counterparts.of_name(term)
    kind = known.kind if known else ""
    if term in catalogue.scopes or kind == "scope":
        return scope.render(term, catalogue, callers)
    if kind in {"", "error-code"} and _CODE.fullmatch(term):
        return error_code.render(term, catalogue)
    parsed = parse(term)
    if kind == "permission" or term in catalogue.permissions or (parsed and not parsed.legacy):
        return permission.render(term, catalogue, callers)
    if known is not None:
        return other.render(known, catalogue)
    return scope.render(term, catalogue, callers) if ":" in term else None
