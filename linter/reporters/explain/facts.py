"""Lines that several kinds of page share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from linter.access.caller import Caller, Kind
from linter.access.needs import lack_of_permissions, lack_of_scopes
from linter.catalogue.parts.operations import Operation
from linter.views.oauth_client import CLIENT_CREDENTIALS

_OF_A_USER = "/api/v2/users/me"
"""Calls on the user who makes them. https://help.mypurecloud.com/articles/create-an-oauth-client/"""

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


def could_call(operation: Operation, callers: Sequence[Caller]) -> Iterator[str]:
    """Which callers of an estate could make a call, and what the others lack."""
    for caller in (each for one in callers for each in one.organizations or (one,)):
        told = caller.held_permissions is not None or caller.held_scopes is not None
        if caller.kind is Kind.UNKNOWN or (caller.kind is Kind.TERRAFORM and not told):
            continue
        yield f"{spoken(caller)}: {_verdict(operation, caller)}"


def spoken(caller: Caller) -> str:
    """A caller as a sentence calls it."""
    kinds = {Kind.CLIENT: "OAuth client ", Kind.APP: "app "}
    return f"{kinds.get(caller.kind, '')}{caller.name}"


def _verdict(operation: Operation, caller: Caller) -> str:
    if caller.grant == CLIENT_CREDENTIALS and operation.path.startswith(_OF_A_USER):
        return "cannot, as client credentials stand for no user"
    if caller.held_permissions is None and caller.held_scopes is None:
        return "what it holds is not known"
    lacking = caller.lacks_for(operation)
    if lacking:
        return " and ".join(lacking)
    needed = lack_of_permissions(operation, ())
    if caller.held_permissions is None and needed:
        return f"could make it for users who have permission {needed}"
    return "could make it"
