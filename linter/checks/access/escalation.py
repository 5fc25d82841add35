"""Roles whose holders can give themselves more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linter.catalogue.permission import covers
from linter.checks.access.written_permissions import Written, written_in
from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, KeyPath, Unknown, View


@check("bounded-role")
def bounded_role(subject: View, _context: Context, options: Options) -> Iterator[Judgement]:
    """Flag the permissions that open one of the `ways` to more.

    A way has the `permissions` it takes, all of them, the `operation` it uses and what that
    `gives`. The platform's own default roles are passed over.
    """
    default = subject.body.get("default_role_id")
    faults = list(_ways(subject, options["ways"]))
    if isinstance(default, Unknown):
        yield from [default] if faults else []
    elif not default:
        yield from faults


def _ways(role: View, ways: list[dict[str, Any]]) -> Iterator[Judgement]:
    written = [one for one in written_in(role) if isinstance(one, Written)]
    flagged: set[KeyPath] = set()
    for way in ways:
        grants = [_granting(written, needed) for needed in way["permissions"]]
        if any(grant is None for grant in grants):
            continue
        last = max(grant.path for grant in grants if grant)
        if last not in flagged:
            flagged.add(last)
            steps = " -> ".join([*way["permissions"], way["operation"], way["gives"]])
            yield Fault(last, {"way": steps})


def _granting(written: list[Written], needed: str) -> Written | None:
    return next((one for one in written if covers(one.text, needed)), None)
