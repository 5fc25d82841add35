"""Whether names of OAuth scopes are the platform's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linter.catalogue import Catalogue
from linter.catalogue.parts.scopes import ALL_SCOPES
from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, KeyPath, Unknown, View


@check("published-scope")
def published_scope(subject: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag scopes that are neither published nor known from before, wherever they are written."""
    for path, scope in written_scopes(subject):
        if isinstance(scope, Unknown):
            yield scope
        elif isinstance(scope, str) and not _is_known(scope, context.catalogue):
            hint = _hint(scope, context.catalogue)
            yield Fault(path, {"value": scope, "hint": hint})


def written_scopes(view: View) -> Iterator[tuple[KeyPath, Any]]:
    """Each scope that a client, app or role lists, and where it is written."""
    yield from _listed(view.body.get("scopes"), ("scopes",))
    organizations = view.body.get("organizations")
    for number, one in enumerate(organizations if isinstance(organizations, list) else ()):
        if isinstance(one, dict):
            yield from _listed(one.get("scopes"), ("organizations", number, "scopes"))


def _listed(scopes: Any, path: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
    if isinstance(scopes, list):
        yield from (((*path, number), scope) for number, scope in enumerate(scopes))
    elif isinstance(scopes, Unknown):
        yield path, scopes


def _is_known(scope: str, catalogue: Catalogue) -> bool:
    return scope in catalogue.scopes or scope == ALL_SCOPES


def _hint(scope: str, catalogue: Catalogue) -> str:
    from linter.catalogue.permission import parse

    likely = catalogue.likely_scope(scope)
    meant = f"; {likely} is the likely one" if likely else ""
    if scope in catalogue.permissions:
        return f"it is a permission, which roles grant{meant}"
    written = parse(scope)
    if written is not None and not written.legacy:
        return f"it has the three parts of a permission, and scopes have no such form{meant}"
    if scope.rpartition(":")[2] in {"read", "write", "view", "edit", "admin", "create"}:
        return f"scopes are area or area:readonly{meant}"
    return f"no published scope has this name{meant}"
