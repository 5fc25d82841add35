"""Every permission that a role, a manifest or an accelerator writes down, part by part."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from linter.catalogue.permission import ANY, Permission
from linter.model import KeyPath, Resource, Subject, Unknown


class Written(NamedTuple):
    """A permission as it is written, and where each of its parts is."""

    text: str
    path: KeyPath
    domain_path: KeyPath
    entity_path: KeyPath

    @property
    def parts(self) -> tuple[str, ...]:
        """Its parts between colons, however many there are."""
        return tuple(self.text.split(":"))

    @property
    def permission(self) -> Permission | None:
        """Its three parts, `*` allowed; None where it has not three, or an empty one."""
        return _three_parts(self.text)


def written_in(subject: Subject) -> Iterator[Written | Unknown]:
    """Each permission in a role's policies and lists or a manifest's, and what keeps some from
    being known."""
    body = subject.body
    if not isinstance(body, dict):
        return
    yield from _listed(body.get("permissions"), ("permissions",))
    organizations = body.get("organizations")
    for number, one in enumerate(organizations if isinstance(organizations, list) else ()):
        if isinstance(one, dict):
            yield from _listed(one.get("permissions"), ("organizations", number, "permissions"))
    if not isinstance(subject, Resource):
        yield from _of_policies(body.get("permission_policies"))


def _listed(permissions: Any, path: KeyPath) -> Iterator[Written | Unknown]:
    if isinstance(permissions, Unknown):
        yield permissions
    for number, one in enumerate(permissions if isinstance(permissions, list) else ()):
        at = (*path, number)
        if isinstance(one, Unknown):
            yield one
        elif isinstance(one, str):
            yield Written(one, at, at, at)


def _of_policies(policies: Any) -> Iterator[Written | Unknown]:
    if isinstance(policies, Unknown):
        yield policies
    for number, policy in enumerate(policies if isinstance(policies, list) else ()):
        if isinstance(policy, Unknown):
            yield policy
        elif isinstance(policy, dict):
            yield from _of_policy(policy, ("permission_policies", number))


def _of_policy(policy: dict[str, Any], at: KeyPath) -> Iterator[Written | Unknown]:
    domain, entity = (policy.get(key) for key in ("domain", "entity_name"))
    actions = policy.get("action_set")
    unknown = next((one for one in (domain, entity, actions) if isinstance(one, Unknown)), None)
    if unknown is not None:
        yield unknown
    if not (isinstance(domain, str) and isinstance(entity, str) and isinstance(actions, list)):
        return
    for number, action in enumerate(actions):
        if isinstance(action, Unknown):
            yield action
        elif isinstance(action, str):
            paths = (*at, "action_set", number), (*at, "domain"), (*at, "entity_name")
            yield Written(f"{domain}:{entity}:{action}", *paths)


@lru_cache(maxsize=8192)
def _three_parts(text: str) -> Permission | None:
    parts = text.split(":")
    return Permission(*parts) if len(parts) == 3 and all(map(_is_part, parts)) else None


def _is_part(part: str) -> bool:
    if not part or any(character.isspace() for character in part):
        return False
    return ANY not in part or part == ANY
