"""The OAuth client that runs Terraform: what it manages and what it is known to hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from linter.access.clients import Client, client_at
from linter.access.directory import Directory
from linter.access.held import Held
from linter.access.managed import is_managed
from linter.access.roles import permissions_of_role
from linter.catalogue import Catalogue
from linter.catalogue.parts.operations import Operation
from linter.kept import kept
from linter.model import Resource, Unknown
from linter.settings import Settings
from linter.views.field import Field

NAME = "the Terraform client"


def managed(directory: Directory) -> Iterator[Resource]:
    """The resources and data sources of the platform's provider."""
    for resource in directory.estate.resources:
        if is_managed(resource.type):
            yield resource


def operations_for(kind: str, catalogue: Catalogue) -> tuple[Operation, ...]:
    """What managing or reading a Terraform type calls, as far as it is published."""
    found = map(catalogue.operations.get, catalogue.provider.operations(kind))
    return tuple(one for one in found if one)


def unpublished_for(kind: str, catalogue: Catalogue) -> tuple[str, ...]:
    """What a type is documented to call though it is not published; what it takes is unknown."""
    return tuple(
        one for one in catalogue.provider.operations(kind) if not catalogue.operations.get(one)
    )


def permissions_held(near: Resource, settings: Settings, directory: Directory) -> Held | None:
    """What the client behind a resource's provider is granted; None where nothing is told of it.

    Settings tell it (`terraform_client`), or a provider block of the same root module that names
    a client in these files.
    """
    told = settings.terraform_client
    if {"roles", "permissions"} & set(told):
        held = Held(frozenset(told.get("permissions", ())))
        for name in told.get("roles", ()):
            role = directory.role(name)
            held |= Held(unknown=role) if isinstance(role, Unknown) else permissions_of_role(role)
        return held
    client = _client(near, directory)
    return client.permissions if client and client.acts_for_users is False else None


def scopes_held(near: Resource, settings: Settings, directory: Directory) -> Held | None:
    """The scopes of the client, where it has a grant for users; None where nothing tells."""
    if "scopes" in settings.terraform_client:
        return Held(frozenset(settings.terraform_client["scopes"]))
    client = _client(near, directory)
    return client.scopes if client and client.acts_for_users is True else None


def _client(near: Resource, directory: Directory) -> Client | None:
    """The client in the estate that the provider block of the resource's root module names."""
    return _clients(directory).get(_root(near))


@kept(2)
def _clients(directory: Directory) -> Mapping[str, Client]:
    """The client that the one provider block of a root module names, by the module's folder."""
    providers: dict[str, list[Resource]] = defaultdict(list)
    for one in directory.estate.of("provider.genesyscloud"):
        if isinstance(one, Resource):
            providers[_root(one)].append(one)
    alone = ((root, blocks[0]) for root, blocks in providers.items() if len(blocks) == 1)
    found = ((root, _named_by(block, directory)) for root, block in alone)
    return {root: client for root, client in found if client}


def _named_by(provider: Resource, directory: Directory) -> Client | None:
    reference = Field.of(provider).get("oauthclient_id").value
    found = directory.resource(reference, "genesyscloud_oauth_client", provider)
    if isinstance(found, Unknown):
        return None
    client = client_at(found.path, found.address, directory)
    return None if isinstance(client, Unknown) else client


def _root(resource: Resource) -> str:
    """The folder of the root module that a resource belongs to."""
    path = resource.calls[0].span.path if resource.calls else resource.path
    return path.rpartition("/")[0]
