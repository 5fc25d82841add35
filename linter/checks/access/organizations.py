"""Whether an app holds in each organisation what its calls require."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.access.calls import calls_of
from linter.access.directory import Directory, directory_of
from linter.access.held import Held
from linter.access.manifests import (
    Declared,
    declared_anywhere,
    declared_by_app,
    declared_by_organizations,
    judged_by_scopes,
)
from linter.access.needs import lack_of_permissions, lack_of_scopes
from linter.catalogue.match import Matched
from linter.catalogue.parts.operations import Operation
from linter.checks.access.calling import Lacking
from linter.checks.context import Context
from linter.checks.registry import Options, estate_check
from linter.model import Fault, Judgement, Unknown, View


@estate_check("granted-everywhere")
def granted_everywhere(subject: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag organisations that lack what the app's calls need and what another one has.

    What no organisation has is left to the checks of callers.
    """
    called = [
        call.match.operation
        for call in calls_of(subject, context.catalogue)
        if isinstance(call.match, Matched)
    ]
    if not called and not subject.body.get("calls"):
        return
    directory = directory_of(context.estate)
    anywhere = declared_anywhere(subject, directory)
    by_scopes = judged_by_scopes(subject, anywhere)
    for organization in declared_by_organizations(subject, directory):
        yield from _unauthorised(subject, organization)
        here = organization | declared_by_app(subject, directory)
        if isinstance(by_scopes, Unknown):
            yield by_scopes
        elif by_scopes:
            yield from _lacking(here, here.scopes, anywhere.scopes, called, lack_of_scopes)
        yield from _lacking(
            here, here.permissions, anywhere.permissions, called, lack_of_permissions
        )
        yield from _without_role(subject, here, called, directory)


def _unauthorised(manifest: View, organization: Declared) -> Iterator[Judgement]:
    number = organization.path[1]
    authorized = manifest.body["organizations"][number].get("authorized")
    if isinstance(authorized, Unknown):
        yield authorized
    elif authorized is False:
        details = {"organization": organization.name, "lacking": "has not authorised the app"}
        yield Fault((*organization.path, "authorized"), details)


def _lacking(
    organization: Declared,
    here: Held | None,
    anywhere: Held | None,
    called: Iterable[Operation],
    lacking: Lacking,
) -> Iterator[Judgement]:
    """What some organisation has, and this one has not, operation by operation."""
    if anywhere is None:
        return
    held = here or Held()
    wanted: dict[str, str] = {}
    for operation in called:
        lack = lacking(operation, held.names)
        if lack and not lacking(operation, anywhere.names):
            wanted.setdefault(str(lack), operation.name)
    if wanted and held.unknown:
        yield held.unknown
    elif wanted:
        told = "; ".join(f"{names} for {operation}" for names, operation in wanted.items())
        details = {"organization": organization.name, "lacking": f"lacks {told}"}
        yield Fault((*organization.path, "name"), details)


def _without_role(
    manifest: View, here: Declared, called: Iterable[Operation], directory: Directory
) -> Iterator[Judgement]:
    """An organisation where nothing grants permissions, while all others have roles that may."""
    if here.roles is not None or here.permissions is not None:
        return
    every = list(declared_by_organizations(manifest, directory))
    others = [one for one in every if one.path != here.path]
    if others and all(one.roles and one.roles.names for one in others):
        needing = next((one for one in called if one.permissions), None)
        if needing is not None:
            lacking = f"has no role, and {needing.name} takes one with {_any(needing)}"
            details = {"organization": here.name, "lacking": lacking}
            yield Fault((*here.path, "name"), details)


def _any(operation: Operation) -> str:
    return str(lack_of_permissions(operation, ()))
