"""Callers as rows of a picture: who calls, what makes the call, the call, what it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from linter.access.caller import Caller
from linter.access.needs import lack_of_permissions, lack_of_scopes, one_of
from linter.access.use import Use
from linter.catalogue.parts.operations import Operation


class State(StrEnum):
    """What is known of a need."""

    HELD = "held"
    LACKING = "lacking"
    UNKNOWN = "unknown"
    FLAWED = "flawed"


class Row(NamedTuple):
    """One call, from left to right."""

    maker: str
    """The data action or Terraform type; empty where the caller calls by itself."""
    call: str
    need: str
    state: State


class Group(NamedTuple):
    """A caller and its rows."""

    title: str
    subtitle: str
    rows: tuple[Row, ...]


def groups(callers: Sequence[Caller]) -> Iterator[Group]:
    """Every caller that calls anything."""
    for caller in callers:
        if caller.uses:
            rows = tuple(row for use in caller.uses for row in _rows(use, caller))
            yield Group(caller.name, caller.grant or caller.address, rows)


def _rows(use: Use, caller: Caller) -> Iterator[Row]:
    maker = use.name if use.name != use.call else ""
    if use.flaw and not use.permissions:
        yield Row(maker, use.call or use.name, use.flaw, State.FLAWED)
    elif use.call:
        for operation in use.operations:
            yield Row(maker, operation.name, _need(operation, caller), _state([operation], caller))
    else:
        needed = one_of(use.permissions).removeprefix("one of ").replace(" or ", ", ")
        yield Row(maker, _several(use), needed or "no permission", _state_of(use, caller))


def _several(use: Use) -> str:
    """What calls that are not told one by one are called."""
    if use.flaw:
        return use.flaw
    if not use.operations and not use.unpublished:
        return "what its settings state"
    count = len(use.operations)
    more = f", and {len(use.unpublished)} not published" if use.unpublished else ""
    return f"{count} operation{'' if count == 1 else 's'}{more}"


def _state_of(use: Use, caller: Caller) -> State:
    return _state(use.operations, caller) if use.operations else State.UNKNOWN


def _need(operation: Operation, caller: Caller) -> str:
    by_scopes = caller.held_scopes is not None
    if by_scopes and operation.scopes is None:
        return "perhaps a scope, which is not known"
    lacking = lack_of_scopes if by_scopes else lack_of_permissions
    return str(lacking(operation, ()) or ("no scope" if by_scopes else "no permission"))


def _state(operations: Sequence[Operation], caller: Caller) -> State:
    held = [one for one in (caller.held_permissions, caller.held_scopes) if one is not None]
    required = any(one.permissions or one.scopes for one in operations)
    if not held and required:
        return State.UNKNOWN
    open_ended = caller.held_scopes is not None and any(one.scopes is None for one in operations)
    if open_ended and not any(caller.lacks_for(one) for one in operations):
        return State.UNKNOWN
    if not any(caller.lacks_for(one) for one in operations):
        return State.HELD
    return State.UNKNOWN if any(one.unknown for one in held) else State.LACKING
