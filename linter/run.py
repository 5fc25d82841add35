"""One run, from a tree of files to a report."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from linter.baseline import Baseline
from linter.catalogue import catalogue_at
from linter.checks.context import Context
from linter.collector import seldom_collecting
from linter.engine import Crash, judge
from linter.estate import Reading, read_estate
from linter.excuse import Outcome, Rules, Standing, excuse
from linter.model import CallSite, Estate, Finding, Policy, Span, Unjudged, View
from linter.own import OwnPolicies
from linter.ratchet import Ratchet, hold
from linter.readers.text import Unreadable, decode
from linter.report import Places, Report
from linter.secret import hiding, is_placeholder
from linter.settings import Settings
from linter.suppression import suppression_of
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
    base: Tree | None = None
    """The files as they were, for policies about a change."""
    baseline: Baseline = field(default_factory=dict)
    """Findings agreed upon before, which are passed over."""


@seldom_collecting()
def run(job: Job) -> Report:
    """Read, judge, excuse; raises nothing for what the files hold."""
    catalogue = catalogue_at(job.settings.catalogue)
    reading = read_estate(job.tree, job.wanted, job.inputs, catalogue)
    chosen = [
        (policy, severity)
        for policy in job.policies
        if (severity := job.settings.selected(policy)) is not None
    ]
    before = read_estate(job.base, (), job.inputs, catalogue).estate if job.base else None
    context = Context(reading.estate, job.settings, catalogue, before)
    verdicts = list(judge(chosen, context))
    own = OwnPolicies(chosen)
    crashes = list(_of(Crash, verdicts))
    raised = [*_of(Finding, verdicts), *own.unread(reading.unread), *own.crashes(crashes)]
    hide = hiding(text["value"] for _, _, text in _secret_texts(reading.estate))
    raised = [replace(one, message=hide(one.message)) for one in raised]
    text, secrets = _texts(job.tree), frozenset(_secrets(reading.estate, raised))
    places = Places(text, secrets)
    outcome = _excused(_once_a_place(raised), reading, job, places)
    left = sorted([*outcome.kept, *own.flaws(outcome.flaws)], key=_place)
    held = hold(left, Ratchet(job.baseline, job.tree.paths(), _mandatory(job)), places)
    reported = _Reported(job)
    unjudged = {one for one in _of(Unjudged, verdicts) if one.span.path in job.wanted}
    return Report(
        findings=tuple(reported.among(held.new)),
        unjudged=tuple(sorted(unjudged, key=lambda one: (one.span, one.policy, one.address))),
        files=len(reading.files),
        text=text,
        passed_over={path: why for path, why in reading.passed_over.items() if path in job.named},
        secrets=secrets,
        crashed=bool(crashes),
        unfollowed=reading.unfollowed,
        suppressed=len(list(reported.among(outcome.excused))),
        baselined=len(list(reported.among(held.known))),
        stale=in_scope(held.left, job),
        standings=tuple(_concerned(outcome.standings, job)),
        policies=tuple(policy for policy, _ in chosen),
    )


def _secrets(estate: Estate, findings: Iterable[Finding]) -> Iterator[Span]:
    """Where secrets are written, whether or not a policy was asked to look for them."""
    for view, number, _ in _secret_texts(estate):
        yield view.spans.at(("texts", number, "value"))
    yield from (finding.span for finding in findings if finding.policy in _SHOWING_SECRETS)


def _secret_texts(estate: Estate) -> Iterator[tuple[View, int, Any]]:
    """Each secret that is written out: the view that holds it, its number there, and itself."""
    for view in estate.views_of("secret_holder"):
        for number, text in enumerate(view.body["texts"]):
            if not is_placeholder(text["value"]):
                yield view, number, text


def _of(kind: type[_Kind], verdicts: Iterable[object]) -> Iterator[_Kind]:
    return (verdict for verdict in verdicts if isinstance(verdict, kind))


class _Reported:
    """The files to report on; a finding in a file that no run is asked about, such as a template
    read by file(), goes with the file of what was judged."""

    def __init__(self, job: Job) -> None:
        self._known = frozenset(job.tree.paths())
        self._wanted = _reported_on(job)

    def among(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings to report."""
        return (one for one in findings if self._file(one) in self._wanted)

    def _file(self, finding: Finding) -> str:
        path = finding.span.path
        return path if path in self._known or path in self._wanted else finding.home or path


def _reported_on(job: Job) -> Collection[str]:
    """The files wanted, and with the whole tree the settings, whose rules concern all of it."""
    if job.wanted >= set(job.tree.paths()):
        return job.wanted | {rule.span.path for rule in job.settings.suppressions}
    return job.wanted


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


def _excused(findings: Iterable[Finding], reading: Reading, job: Job, places: Places) -> Outcome:
    """Hold every finding of the tree against every suppression, whichever files are wanted."""
    rules = Rules(
        today=job.today,
        known={policy.id for policy in job.policies},
        judged=_judged(job),
        mandatory=_mandatory(job),
    )
    return excuse(
        findings,
        [*reading.suppressions, *map(suppression_of, job.settings.suppressions)],
        lambda finding: places.position(finding.span.path, finding.span.start).line,
        rules,
    )


def _judged(job: Job) -> set[str]:
    return {policy.id for policy in job.policies if job.settings.selected(policy)}


def _mandatory(job: Job) -> set[str]:
    return {policy.id for policy in job.policies if policy.mandatory}


def _concerned(standings: Iterable[Standing], job: Job) -> Iterator[Standing]:
    for one in standings:
        if one.suppression.address is not None or one.suppression.span.path in job.wanted:
            yield one


def in_scope(baseline: Baseline, job: Job) -> Baseline:
    """The entries for which this run would have found what they are about, were it there."""
    present, judged = set(job.tree.paths()), _judged(job)
    known = {policy.id for policy in job.policies}
    return {
        debt: count
        for debt, count in baseline.items()
        if (debt.path in job.wanted or debt.path not in present)
        and (debt.policy in judged or debt.policy not in known)
    }


def _texts(tree: Tree) -> Callable[[str], str]:
    @lru_cache(maxsize=64)
    def text(path: str) -> str:
        try:
            return decode(tree.read(path))
        except (Unreadable, FileNotFoundError):
            return ""

    return text
