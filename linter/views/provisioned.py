"""What a premium app's wizard sets up in an organisation, as views of the kinds they are.

Its data actions, OAuth clients and roles are `data_action`, `oauth_client` and `genesys_role`
views, so that every policy for those judges them, too. The address of each names its place:
`config.js#/provisioningInfo/oauth-client/0`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from linter.model import Resource, View
from linter.views import data_action, genesys_role
from linter.views.field import Field, Layout, Part, assemble
from linter.views.index import ResourceIndex
from linter.views.oauth_client import normal_grant
from linter.views.premium_app import modules
from linter.views.words import words

_INTEGRATIONS = {
    "gc-data-actions": "purecloud-data-actions",
    "ws-data-actions": "custom-rest-actions",
}
"""The type of integration that each module of data actions makes."""


def build(index: ResourceIndex) -> Iterator[View]:
    """A view of each data action, OAuth client and role in every wizard's configuration."""
    for resource in index.of_type("premium-app"):
        for module, field in modules(Field.of(resource)):
            for item in field.items():
                if isinstance(item.value, dict):
                    yield from _views(module, item, resource)


def _views(module: str, item: Field, whole: Resource) -> Iterator[View]:
    match module:
        case "role":
            yield genesys_role.view_of(item, _part(item, whole))
        case "oauth-client":
            yield _client(item, _part(item, whole))
        case "gc-data-actions" | "ws-data-actions":
            for action in item.get("data-actions").items():
                if isinstance(action.value, dict):
                    yield _action(module, action, item, _part(action, whole))


def _part(item: Field, whole: Resource) -> Resource:
    """The configuration as the resource behind one thing in it."""
    name = item.get("name").value
    pointer = "".join(f"/{key}" for key in item.path)
    shown = name if isinstance(name, str) and name else whole.name
    return replace(whole, name=shown, address=f"{whole.address}#{pointer}")


def _action(module: str, action: Field, integration: Field, resource: Resource) -> View:
    view = data_action.from_export(action, resource)
    category = integration.get("name").value
    view.body.setdefault("kind", "custom")
    view.body.setdefault("integration_type", _INTEGRATIONS[module])
    client = integration.get("oauthClient")
    if client:
        view.body.setdefault("oauth_client", client.value)
    if isinstance(category, str):
        view.body.setdefault("category", category)
    return view


def _client(client: Field, resource: Resource) -> View:
    layout: dict[str, Layout] = {
        "name": client.get("name"),
        "description": client.get("description"),
        "grant": normal_grant(client.get("authorizedGrantType")),
        "scopes": words(client.first("scope", "scopes")),
        "roles": _roles(client.get("roles")),
        "redirect_uris": words(client.first("registeredRedirectUri", "registeredRedirectUris")),
        "token_seconds": client.get("accessTokenValiditySeconds"),
        "state": client.get("state"),
    }
    body, spans = assemble(layout, client)
    return View("oauth_client", resource.name, body, spans, resource)


def _roles(names: Field) -> Layout:
    if not isinstance(names.value, list):
        return names
    return Part(names, [{"role_name": name} for name in names.items()])
