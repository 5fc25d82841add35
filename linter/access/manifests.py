"""What an app holds, in all of its organisations and in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from linter.access.clients import USER_GRANTS
from linter.access.directory import Directory
from linter.access.held import Held, held_in, joined
from linter.access.roles import permissions_of_role
from linter.model import KeyPath, Unknown, View
from linter.views.oauth_client import CLIENT_CREDENTIALS


@dataclass(frozen=True, slots=True)
class Declared:
    """What one part of a manifest says is held; None for what it does not speak of."""

    path: KeyPath
    """`()` for the app as a whole, `("organizations", 1)` for an organisation."""
    name: str
    scopes: Held | None
    permissions: Held | None
    """Those listed and those of the roles listed, as far as the estate has the roles."""
    roles: Held | None
    """Names of roles."""

    def __or__(self, other: Declared) -> Declared:
        """What is held where both count; it keeps this one's place and name."""
        return Declared(
            self.path,
            self.name,
            joined([self.scopes, other.scopes]),
            joined([self.permissions, other.permissions]),
            joined([self.roles, other.roles]),
        )


def declared_by_app(manifest: View, directory: Directory) -> Declared:
    """What is held in every organisation."""
    return _declared(manifest.body, (), manifest.name, directory)


def declared_by_organizations(manifest: View, directory: Directory) -> Iterator[Declared]:
    """What is held in each organisation only, in the order they are listed."""
    listed = manifest.body.get("organizations")
    for number, one in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(one, dict):
            name = one.get("name")
            told = name if isinstance(name, str) else f"number {number + 1}"
            yield _declared(one, ("organizations", number), told, directory)


def declared_anywhere(manifest: View, directory: Directory) -> Declared:
    """What is held in some organisation at least."""
    whole = declared_by_app(manifest, directory)
    for one in declared_by_organizations(manifest, directory):
        whole |= one
    listed = manifest.body.get("organizations")
    if isinstance(listed, Unknown):
        whole |= Declared((), "", Held(unknown=listed), Held(unknown=listed), Held(unknown=listed))
    return whole


def judged_by_scopes(manifest: View, declared: Declared) -> bool | Unknown:
    """Whether scopes decide over an app's calls.

    They do under a grant for users. Where the manifest names no grant they do, too, unless it
    lists permissions and no scopes, as is right for client credentials.
    """
    grant = manifest.body.get("grant")
    if isinstance(grant, Unknown):
        return grant
    if grant == CLIENT_CREDENTIALS:
        return False
    for_users = isinstance(grant, str) and grant in USER_GRANTS
    return for_users or declared.scopes is not None or declared.permissions is None


def _declared(body: dict[str, Any], path: KeyPath, name: str, directory: Directory) -> Declared:
    roles = held_in(body.get("roles"))
    listed = held_in(body.get("permissions"))
    return Declared(
        path,
        name,
        held_in(body.get("scopes")),
        joined([listed, None if roles is None else _of_roles(roles, directory)]),
        roles,
    )


def _of_roles(roles: Held, directory: Directory) -> Held:
    held = Held(unknown=roles.unknown)
    for name in sorted(roles.names):
        role = directory.role(name)
        held |= Held(unknown=role) if isinstance(role, Unknown) else permissions_of_role(role)
    return held
