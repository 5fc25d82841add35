"""What is known of a scope."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.access.caller import Caller
from linter.catalogue import Catalogue
from linter.catalogue.parts.scopes import ALL_SCOPES
from linter.catalogue.permission import parse
from linter.reporters.explain.facts import counted, named, needing, spoken
from linter.reporters.explain.page import Page
from linter.reporters.explain.reports import report_of


def render(name: str, catalogue: Catalogue, callers: Iterable[Caller]) -> Page:
    """Whether a scope is published, what accepts it, and who holds it."""
    known = catalogue.counterparts.of_name(name)
    accepting = [one for one in catalogue.operations if one.scopes and name in one.scopes]
    page = Page(f"scope {name}")
    page.add("Published", _published(name, catalogue))
    page.add(f"Accepted by {counted(accepting)}", named(accepting))
    page.add("What field reports say", report_of(known, catalogue) if known else ())
    page.add("Who needs it, or could do with it", needing(name, callers))
    return page.add("Who holds it", _holders(name, callers))


def _published(name: str, catalogue: Catalogue) -> Iterator[str]:
    if name in catalogue.scopes.published:
        yield f"Yes, in the definition of {catalogue.scopes.dated}."
        yield "Scopes count under a grant for users; client credentials carry none."
        return
    if name == ALL_SCOPES:
        yield "The definition's security scheme names it, and no operation does."
        return
    if name in catalogue.scopes.legacy:
        yield "No more, but clients of live organisations still carry it."
        return
    yield "No. A scope is called `area` or `area:readonly`."
    scope = catalogue.likely_scope(name)
    if scope:
        yield f"The scope that is likely meant: {scope}."
    permission = catalogue.likely_permission(name)
    parsed = parse(name)
    if permission and parsed is not None and not parsed.legacy:
        yield f"Three parts make a permission, which roles grant; the likely one: {permission}."


def _holders(name: str, callers: Iterable[Caller]) -> Iterator[str]:
    for caller in callers:
        if caller.held_scopes is not None and name in caller.held_scopes.names:
            yield spoken(caller)
