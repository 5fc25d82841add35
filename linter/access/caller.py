"""A caller with everything it calls, needs, holds, lacks and has unused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from linter.access.clients import USER_GRANTS, RoleGrant
from linter.access.held import Held
from linter.access.needs import lack_of_permissions, lack_of_scopes
from linter.access.smallest import Names, smallest
from linter.access.use import Use
from linter.catalogue.parts.operations import Operation
from linter.catalogue.parts.scopes import READ_ONLY
from linter.catalogue.permission import covered, covers


class Kind(StrEnum):
    """What sort of caller it is."""

    CLIENT = "oauth-client"
    APP = "app"
    WIZARD = "app-wizard"
    """The installation of a premium app, by whoever runs its wizard."""
    PLAN = "load-plan"
    TERRAFORM = "terraform"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Grants:
    """Permissions, or scopes: what is required of a caller beside what it holds."""

    required: tuple[Names, ...]
    """One of each is needed."""
    held: Held | None
    """None where nothing is told of it, or where it does not count."""
    complete: bool
    """Whether all that the caller calls is known."""

    @cached_property
    def suffices(self) -> tuple[str, ...]:
        """The smallest set that everything it calls needs."""
        return tuple(sorted(smallest(self.required)))

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The smallest set that would have to be added to what is held for certain."""
        held = self.held.names if self.held else frozenset()
        left = [one for one in self.required if not any(covered(held, name) for name in one)]
        return tuple(sorted(smallest(left))) if self.held else ()

    @cached_property
    def unused(self) -> tuple[str, ...]:
        """What is held and not needed; none where some call is not known."""
        if self.held is None or not self.complete:
            return ()
        wanted = frozenset(name for one in self.required for name in one)
        return tuple(
            sorted(held for held in self.held.names if not any(covers(held, one) for one in wanted))
        )


@dataclass(frozen=True)
class Caller:
    """Whoever makes platform calls."""

    kind: Kind
    name: str
    address: str
    """Of the client or manifest; empty for the Terraform client and an unknown one."""
    grant: str
    """Its grant type, or why that is not known; empty where nothing is told."""
    uses: tuple[Use, ...]
    roles: tuple[RoleGrant, ...] = ()
    held_permissions: Held | None = None
    held_scopes: Held | None = None
    organizations: tuple[Caller, ...] = ()
    """For an app: itself in each of its organisations, with what is held there."""
    remarks: tuple[str, ...] = ()
    """What else its reader should know, in words."""

    @property
    def complete(self) -> bool:
        """Whether everything it needs is known."""
        return bool(self.uses) and all(use.told for use in self.uses)

    @property
    def for_users(self) -> bool:
        """Whether it is known to call on behalf of users, so that scopes count."""
        by_grant = self.grant in USER_GRANTS or self.held_scopes is not None
        return by_grant or self.kind is Kind.WIZARD

    @property
    def operations(self) -> tuple[Operation, ...]:
        """What it calls, each once, by path."""
        called = {one for use in self.uses for one in use.operations}
        return tuple(sorted(called, key=lambda one: (one.path, one.method)))

    @cached_property
    def permissions(self) -> Grants:
        """What its calls require of its roles."""
        required = [one for operation in self.operations for one in permission_groups(operation)]
        required += [frozenset({one}) for use in self.uses for one in use.stated.permissions]
        return Grants(tuple(required), self.held_permissions, self.complete)

    @cached_property
    def scopes(self) -> Grants:
        """What its calls accept as scopes."""
        required = [one.scopes for one in self.operations if one.scopes]
        required += [accepted_for(one) for use in self.uses for one in use.stated.scopes]
        known = all(one.scopes is not None for one in self.operations)
        return Grants(tuple(required), self.held_scopes, self.complete and known)

    @property
    def unknowns(self) -> tuple[str, ...]:
        """Why more may be held than is told."""
        told = (self.held_permissions, self.held_scopes)
        return tuple(dict.fromkeys(one.unknown.reason for one in told if one and one.unknown))

    def lacks_for(self, operation: Operation) -> tuple[str, ...]:
        """What it lacks for an operation, in words, as far as anything is told of what it holds."""
        told = (
            ("permission", self.held_permissions, lack_of_permissions),
            ("scope", self.held_scopes, lack_of_scopes),
        )
        return tuple(
            f"{'may lack' if held.unknown else 'lacks'} {kind} {lack}"
            for kind, held, lacking in told
            if held is not None and (lack := lacking(operation, held.names))
        )


def permission_groups(operation: Operation) -> Iterable[Names]:
    """The requirements of an operation: one permission of each group is needed."""
    yield from (frozenset({name}) for name in sorted(operation.all_permissions))
    if operation.any_permissions:
        yield operation.any_permissions


def accepted_for(scope: str) -> Names:
    """The scopes that do for a stated one: what `area:readonly` lets through, `area` does, too."""
    return frozenset({scope, scope.removesuffix(READ_ONLY)})
