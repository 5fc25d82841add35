"""What field reports say of a name, and what of that is true."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from linter import bundled
from linter.access.needs import all_of
from linter.catalogue import Catalogue
from linter.catalogue.parts.counterparts import Counterpart
from linter.loader import load_policy
from linter.reporters.explain.causes import CAUSES

_ORDER = ("scope", "permission", "role", "error-code")
"""The kinds of name that are told beside an endpoint: those that have to do with access."""


def report_on(endpoint: Counterpart, catalogue: Catalogue) -> Iterator[str]:
    """Everything that the reports of an endpoint say of access to it, with a verdict on each."""
    for report in _reports(endpoint):
        yield f"Field report {_title(report)} is about {endpoint.name}."
        claimed = _claims(report)
        if claimed:
            yield f"It holds that the call needs {all_of(claimed)}."
        yield "What is true of the names that it uses:"
        for kind in _ORDER:
            yield from (f"  {verdict(one)}" for one in _named(report, kind, catalogue))


def report_of(known: Counterpart, catalogue: Catalogue) -> Iterator[str]:
    """The verdict on one name of a report, and the endpoint that the report is about."""
    yield f"{verdict(known)}."
    for report in _reports(known):
        for endpoint in _named(report, "endpoint", catalogue):
            yield f"It is named in field report {_title(report)}, about {endpoint.name}:"
            yield f'  gclint explain "{endpoint.name}" tells what to do.'


def verdict(known: Counterpart) -> str:
    """What is true of a name in a field report, in one sentence without its full stop."""
    if known.kind == "error-code":
        cause = CAUSES.get(known.name, "").partition(". ")[0]
        return f"{known.name}: a real code{f'. {cause}' if cause else ''}".removesuffix(".")
    told = {
        "real": f"a real {known.kind}",
        "other-name": "goes by another name",
        "partly": "partly right",
        "wrong": "wrong as it is put",
        "not-real": f"there is no such {known.kind.replace('-', ' ')}",
    }[known.verdict]
    parts = [told, *_instead(known)]
    if known.kind == "role":
        parts.append("only the permissions that roles grant count")
    return f"{known.name}: {'; '.join(parts)}"


def _instead(known: Counterpart) -> Iterator[str]:
    if known.verdict == "real":
        return
    if known.permissions:
        yield f"the permission meant is {' or '.join(known.permissions)}"
    if known.scopes:
        yield f"the scope meant is {' or '.join(known.scopes)}"
    others = (*known.types, *known.instead)
    if others:
        yield f"see {', '.join(others)}"


def _reports(known: Counterpart) -> list[str]:
    """The numbers of the reports that use a name: verdict `0.4` is on report `000`."""
    return sorted({f"{int(verdict.partition('.')[0]):03d}" for verdict in known.verdicts})


def _named(report: str, kind: str, catalogue: Catalogue) -> Iterator[Counterpart]:
    for one in catalogue.counterparts:
        if one.kind == kind and report in _reports(one):
            yield one


def _title(report: str) -> str:
    return str(_claimed().get(report, {}).get("name", report))


def _claims(report: str) -> list[str]:
    claimed = _claimed().get(report, {})
    return [name for kind in ("scopes", "permissions", "roles") for name in claimed.get(kind, ())]


@cache
def _claimed() -> dict[str, dict[str, Any]]:
    """The table of the policy on reported requirements, by the reports' numbers."""
    policy = load_policy(bundled.folder("policies") / "access" / "reported-requirement.yaml")
    return {report["name"].partition(" ")[0]: report for report in policy.options["reports"]}
