"""What calls on a caller's behalf, and what that calls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from linter.access.calls import Call, operations_of, why_ambiguous
from linter.access.needs import all_of
from linter.catalogue.match import Unpublished, WrongMethod
from linter.catalogue.parts.operations import Operation
from linter.model import Unknown


class Stated(NamedTuple):
    """What a file says is needed for calls that it does not name."""

    permissions: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()


_NOTHING = Stated()


@dataclass(frozen=True, slots=True)
class Use:
    """Something that calls, and the operations it calls."""

    name: str
    """A data action's name, a Terraform type, a wizard's module, or the call itself for an app."""
    addresses: tuple[str, ...]
    operations: tuple[Operation, ...]
    call: str
    """The call as written or published; empty for what makes many calls."""
    flaw: str = ""
    """Why not all of what it needs can be told; empty where it can."""
    unpublished: tuple[str, ...] = ()
    """Operations that it is documented to call and nobody publishes: they may need more."""
    stated: Stated = _NOTHING

    @property
    def permissions(self) -> tuple[str, ...]:
        """Every permission that is named for it, needed or enough."""
        named = {name for one in self.operations for name in one.permissions}
        return tuple(sorted(named.union(self.stated.permissions)))

    @property
    def scopes(self) -> tuple[str, ...]:
        """Every scope that is named for it, needed or accepted."""
        named = {name for one in self.operations for name in one.scopes or ()}
        return tuple(sorted(named.union(self.stated.scopes)))

    @property
    def told(self) -> bool:
        """Whether everything that it needs is known."""
        return not (self.flaw or self.unpublished)


def use_of(call: Call, name: str, address: str) -> Use:
    """The use of one call by what has that name and address."""
    unknown = why_ambiguous(call)
    operations = operations_of(call)
    if unknown is not None or isinstance(operations, Unknown):
        reason = unknown.reason if unknown else ""
        return Use(name, (address,), (), call.name, f"not known: {reason}")
    return Use(name, (address,), operations, call.name, _flaw(call))


def _flaw(call: Call) -> str:
    match call.match:
        case WrongMethod(published=published):
            return f"published with {all_of(one.method for one in published)} only"
        case Unpublished(nearest=nearest):
            return f"not published{f'; see {nearest[0].name}' if nearest else ''}"
    return ""
