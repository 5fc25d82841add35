"""What is known of a call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from linter.access.caller import Caller
from linter.access.needs import all_of, lack_of_permissions, lack_of_scopes, one_of
from linter.catalogue import Catalogue
from linter.catalogue.match import Ambiguous, Match, Matched, NotPlatform, Unpublished, WrongMethod
from linter.catalogue.parts.counterparts import Counterpart
from linter.catalogue.parts.operations import Operation
from linter.reporters.explain.facts import could_call, requirements
from linter.reporters.explain.page import Page
from linter.reporters.explain.reports import report_on

_HEADINGS: Final[dict[type[Match], str]] = {
    Matched: "What it takes",
    Ambiguous: "What it may be",
    WrongMethod: "What there is at that path",
    Unpublished: "What there is instead",
    NotPlatform: "",
}


def render(method: str | None, path: str, catalogue: Catalogue, callers: Iterable[Caller]) -> Page:
    """Whether a call is published, what it or its nearest counterparts take, what field reports
    say of it, and who in the estate could make it."""
    match = catalogue.match(method, path)
    operations = _operations(match)
    known = _reported(match, catalogue)
    page = Page(f"{method.upper()} {path}" if method else path)
    page.add("Published", [_published(match, catalogue)])
    page.add(_HEADINGS[type(match)], [line for one in operations for line in requirements(one)])
    page.add("What to do", _advice(match, operations))
    page.add("What field reports say", report_on(known, catalogue) if known else ())
    if operations and isinstance(match, Matched | Unpublished):
        page.add(f"Who could call {operations[0].name}", could_call(operations[0], callers))
    return page


def _operations(match: Match) -> tuple[Operation, ...]:
    match match:
        case Matched(operation):
            return (operation,)
        case (
            Ambiguous(candidates=found) | WrongMethod(published=found) | Unpublished(nearest=found)
        ):
            return found
    return ()


def _reported(match: Match, catalogue: Catalogue) -> Counterpart | None:
    """The endpoint of a field report that this call is, or that means this operation."""
    if isinstance(match, Unpublished):
        return match.counterpart
    if not isinstance(match, Matched):
        return None
    name = match.operation.name
    endpoints = (one for one in catalogue.counterparts if one.kind == "endpoint")
    return next((one for one in endpoints if name in one.operations), None)


def _published(match: Match, catalogue: Catalogue) -> str:
    dated = f"in the definition of {catalogue.operations.dated}"
    match match:
        case Matched(operation):
            return f"Yes, {dated}, as {operation.name}."
        case WrongMethod(method, path, published):
            methods = all_of(one.method for one in published)
            return f"{path} is, {dated}, but with {methods} only, not with {method}."
        case Ambiguous(candidates) if len({one.path for one in candidates}) == 1:
            methods = all_of(one.method for one in candidates)
            return f"Yes, {dated}, as {candidates[0].path} with {methods}."
        case Unpublished():
            return f"No, not {dated}: no scope, permission or role makes this call work."
        case Ambiguous(reason=reason):
            return f"That cannot be told: {reason}."
    return "The address is none of the platform's API."


def _advice(match: Match, operations: Sequence[Operation]) -> Iterator[str]:
    if not operations:
        return
    if isinstance(match, Ambiguous):
        yield "Say which one is meant, method and path: gclint explain tells what that one takes."
        return
    operation = operations[0]
    if isinstance(match, WrongMethod):
        yield f"Call it with {one_of(one.method for one in operations)}, or call another path."
        return
    if isinstance(match, Unpublished):
        yield f"Call {operation.name} instead."
    permissions = lack_of_permissions(operation, ())
    if permissions:
        yield f"Under client credentials: give a role of the client {permissions}."
    scopes = lack_of_scopes(operation, ())
    if scopes:
        also = f", and the user {permissions}" if permissions else ""
        yield f"Under a grant for users: give the client the scope {scopes}{also}."
        yield "After a change to its scopes, have users authorise the client anew."
    yield "`gclint access` tells what the callers of an estate hold, lack and need."
