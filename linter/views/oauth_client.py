"""OAuth clients: kind `oauth_client`.

| key | value |
|---|---|
| `name`, `description` | of the client; of the app, for a manifest |
| `grant` | `CODE`, `TOKEN`, `SAML2-BEARER`, `PASSWORD` or `CLIENT-CREDENTIALS` |
| `scopes` | list of scopes; in a manifest those of the app and of its organisations |
| `roles` | list of `role_id`, `division_id`, `role_name`; a manifest gives the names only |
| `permissions` | list of those that a manifest says its client holds |
| `redirect_uris` | list |
| `token_seconds` | how long a token lives |
| `state` | `active` or `inactive` |
| `expose_client_secret`, `directory_client_secret` | as configured in Terraform |

The name of a role in Terraform is unknown where nothing but its id is known. A manifest has such a
view where it declares a grant. The roles of a manifest with a grant for users are those of the
users, not of the client, and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from linter.model import Resource, Unknown, View
from linter.spelling import camel
from linter.views.field import Field, Layout, Part, assemble
from linter.views.index import ResourceIndex
from linter.views.words import words

CLIENT_CREDENTIALS: Final = "CLIENT-CREDENTIALS"
"""The one grant without a user: its tokens carry roles, and no scopes."""


def build(index: ResourceIndex) -> Iterator[View]:
    """A view of every OAuth client in Terraform and of every manifest that declares a grant."""
    for resource in index.of_type("genesyscloud_oauth_client"):
        yield _from_terraform(Field.of(resource), resource, index)
    for resource in index.of_type("app-manifest"):
        manifest = Field.of(resource)
        if _spelt(manifest, "grantType", "grant"):
            yield _from_manifest(manifest, resource)


def normal_grant(grant: Field) -> Field:
    """The field with its text as the platform spells it: `client_credentials` and `SAML2BEARER`
    are `CLIENT-CREDENTIALS` and `SAML2-BEARER`."""
    if not isinstance(grant.value, str):
        return grant
    spelt = grant.value.strip().upper().replace("_", "-").replace(" ", "-")
    return grant.holding(spelt.replace("SAML2BEARER", "SAML2-BEARER"))


def _from_terraform(client: Field, resource: Resource, index: ResourceIndex) -> View:
    layout: dict[str, Layout] = {
        "name": client.get("name"),
        "description": client.get("description"),
        "grant": normal_grant(client.get("authorized_grant_type")),
        "scopes": _listed(client.get("scopes")),
        "roles": _roles(client.get("roles"), resource, index),
        "redirect_uris": _listed(client.get("registered_redirect_uris")),
        "token_seconds": client.get("access_token_validity_seconds"),
        "state": client.get("state"),
        "expose_client_secret": client.get("expose_client_secret"),
        "directory_client_secret": client.get("directory_client_secret"),
    }
    return _view(layout, client, resource)


def _from_manifest(manifest: Field, resource: Resource) -> View:
    grant = normal_grant(_spelt(manifest, "grantType", "grant"))
    app = manifest.get("app")
    holders = (manifest, *_spelt(manifest, "organizations", "organisations").items())
    layout: dict[str, Layout] = {
        "name": app.get("name") if isinstance(app.value, dict) else manifest.first("app", "name"),
        "description": app.get("description"),
        "grant": grant,
        "scopes": _held(holders, "scopes", "scope"),
        "permissions": _held(holders, "permissions"),
        "redirect_uris": _listed(_spelt(app, "redirectUris")),
    }
    if grant.value == CLIENT_CREDENTIALS:
        layout["roles"] = _named_roles(_held(holders, "roles"))
    return _view(layout, manifest, resource)


def _roles(roles: Field, near: Resource, index: ResourceIndex) -> Layout:
    if not isinstance(roles.value, list):
        return roles
    return Part(roles, [_role(role, near, index) for role in roles.items()])


def _role(role: Field, near: Resource, index: ResourceIndex) -> Layout:
    if not isinstance(role.value, dict):
        return role
    role_id = role.get("role_id")
    name = _role_name(role_id, near, index)
    return Part(
        role, {"role_id": role_id, "division_id": role.get("division_id"), "role_name": name}
    )


def _role_name(role_id: Field, near: Resource, index: ResourceIndex) -> Field:
    for role in index.referred(role_id.value, near):
        name = Field.of(role).get("name")
        if name:
            return name
    if not isinstance(role_id.value, str):
        return role_id
    unknown = Unknown("the role is known by its id only", role_id.value, role_id.span)
    return role_id.holding(unknown)


def _spelt(field: Field, *names: str) -> Field:
    """The value under one of `names`, which the key may also spell in snake_case or kebab-case."""
    keys = {camel(key): key for key, _ in reversed(list(field.entries()))}
    found = next((keys[name] for name in names if name in keys), names[0])
    return field.get(found)


def _held(holders: tuple[Field, ...], *names: str) -> Part | Field:
    """What the app and its organisations hold of one thing, each where it was written."""
    written = [field for holder in holders if (field := _spelt(holder, *names))]
    if not written:
        return holders[0].get(names[0])
    return Part(written[0], [each for field in written for each in _elements(words(field))])


def _elements(part: Layout) -> Iterator[Layout]:
    if isinstance(part, Part):
        yield from part.layout
    elif isinstance(part, Field):
        yield from part.items()


def _named_roles(names: Part | Field) -> Layout:
    if isinstance(names, Field):
        return names
    return Part(names.origin, [{"role_name": name} for name in _elements(names)])


def _listed(field: Field) -> Layout:
    """A list as it is; the words of a string."""
    return words(field) if isinstance(field.value, str) else field


def _view(layout: dict[str, Layout], client: Field, resource: Resource) -> View:
    body, spans = assemble(layout, client)
    name = body.get("name")
    return View(
        "oauth_client", name if isinstance(name, str) else resource.name, body, spans, resource
    )
