"""Grants that nothing in the estate needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.access.calls import calls_of
from linter.access.directory import directory_of
from linter.access.role_users import calls_under
from linter.catalogue import Catalogue
from linter.catalogue.match import Matched
from linter.catalogue.parts.operations import Operation
from linter.catalogue.permission import covers
from linter.checks.access.scope_names import written_scopes
from linter.checks.access.written_permissions import Written, written_in
from linter.checks.context import Context
from linter.checks.registry import Options, check, estate_check
from linter.model import Fault, Judgement, Unknown, View


@check("used-scope")
def used_scope(subject: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag scopes of an app that none of its calls accepts, if all its calls are published, and
    the scopes that they accept."""
    called = _called(subject, context.catalogue)
    if called is None or any(one.scopes is None for one in called):
        return
    accepted = frozenset(scope for one in called for scope in one.scopes or ())
    for path, scope in written_scopes(subject):
        if isinstance(scope, str) and scope in context.catalogue.scopes and scope not in accepted:
            yield Fault(path, {"value": scope})


@estate_check("used-permission")
def used_permission(subject: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag permissions of an app, or of a role whose holders' calls are all known, that no call
    requires."""
    if subject.kind == "app_manifest":
        called: Iterable[Operation] | Unknown | None = _called(subject, context.catalogue)
    else:
        called = calls_under(subject, directory_of(context.estate), context.catalogue)
    if isinstance(called, Unknown):
        yield called
    elif called is not None:
        required = frozenset(name for one in called for name in one.permissions)
        yield from _unused(subject, required, context.catalogue)


def _unused(view: View, required: frozenset[str], catalogue: Catalogue) -> Iterator[Judgement]:
    for written in written_in(view):
        if not isinstance(written, Written) or written.permission is None:
            continue
        known = written.permission.wildcard or written.text in catalogue.permissions
        if known and not any(covers(written.text, name) for name in required):
            yield Fault(written.path, {"value": written.text})


def _called(manifest: View, catalogue: Catalogue) -> tuple[Operation, ...] | None:
    """The operations that an app calls; None where they are not all known."""
    calls = list(calls_of(manifest, catalogue))
    matches = [call.match for call in calls]
    if not matches or not all(isinstance(match, Matched) for match in matches):
        return None
    return tuple(match.operation for match in matches if isinstance(match, Matched))
