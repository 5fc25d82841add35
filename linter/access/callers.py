"""Every caller of an estate.

Another kind of configuration that makes calls gets a function of its own, here or in a module
beside this one, and a line in `callers`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from linter.access import terraform_client
from linter.access.caller import Caller, Kind
from linter.access.calls import Call, calls_of
from linter.access.chain import client_behind
from linter.access.clients import Client, client_of
from linter.access.directory import Directory
from linter.access.held import Held
from linter.access.load_plans import load_plans
from linter.access.manifests import (
    Declared,
    declared_anywhere,
    declared_by_app,
    declared_by_organizations,
    judged_by_scopes,
)
from linter.access.use import Use, use_of
from linter.access.wizards import wizards
from linter.catalogue import Catalogue
from linter.model import Resource, Unknown, View
from linter.settings import Settings


def callers(
    directory: Directory, settings: Settings, catalogue: Catalogue, paths: Collection[str]
) -> Iterator[Caller]:
    """OAuth clients, apps, wizards that install apps, load plans, callers that are not known, and
    the Terraform client, in this order.

    Only those that stand in the files `paths`, or whose calls do; the others help to know them.
    """
    calling = [
        (action, calls)
        for action in directory.estate.views_of("data_action")
        if action.path in paths and (calls := list(calls_of(action, catalogue)))
    ]
    yield from _clients(calling, directory, paths)
    for manifest in directory.estate.views_of("app_manifest"):
        if manifest.path in paths:
            yield app(manifest, directory, catalogue)
    yield from wizards(directory, paths)
    yield from load_plans(directory, catalogue, paths)
    yield from _unknown(calling, directory)
    managed = [one for one in terraform_client.managed(directory) if one.path in paths]
    yield from terraform(managed, directory, settings, catalogue)


def app(manifest: View, directory: Directory, catalogue: Catalogue) -> Caller:
    """The caller that a manifest describes, with what it holds in any of its organisations."""
    anywhere = declared_anywhere(manifest, directory)
    everywhere = declared_by_app(manifest, directory)
    uses = tuple(
        use_of(call, call.name, manifest.address) for call in calls_of(manifest, catalogue)
    )
    by_scopes = judged_by_scopes(manifest, anywhere) is True
    grant = manifest.body.get("grant")

    def caller(name: str, declared: Declared, *organizations: Caller) -> Caller:
        return Caller(
            kind=Kind.APP,
            name=name,
            address=manifest.address,
            grant=grant if isinstance(grant, str) else "",
            uses=uses,
            held_permissions=declared.permissions,
            held_scopes=(declared.scopes or Held()) if by_scopes else None,
            organizations=organizations,
        )

    return caller(
        manifest.name,
        anywhere,
        *(
            caller(f"{manifest.name} in {one.name}", one | everywhere)
            for one in declared_by_organizations(manifest, directory)
        ),
    )


def terraform(
    managed: Sequence[Resource], directory: Directory, settings: Settings, catalogue: Catalogue
) -> Iterator[Caller]:
    """The client behind the resources and data sources in `managed`, if there are any."""
    if not managed:
        return
    addresses: defaultdict[str, list[str]] = defaultdict(list)
    for resource in managed:
        addresses[resource.type].append(resource.address)
    yield Caller(
        kind=Kind.TERRAFORM,
        name=terraform_client.NAME,
        address="",
        grant="",
        uses=tuple(_type(kind, addresses[kind], catalogue) for kind in sorted(addresses)),
        held_permissions=terraform_client.permissions_held(managed[0], settings, directory),
        held_scopes=terraform_client.scopes_held(managed[0], settings, directory),
    )


_Calling = Iterable[tuple[View, list[Call]]]


def _clients(calling: _Calling, directory: Directory, paths: Collection[str]) -> Iterator[Caller]:
    used: defaultdict[tuple[str, str], list[Use]] = defaultdict(list)
    for action, calls in calling:
        client = client_behind(action, directory)
        if isinstance(client, Client):
            place = client.view.path, client.view.address
            used[place] += [use_of(call, action.name, action.address) for call in calls]
    for view in directory.estate.views_of("oauth_client"):
        uses = used[view.path, view.address]
        if view.type != "app-manifest" and (uses or view.path in paths):
            yield _client(client_of(view, directory), uses)


def _client(client: Client, uses: Iterable[Use]) -> Caller:
    for_users = client.acts_for_users
    grant = client.grant.reason if isinstance(client.grant, Unknown) else client.grant
    return Caller(
        kind=Kind.CLIENT,
        name=client.name,
        address=client.view.address,
        grant=grant,
        uses=tuple(uses),
        roles=client.roles,
        held_permissions=client.permissions if for_users is False else None,
        held_scopes=client.scopes if for_users is True else None,
    )


def _unknown(calling: _Calling, directory: Directory) -> Iterator[Caller]:
    """The data actions that call the platform with a client that is not known, together."""
    uses = [
        use_of(call, action.name, action.address)
        for action, calls in calling
        if not isinstance(client_behind(action, directory), Client)
        for call in calls
    ]
    if uses:
        told = "a client that these files do not tell"
        yield Caller(Kind.UNKNOWN, told, "", "", tuple(uses))


def _type(kind: str, addresses: Iterable[str], catalogue: Catalogue) -> Use:
    operations = terraform_client.operations_for(kind, catalogue)
    unpublished = terraform_client.unpublished_for(kind, catalogue)
    flaw = "" if operations or unpublished else "what it calls is not documented"
    if catalogue.provider.get(kind) is None:
        flaw = "the provider has no such type"
    return Use(kind, tuple(addresses), operations, "", flaw, unpublished)
