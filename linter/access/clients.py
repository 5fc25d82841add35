"""What an OAuth client holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from linter.access.directory import Directory
from linter.access.held import Held, held_in
from linter.access.roles import has_conditions, permissions_of_role
from linter.kept import kept
from linter.model import Resource, Unknown, View
from linter.views.oauth_client import CLIENT_CREDENTIALS

USER_GRANTS: Final = frozenset({"CODE", "TOKEN", "SAML2-BEARER", "PASSWORD"})
"""Grants on behalf of a user: tokens carry scopes, and the user's permissions count.
https://help.mypurecloud.com/articles/create-an-oauth-client/"""

_OF_EVERY_APP: Final = "user-basic-info"
"""A scope that a premium app's wizard adds to every client for users that it makes.
https://github.com/MyPureCloud/purecloud-premium-app/blob/master/docs/wizard/scripts/modules/oauth-client.js"""


class RoleGrant(NamedTuple):
    """A role that a client holds."""

    name: str
    """Its name, or what is known in place of one."""
    division: str
    """`home` where none is named, `*` for all, an id, or `?` where that is not known."""
    permissions: Held
    conditional: bool = False
    """Whether some of the permissions hold only under conditions."""
    role: View | None = None
    """The role itself, where these files have it."""


@dataclass(frozen=True, slots=True)
class Client:
    """A known OAuth client."""

    view: View
    grant: str | Unknown
    roles: tuple[RoleGrant, ...]
    permissions: Held
    scopes: Held

    @property
    def name(self) -> str:
        """What people call it."""
        return self.view.name

    @property
    def acts_for_users(self) -> bool | Unknown:
        """Whether scopes count for its calls, rather than its own roles."""
        if isinstance(self.grant, Unknown) or self.grant in USER_GRANTS:
            return self.grant if isinstance(self.grant, Unknown) else True
        if self.grant == CLIENT_CREDENTIALS:
            return False
        return Unknown(f"{self.grant or 'no grant type'} is no grant type that is known")


@kept(256)
def client_at(path: str, address: str, directory: Directory) -> Client | Unknown:
    """The client that a resource configures; worked out once, as many actions may share it."""
    view = directory.view(path, address, "oauth_client")
    return client_of(view, directory) if view else Unknown(f"{address} cannot be read")


def client_of(view: View, directory: Directory) -> Client:
    """The client that an `oauth_client` view shows, with what its roles grant."""
    grant = view.body.get("grant")
    roles, unknown = _roles(view.body.get("roles"), view.resource, directory)
    permissions = Held(unknown=unknown)
    for role in roles:
        permissions |= role.permissions
    return Client(
        view=view,
        grant=grant if isinstance(grant, str | Unknown) else "",
        roles=roles,
        permissions=permissions,
        scopes=(held_in(view.body.get("scopes")) or Held()) | _added(view, grant),
    )


def _added(view: View, grant: object) -> Held:
    """The scopes that are held without being written down."""
    by_wizard = view.type == "premium-app" and isinstance(grant, str) and grant in USER_GRANTS
    return Held(frozenset({_OF_EVERY_APP})) if by_wizard else Held()


def _roles(
    roles: Any, near: Resource, directory: Directory
) -> tuple[tuple[RoleGrant, ...], Unknown | None]:
    if isinstance(roles, Unknown):
        return (), roles
    listed = roles if isinstance(roles, list) else []
    unknown = next((one for one in listed if isinstance(one, Unknown)), None)
    return tuple(_granted(listed, near, directory)), unknown


def _granted(roles: list[Any], near: Resource, directory: Directory) -> Iterator[RoleGrant]:
    for role in roles:
        if isinstance(role, dict):
            found = _role(role, near, directory)
            view = None if isinstance(found, Unknown) else found
            unresolved = found if isinstance(found, Unknown) else Unknown("the role is not known")
            held = permissions_of_role(view) if view else Held(unknown=unresolved)
            division = _division(role.get("division_id"))
            limited = bool(view and has_conditions(view))
            yield RoleGrant(_name(view, role), division, held, limited, view)


def _role(role: dict[str, Any], near: Resource, directory: Directory) -> View | Unknown | None:
    """The role that a grant names: by reference, or by name as in a premium app."""
    name = role.get("role_name")
    if near.type == "premium-app" and isinstance(name, str):
        return directory.role(name, near.path)
    found = directory.resource(role.get("role_id"), "genesyscloud_auth_role", near)
    if isinstance(found, Unknown):
        return found
    return directory.view(found.path, found.address, "genesys_role")


def _name(view: View | None, role: dict[str, Any]) -> str:
    if view is not None:
        return view.name
    for told in (role.get("role_name"), role.get("role_id")):
        if isinstance(told, str):
            return told
        if isinstance(told, Unknown) and told.expression:
            return told.expression
    return "?"


def _division(value: object) -> str:
    if isinstance(value, Unknown):
        return value.expression or "?"
    return value if isinstance(value, str) and value else "home"
