"""The permissions of a role."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from linter.access.held import Held, held_in
from linter.model import KeyPath, Unknown, View, first_unknown

_PARTS = ("domain", "entity_name")
_OPEN_ENDED = "admin"
"""A permission from before they had parts; what it implies is nowhere published."""


class Granted(NamedTuple):
    """One permission that a role's policies grant, and where its action is written."""

    name: str
    path: KeyPath


def permissions_of_role(role: View) -> Held:
    """What holders of a role are granted, whatever the division and the conditions.

    A default role has more than its configuration tells, and so may one with `admin`.
    """
    default = role.body.get("default_role_id")
    policies = role.body.get("permission_policies")
    names = frozenset(granted.name for granted in granted_by(role))
    listed = held_in(role.body.get("permissions")) or Held()
    held = Held(names, first_unknown(policies)) | listed
    if isinstance(default, Unknown):
        return held | Held(unknown=default)
    if default:
        told = f"{role.name} is a default role, whose permissions the platform sets"
        return held | Held(unknown=Unknown(told, str(default)))
    if _OPEN_ENDED in held.names:
        told = f"{role.name} has the permission {_OPEN_ENDED}, and what that implies is unpublished"
        return held | Held(unknown=Unknown(told, _OPEN_ENDED))
    return held


def has_conditions(role: View) -> bool:
    """Whether some of a role's permissions are granted under conditions only."""
    policies = role.body.get("permission_policies")
    return any(
        bool(one.get("conditions"))
        for one in (policies if isinstance(policies, list) else ())
        if isinstance(one, dict)
    )


def granted_by(role: View) -> Iterator[Granted]:
    """The permissions that a role's policies grant, `*` kept, as far as they are known."""
    policies = role.body.get("permission_policies")
    for number, policy in enumerate(policies if isinstance(policies, list) else ()):
        yield from _of_policy(policy, ("permission_policies", number))


def _of_policy(policy: Any, at: KeyPath) -> Iterator[Granted]:
    if not isinstance(policy, dict):
        return
    domain, entity = (policy.get(part) for part in _PARTS)
    actions = policy.get("action_set")
    if not (isinstance(domain, str) and isinstance(entity, str) and isinstance(actions, list)):
        return
    for number, action in enumerate(actions):
        if isinstance(action, str):
            yield Granted(f"{domain}:{entity}:{action}", (*at, "action_set", number))
