"""One run, from a tree of files to a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import TypeVar

from linter.catalogue import catalogue_at
from linter.checks.context import Context
from linter.engine import Crash, judge
from linter.estate import Reading, read_estate
from linter.excuse import Outcome, Rules, excuse
from linter.model import CallSite, Estate, Finding, Policy, Span, Unjudged
from linter.own import OwnPolicies
from linter.readers.text import Unreadable, decode
from linter.report import Places, Report
from linter.secret import is_placeholder
from linter.settings import Settings
from linter.suppression import Suppression, suppression_of
from linter.terraform import VariableInputs
from linter.tree import Tree

_Kind = TypeVar("_Kind")
_SHOWING_SECRETS = frozenset({"literal-secret", "literal-credential", "literal-ci-secret"})
"""Policies whose findings point at a secret."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a run is asked to do."""

    tree: Tree
    wanted: frozenset[str]
    """The files to report on."""
    named: frozenset[str]
    """Those of them that the user named one by one."""
    policies: Sequence[Policy]
    settings: Settings
    today: date
    """Decides which suppressions have expired."""
    inputs: VariableInputs = field(default_factory=VariableInputs)


def run(job: Job) -> Report:
    """Read, judge, excuse; raises nothing for what the files hold."""
    catalogue = catalogue_at(job.settings.catalogue)
    reading = read_estate(job.tree, job.wanted, job.inputs, catalogue)
    chosen = [
        (policy, severity)
        for policy in job.policies
        if (severity := job.settings.selected(policy)) is not None
    ]
    context = Context(reading.estate, job.settings, catalogue)
    verdicts = list(judge(chosen, context))
    own = OwnPolicies(chosen)
    crashes = list(_of(Crash, verdicts))
    raised = [*_of(Finding, verdicts), *own.unread(reading.unread), *own.crashes(crashes)]
    text = _texts(job.tree)
    outcome = _excused(_once_a_place(_wanted(raised, job)), reading, job, Places(text))
    findings = [*outcome.kept, *own.flaws(outcome.flaws)]
    unjudged = {one for one in _of(Unjudged, verdicts) if one.span.path in job.wanted}
    return Report(
        findings=tuple(sorted(findings, key=_place)),
        unjudged=tuple(sorted(unjudged, key=lambda one: (one.span, one.policy, one.address))),
        files=len(reading.files),
        text=text,
        passed_over={path: why for path, why in reading.passed_over.items() if path in job.named},
        secrets=frozenset(_secrets(reading.estate, raised)),
        crashed=bool(crashes),
        suppressed=outcome.excused,
    )


def _secrets(estate: Estate, findings: Iterable[Finding]) -> Iterator[Span]:
    """Where secrets are written, whether or not a policy was asked to look for them."""
    for view in estate.views_of("secret_holder"):
        for number, text in enumerate(view.body["texts"]):
            if not is_placeholder(text["value"]):
                yield view.spans.at(("texts", number, "value"))
    yield from (finding.span for finding in findings if finding.policy in _SHOWING_SECRETS)


def _of(kind: type[_Kind], verdicts: Iterable[object]) -> Iterator[_Kind]:
    return (verdict for verdict in verdicts if isinstance(verdict, kind))


def _wanted(findings: Iterable[Finding], job: Job) -> Iterator[Finding]:
    return (finding for finding in findings if finding.span.path in job.wanted)


def _place(finding: Finding) -> tuple[object, ...]:
    return (finding.span, finding.severity.rank, finding.policy, finding.message)


def _once_a_place(findings: Iterable[Finding]) -> list[Finding]:
    """Merge what several calls of one module yield at the same place, keeping every call."""
    merged: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        key = _place(finding)
        if key not in merged:
            merged[key] = finding
        else:
            calls: Iterable[CallSite] = (*merged[key].calls, *finding.calls)
            merged[key] = replace(merged[key], calls=tuple(dict.fromkeys(calls)))
    return list(merged.values())


def _excused(findings: list[Finding], reading: Reading, job: Job, places: Places) -> Outcome:
    written = [one for one in reading.suppressions if one.span.path in job.wanted]
    rules = Rules(
        today=job.today,
        known={policy.id for policy in job.policies},
        judged={policy.id for policy in job.policies if job.settings.selected(policy)},
        mandatory={policy.id for policy in job.policies if policy.mandatory},
    )
    outcome = excuse(
        findings,
        [*written, *_from_settings(job)],
        lambda finding: places.position(finding.span.path, finding.span.start).line,
        rules,
    )
    if job.wanted >= set(job.tree.paths()):
        return outcome
    # A rule of the settings that no finding of these files needs may serve another file.
    flaws = [flaw for flaw in outcome.flaws if flaw.suppression.address is None]
    return replace(outcome, flaws=tuple(flaws))


def _from_settings(job: Job) -> Iterator[Suppression]:
    return (suppression_of(rule) for rule in job.settings.suppressions)


def _texts(tree: Tree) -> Callable[[str], str]:
    @lru_cache(maxsize=64)
    def text(path: str) -> str:
        try:
            return decode(tree.read(path))
        except (Unreadable, FileNotFoundError):
            return ""

    return text
