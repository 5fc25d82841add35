"""Callers as rows of a picture: who calls, what makes the call, the call, what it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from linter.access.caller import Caller, Use
from linter.access.needs import lack_of_permissions, lack_of_scopes, one_of
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
    if use.flaw:
        yield Row(maker, use.call or use.name, use.flaw, State.FLAWED)
    elif use.call:
        for operation in use.operations:
            yield Row(maker, operation.name, _need(operation, caller), _state([operation], caller))
    else:
        count = len(use.operations)
        needed = one_of(use.permissions).removeprefix("one of ").replace(" or ", ", ")
        called = f"{count} operation{'' if count == 1 else 's'}"
        yield Row(maker, called, needed or "no permission", _state(use.operations, caller))


def _need(operation: Operation, caller: Caller) -> str:
    by_scopes = caller.held_scopes is not None
    lacking = lack_of_scopes if by_scopes else lack_of_permissions
    return str(lacking(operation, ()) or ("no scope" if by_scopes else "no permission"))


def _state(operations: Sequence[Operation], caller: Caller) -> State:
    held = [one for one in (caller.held_permissions, caller.held_scopes) if one is not None]
    required = any(one.permissions or one.scopes for one in operations)
    if not held and required:
        return State.UNKNOWN
    if not any(caller.lacks_for(one) for one in operations):
        return State.HELD
    return State.UNKNOWN if any(one.unknown for one in held) else State.LACKING
