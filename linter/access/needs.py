"""What an operation requires beyond what its caller holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from linter.catalogue.parts.operations import Operation
from linter.catalogue.parts.scopes import ALL_SCOPES
from linter.catalogue.permission import covered

_SHOWN = 4
"""Names of one alternative that a message lists before it counts the rest."""


@dataclass(frozen=True, slots=True)
class Lack:
    """Names that would have to be held: each of `every`, and one of `any` where there are any."""

    every: tuple[str, ...] = ()
    any: tuple[str, ...] = ()

    def __str__(self) -> str:
        alternative = [one_of(self.any)] if self.any else []
        return " and ".join([*self.every, *alternative])


def lack_of_permissions(operation: Operation, held: Iterable[str]) -> Lack | None:
    """The permissions that a holder of `held` lacks for the operation; None where none."""
    granted = frozenset(held)
    every = tuple(sorted(one for one in operation.all_permissions if not covered(granted, one)))
    some = operation.any_permissions
    lacks_any = bool(some) and not any(covered(granted, one) for one in some)
    return Lack(every, tuple(sorted(some)) if lacks_any else ()) if every or lacks_any else None


def lack_of_scopes(operation: Operation, held: Iterable[str]) -> Lack | None:
    """The scopes that an operation accepts where `held` has none of them, else None."""
    accepted = operation.scopes
    if not accepted or accepted & {*held} or ALL_SCOPES in {*held}:
        return None
    return Lack(any=tuple(sorted(accepted)))


def one_of(names: Iterable[str]) -> str:
    """`a`, `a or b`, `one of a, b, c, d and 3 more`: alternatives for people to read."""
    listed = sorted(names)
    if len(listed) <= 2:
        return " or ".join(listed)
    rest = len(listed) - _SHOWN
    more = f" and {rest} more" if rest > 0 else ""
    return f"one of {', '.join(listed[:_SHOWN])}{more}"


def all_of(names: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`: names for people to read, in the order given."""
    *others, last = dict.fromkeys(names)
    return f"{', '.join(others)} and {last}" if others else last
