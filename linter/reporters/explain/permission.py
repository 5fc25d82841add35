"""What is known of a permission."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.access.caller import Caller
from linter.catalogue import Catalogue
from linter.catalogue.permission import covered, covers, parse
from linter.reporters.explain.facts import counted, named, needing, spoken
from linter.reporters.explain.page import Page
from linter.reporters.explain.reports import report_of


def render(name: str, catalogue: Catalogue, callers: Iterable[Caller]) -> Page:
    """Whether a permission is known, what requires it, and who holds it."""
    known = catalogue.counterparts.of_name(name)
    every = [one for one in catalogue.operations if _any(name, one.all_permissions)]
    some = [one for one in catalogue.operations if _any(name, one.any_permissions)]
    page = Page(f"permission {name}")
    page.add("Published", _published(name, catalogue))
    page.add(f"Required by {counted(every)}", named(every))
    page.add(f"Enough, by itself or as one of several, for {counted(some)}", named(some))
    page.add("What field reports say", report_of(known, catalogue) if known else ())
    page.add("Who needs it, or could do with it", needing(name, callers))
    return page.add("Who holds it", _holders(name, callers))


def _any(name: str, required: frozenset[str]) -> bool:
    return any(covers(name, one) for one in required)


def _published(name: str, catalogue: Catalogue) -> Iterator[str]:
    parsed = parse(name)
    if name in catalogue.permissions.named_by_operations:
        yield f"Yes: operations in the definition of {catalogue.permissions.dated} name it."
    elif name in catalogue.permissions.seen_elsewhere:
        yield "No operation names it, but roles of live organisations have it."
    elif parsed is not None and parsed.wildcard:
        covering = sum(covers(name, one) for one in catalogue.permissions)
        yield f"It stands for {covering} known permissions, and for any to come."
    else:
        likely = catalogue.likely_permission(name)
        if likely:
            yield "No operation names it, and no role that is known has it."
            yield f"The permission that is likely meant: {likely}."
        else:
            yield "No operation names it. That proves nothing: vendors bring permissions, too."


def _holders(name: str, callers: Iterable[Caller]) -> Iterator[str]:
    for caller in callers:
        for role in caller.roles:
            if covered(role.permissions.names, name):
                yield f"{spoken(caller)}, by role {role.name}"
        held = caller.held_permissions
        if held is not None and not caller.roles and covered(held.names, name):
            yield spoken(caller)
