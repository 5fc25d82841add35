"""Which resources the Terraform client manages, and whether anything tells which client it is."""

from __future__ import annotations

from linter.kept import kept
from linter.model import Estate, Resource, Unknown
from linter.settings import Settings

PREFIX = "genesyscloud_"
"""What the types of the platform's provider begin with."""


def is_managed(kind: str) -> bool:
    """Whether a type is one that the platform's provider manages or reads."""
    return kind.removeprefix("data.").startswith(PREFIX)


def client_is_told(estate: Estate, settings: Settings) -> bool:
    """Whether settings or a provider block tell of the Terraform client."""
    return bool(settings.terraform_client) or _is_named(estate)


def names_client(resource: Resource) -> bool:
    """Whether it is a provider block that refers to a client in the same files."""
    if resource.type != "provider.genesyscloud" or not isinstance(resource.body, dict):
        return False
    client = resource.body.get("oauthclient_id")
    return isinstance(client, Unknown) and bool(client.refers_to)


@kept(2)
def _is_named(estate: Estate) -> bool:
    providers = estate.of("provider.genesyscloud")
    return any(isinstance(one, Resource) and names_client(one) for one in providers)
