"""Lines that several kinds of page share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from linter.access.caller import Caller, Kind
from linter.access.needs import all_of, lack_of_permissions, lack_of_scopes
from linter.catalogue.parts.operations import Operation
from linter.views.oauth_client import CLIENT_CREDENTIALS

_OF_A_USER = "/api/v2/users/me"
"""Calls on the user who makes them. https://help.mypurecloud.com/articles/create-an-oauth-client/"""

_NOBODY = frozenset({Kind.UNKNOWN, Kind.PLAN})
"""Callers of which no more is known than what they call."""

_SHOWN = 12
"""Operations that a list names before it counts the rest."""


def requirements(operation: Operation) -> Iterator[str]:
    """An operation and what it requires."""
    yield operation.name
    permissions, scopes = lack_of_permissions(operation, ()), lack_of_scopes(operation, ())
    yield f"  permission: {permissions or 'none'}"
    yield f"  scope, under a grant for users: {scopes or 'not known'}"
    if operation.deprecated:
        yield "  deprecated: it works until it is removed"
    if operation.preview:
        yield "  a preview: it may change without notice"


def named(operations: Iterable[Operation]) -> Iterator[str]:
    """The names of operations, the first few of them."""
    listed = [one.name for one in operations]
    yield from listed[:_SHOWN]
    if len(listed) > _SHOWN:
        yield f"and {len(listed) - _SHOWN} more"


def counted(operations: Sequence[Operation]) -> str:
    """`1 operation`, `12 operations`."""
    return f"{len(operations)} operation{'' if len(operations) == 1 else 's'}"


def could_call(operation: Operation, callers: Iterable[Caller]) -> Iterator[str]:
    """Which callers of an estate could make a call, and what the others lack."""
    every = [each for one in callers for each in one.organizations or (one,)]
    counts = Counter(map(spoken, every))
    for caller in every:
        told = caller.held_permissions is not None or caller.held_scopes is not None
        if caller.kind in _NOBODY or (caller.kind is Kind.TERRAFORM and not told):
            continue
        twin = counts[spoken(caller)] > 1 and caller.address
        place = f" ({caller.address})" if twin else ""
        yield f"{spoken(caller)}{place}: {_verdict(operation, caller)}"


def needing(name: str, callers: Iterable[Caller]) -> Iterator[str]:
    """Which callers need a permission or scope, or could do with it, and what for."""
    for caller in callers:
        uses = [use.name for use in caller.uses if name in (*use.permissions, *use.scopes)]
        if uses:
            yield f"{spoken(caller)}, for {all_of(_few(uses))}"


def _few(names: Sequence[str]) -> list[str]:
    listed = list(dict.fromkeys(names))
    rest = len(listed) - _SHOWN
    return [*listed[:_SHOWN], f"{rest} more"] if rest > 0 else listed


def spoken(caller: Caller) -> str:
    """A caller as a sentence calls it."""
    kinds = {Kind.CLIENT: "OAuth client ", Kind.APP: "app "}
    return f"{kinds.get(caller.kind, '')}{caller.name}"


def _verdict(operation: Operation, caller: Caller) -> str:
    if caller.grant == CLIENT_CREDENTIALS and operation.path.startswith(_OF_A_USER):
        return "cannot, as client credentials stand for no user"
    if caller.kind is Kind.WIZARD:
        return _asked(operation, caller)
    if caller.held_permissions is None and caller.held_scopes is None:
        return "what it holds is not known"
    lacking = caller.lacks_for(operation)
    if lacking:
        return " and ".join(lacking)
    if caller.held_scopes is not None and operation.scopes is None:
        return "lacks nothing that is known, but which scope the call takes is not"
    needed = lack_of_permissions(operation, ())
    if caller.held_permissions is None and needed:
        return f"could make it for users who have permission {needed}"
    return "could make it"


def _asked(operation: Operation, caller: Caller) -> str:
    """Whether a wizard's settings ask for enough; nothing tells what whoever runs it holds."""
    stated = [use.stated for use in caller.uses]
    permissions = lack_of_permissions(
        operation, (name for one in stated for name in one.permissions)
    )
    scopes = lack_of_scopes(operation, (name for one in stated for name in one.scopes))
    lacking = [
        f"{kind} {lack}" for kind, lack in (("permission", permissions), ("scope", scopes)) if lack
    ]
    if lacking:
        return f"does not ask for {' and '.join(lacking)}"
    return "could make it for users, with the permissions and scopes that its settings ask for"
