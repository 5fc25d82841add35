"""Permissions of custom roles that stand for several."""

from __future__ import annotations

from collections.abc import Iterator

from linter.catalogue.permission import ANY
from linter.checks.access.written_permissions import Written, written_in
from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, KeyPath, Unknown, View


@check("single-permission")
def single_permission(subject: View, _context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag `*` in the permissions of a role, unless it is one of the platform's own.

    A role that a premium app's wizard makes is left to `wildcard-action-set`.
    """
    if subject.type == "premium-app":
        return
    default = subject.body.get("default_role_id")
    faults = list(_wildcards(subject))
    if isinstance(default, Unknown):
        yield from [default] if faults else []
    elif not default:
        yield from faults


def _wildcards(role: View) -> Iterator[Judgement]:
    found: dict[KeyPath, Fault] = {}
    for written in written_in(role):
        if isinstance(written, Unknown):
            yield written
        elif written.permission is not None and written.permission.wildcard:
            place = _place(written)
            found.setdefault(place, Fault(place, {"value": written.text}))
    yield from found.values()


def _place(written: Written) -> KeyPath:
    """Where the first `*` from the right is written."""
    parts = written.parts
    if parts[2] == ANY:
        return written.path
    return written.entity_path if parts[1] == ANY else written.domain_path
