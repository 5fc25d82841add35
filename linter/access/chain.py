"""From a data action to the OAuth client that its calls are made with.

The action names its integration, the integration its credential, and the credential the client:
`integration_id`, `config.credentials.pureCloudOAuthClient`, `fields.clientId`.
https://registry.terraform.io/providers/MyPureCloud/genesyscloud/latest/docs/resources/integration_credential
"""

from __future__ import annotations

from linter.access.calls import PLATFORM_ACTIONS
from linter.access.clients import Client, client_at
from linter.access.directory import Directory
from linter.model import MISSING, Unknown, View
from linter.views.field import Field


def client_behind(action: View, directory: Directory) -> Client | Unknown | None:
    """The client of a data action, or why it is not known.

    None where the action's integration calls with no such client.
    """
    kind = action.body.get("integration_type")
    if isinstance(kind, str) and kind != PLATFORM_ACTIONS:
        return None
    if action.type == "premium-app":
        return _client_of_app(action, directory)
    if action.type != "genesyscloud_integration_action":
        return Unknown(f"no file says which OAuth client {action.name} calls with")
    near = action.resource
    integration = directory.resource(
        Field.of(near).get("integration_id").value, "genesyscloud_integration", near
    )
    if isinstance(integration, Unknown):
        return integration
    credentials = Field.of(integration).get("config", 0, "credentials")
    reference = credentials.get("pureCloudOAuthClient").value
    if reference is MISSING:
        return Unknown(f"{integration.address} has no pureCloudOAuthClient credential")
    credential = directory.resource(reference, "genesyscloud_integration_credential", integration)
    if isinstance(credential, Unknown):
        return credential
    identity = Field.of(credential).get("fields", "clientId").value
    if identity is MISSING:
        return Unknown(f"{credential.address} names no clientId")
    client = directory.resource(identity, "genesyscloud_oauth_client", credential)
    if isinstance(client, Unknown):
        return client
    return client_at(client.path, client.address, directory)


def _client_of_app(action: View, directory: Directory) -> Client | Unknown:
    """The client of the same premium app that its data action names."""
    name = action.body.get("oauth_client")
    if isinstance(name, Unknown):
        return name
    found = [
        view
        for view in directory.estate.beside(action, "oauth_client")
        if view.path == action.path and view.name == name
    ]
    if len(found) != 1:
        return Unknown(f"no file says which OAuth client {action.name} calls with")
    return client_at(found[0].path, found[0].address, directory)
