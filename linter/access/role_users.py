"""What is called under a role, where the estate tells all of it."""

from __future__ import annotations

from collections.abc import Iterator

from linter.access.calls import calls_of, why_ambiguous
from linter.access.chain import client_behind
from linter.access.clients import Client
from linter.access.directory import Directory
from linter.catalogue import Catalogue
from linter.catalogue.match import Matched
from linter.catalogue.parts.operations import Operation
from linter.model import Unknown, View

_GRANTING = ("genesyscloud_user_roles", "genesyscloud_group_roles")
"""Resources that give roles to people, whose calls no file tells."""


def calls_under(
    role: View, directory: Directory, catalogue: Catalogue
) -> tuple[Operation, ...] | Unknown | None:
    """The operations called by data actions whose clients hold the role.

    None where none of them does, or where people may hold it as well; Unknown where a call, or
    the client of some data action, is not known.
    """
    if _given_to_people(role, directory):
        return None
    called: list[Operation] = []
    for action in directory.estate.views_of("data_action"):
        calls = list(calls_of(action, catalogue))
        client = client_behind(action, directory) if calls else None
        if isinstance(client, Unknown):
            return client
        if client is None or not _holds(client, role):
            continue
        for call in calls:
            if not isinstance(call.match, Matched):
                told = f"{action.name} calls what is not published"
                return why_ambiguous(call) or Unknown(told, call.name)
            called.append(call.match.operation)
    return tuple(called) or None


def _holds(client: Client, role: View) -> bool:
    return any(one.role is role for one in client.roles)


def _given_to_people(role: View, directory: Directory) -> bool:
    """Whether some user or group is given the role, or one that is not known.

    A premium app's wizard gives its roles to whoever installs the app.
    """
    if role.type == "premium-app":
        return True
    for resource in directory.estate.of(*_GRANTING):
        for reference in _unknowns(resource.body):
            given = directory.resource(reference, "genesyscloud_auth_role", role.resource)
            if given is role.resource or (isinstance(given, Unknown) and not given.refers_to):
                return True
    return False


def _unknowns(body: object) -> Iterator[Unknown]:
    waiting = [body]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Unknown):
            yield value
        elif isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
