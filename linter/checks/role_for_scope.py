"""Whether an app declares roles where its calls need scopes."""

from __future__ import annotations

from collections.abc import Iterator

from linter.access.calls import calls_of
from linter.access.directory import directory_of
from linter.access.held import Held
from linter.access.manifests import declared_anywhere, judged_by_scopes
from linter.access.needs import lack_of_scopes
from linter.catalogue import Catalogue
from linter.catalogue.match import Matched
from linter.catalogue.parts.operations import Operation
from linter.checks.context import Context
from linter.checks.registry import Options, estate_check
from linter.model import Fault, Judgement, KeyPath, Unknown, View


@estate_check("scopes-beside-roles")
def scopes_beside_roles(subject: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag roles in a manifest for users of which no call has a scope that it needs."""
    declared = declared_anywhere(subject, directory_of(context.estate))
    by_scopes = judged_by_scopes(subject, declared)
    if not declared.roles or not declared.roles.names or by_scopes is False:
        return
    needing = [one for one in _called(subject, context.catalogue) if one.scopes]
    scopes = declared.scopes or Held()
    lacks = [(one, lack) for one in needing if (lack := lack_of_scopes(one, scopes.names))]
    if not lacks or len(lacks) < len(needing):
        return
    unknown = by_scopes if isinstance(by_scopes, Unknown) else scopes.unknown
    operation, lack = lacks[0]
    roles = ", ".join(sorted(declared.roles.names))
    details = {"roles": roles, "operation": operation.name, "lacking": str(lack)}
    yield unknown or Fault(_place(subject), details)


def _called(manifest: View, catalogue: Catalogue) -> Iterator[Operation]:
    for call in calls_of(manifest, catalogue):
        if isinstance(call.match, Matched):
            yield call.match.operation


def _place(manifest: View) -> KeyPath:
    """Where the first roles are written."""
    if manifest.body.get("roles"):
        return ("roles",)
    for number, one in enumerate(manifest.body.get("organizations", ())):
        if isinstance(one, dict) and one.get("roles"):
            return ("organizations", number, "roles")
    return ()
