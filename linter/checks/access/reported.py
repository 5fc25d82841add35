"""What field reports say that calls need, beside what the platform's definition says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from linter.access.calls import Call, calls_of
from linter.access.chain import client_behind
from linter.access.clients import Client, client_of
from linter.access.directory import Directory, directory_of
from linter.access.held import Held
from linter.access.manifests import (
    Declared,
    declared_anywhere,
    declared_by_app,
    declared_by_organizations,
)
from linter.access.needs import lack_of_permissions, lack_of_scopes
from linter.catalogue import Catalogue
from linter.catalogue.parts.operations import Operation
from linter.checks.context import Context
from linter.checks.registry import Options, estate_check
from linter.model import Fault, Judgement, Unknown, View

_KINDS = ("scopes", "permissions", "roles")
_PARAMETER = re.compile(r"\{[^{}/]*\}")


class _Holding(NamedTuple):
    """Everything somebody holds, of whatever kind: reports do not keep the kinds apart."""

    name: str
    held: Held


@estate_check("reported-requirement")
def reported_requirement(subject: View, context: Context, options: Options) -> Iterator[Judgement]:
    """Flag calls to the endpoints of `reports` whose callers lack what the reports claim.

    A report has a `name`, `endpoints`, the `scopes`, `permissions` and `roles` it claims, and may
    want them `in_every_organization`. The claims are the reports' own.
    """
    directory = directory_of(context.estate)
    for call in calls_of(subject, context.catalogue):
        for report in options["reports"]:
            if any(_addresses(call, endpoint) for endpoint in report["endpoints"]):
                yield from _judged(subject, call, report, context, directory)


def _judged(
    view: View, call: Call, report: dict[str, Any], context: Context, directory: Directory
) -> Iterator[Judgement]:
    claimed = [name for kind in _KINDS for name in report.get(kind, ())]
    lacking: dict[str, list[str]] = {}
    for holding in _holdings(view, report, directory):
        if isinstance(holding, Unknown):
            yield holding
            return
        missing = [name for name in claimed if name not in holding.held.names]
        if missing and holding.held.unknown:
            yield holding.held.unknown
        elif missing:
            lacking.setdefault(" and ".join(missing), []).append(holding.name)
    for names, holders in lacking.items():
        yield Fault(
            call.path,
            {
                "report": report["name"],
                "operation": call.name,
                "claimed": names,
                "caller": ", ".join(holders),
                "truth": _truth(call, context.catalogue),
            },
        )


def _addresses(call: Call, endpoint: str) -> bool:
    """Whether a call goes to an endpoint such as `POST /api/v2/x/{id}`; without a method, any."""
    method, _, path = endpoint.rpartition(" ")
    called, _, address = call.endpoint.rpartition(" ")
    if method and called and method != called:
        return False
    wanted, written = path.split("/"), address.split("?")[0].rstrip("/").split("/")
    return len(wanted) == len(written) and all(
        _PARAMETER.fullmatch(mine) or mine == theirs
        for mine, theirs in zip(wanted, written, strict=True)
    )


def _holdings(
    view: View, report: dict[str, Any], directory: Directory
) -> Iterator[_Holding | Unknown]:
    if view.kind == "data_action":
        client = client_behind(view, directory)
        if isinstance(client, Unknown):
            yield client
        elif client is not None:
            yield _Holding(f"OAuth client {client.name}", _of_client(client))
        return
    if view.kind == "load_plan":
        yield _Holding(f"load plan {view.name}", _of_anybody(directory))
        return
    everywhere = declared_by_app(view, directory)
    organizations = list(declared_by_organizations(view, directory))
    if report.get("in_every_organization") and organizations:
        for one in organizations:
            yield _Holding(f"app {view.name} in {one.name}", _of_declared(one | everywhere))
    else:
        yield _Holding(f"app {view.name}", _of_declared(declared_anywhere(view, directory)))


def _of_anybody(directory: Directory) -> Held:
    """What any client or app of the estate has: a plan does not tell whose token it sends."""
    held = Held()
    for view in directory.estate.views_of("oauth_client"):
        held |= _of_client(client_of(view, directory))
    for view in directory.estate.views_of("app_manifest"):
        held |= _of_declared(declared_anywhere(view, directory))
    return held


def _of_client(client: Client) -> Held:
    roles = Held(frozenset(role.name for role in client.roles))
    return roles | client.scopes | client.permissions


def _of_declared(declared: Declared) -> Held:
    """What is declared by name; what unknown roles may grant are no names a report speaks of."""
    held = declared.roles or Held()
    held |= declared.scopes or Held()
    return held | Held(declared.permissions.names if declared.permissions else frozenset())


def _truth(call: Call, catalogue: Catalogue) -> str:
    method, _, path = call.endpoint.rpartition(" ")
    known = catalogue.counterparts.of_endpoint(method, path)
    for name in known.operations if known else ():
        operation = catalogue.operations.get(name)
        if operation is not None:
            return f"publishes no such call; {operation.name} takes {_taken(operation)}"
    operation = catalogue.operations.get(call.name)
    return f"asks for {_taken(operation)}" if operation else "publishes no such call"


def _taken(operation: Operation) -> str:
    permissions, scopes = lack_of_permissions(operation, ()), lack_of_scopes(operation, ())
    told = [f"permission {permissions}"] if permissions else []
    told += [f"scope {scopes}"] if scopes else []
    return " and ".join(told) or "no permission"
