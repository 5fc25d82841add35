"""One run, from a tree of files to a report."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from linter.baseline import Baseline
from linter.catalogue import catalogue_at
from linter.collector import seldom_collecting
from linter.estate import read_estate
from linter.excuse import Outcome, Rules, Standing, excuse
from linter.model import Finding, Policy, Severity, Span, Unjudged
from linter.own import OwnPolicies
from linter.ratchet import Ratchet, hold
from linter.readers.text import Unreadable, decode
from linter.report import Places, Report
from linter.secret import hiding
from linter.settings import Settings
from linter.suppression import Suppression, suppression_of
from linter.terraform import VariableInputs
from linter.tree import Tree
from linter.units.answer import answered
from linter.units.manner import ALONE, Manner
from linter.units.memory import Memory
from linter.units.question import Question
from linter.units.unit import Judged

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
    memory: Callable[[Question], Memory] | None = None
    """What is known of an earlier run that was asked the same."""
    manner: Manner = ALONE


@seldom_collecting()
def run(job: Job) -> Report:
    """Read, judge, excuse; raises nothing for what the files hold.

    Raises CatalogueError where the facts to judge by cannot be read.
    """
    chosen = tuple(_chosen(job))
    question = _question(job, chosen)
    judged = answered(job.tree, question, _memory(job, question), job.manner)
    own = OwnPolicies(chosen)
    text = _texts(job.tree)
    found = _without_secrets(judged, text)
    raised = [*found, *own.unread(judged.unread), *own.crashes(judged.crashes)]
    secrets = frozenset(_secrets(judged, raised))
    places = Places(text, secrets)
    outcome = _excused(_once_a_place(raised), judged.suppressions, job, places)
    left = sorted([*outcome.kept, *own.flaws(outcome.flaws)], key=_place)
    held = hold(left, Ratchet(job.baseline, job.tree.paths(), _mandatory(job)), places)
    reported = _Reported(job)
    unjudged = dict.fromkeys(one for one in judged.unjudged if one.span.path in job.wanted)
    return Report(
        findings=tuple(reported.among(held.new)),
        unjudged=tuple(sorted(unjudged, key=_subject)),
        files=len(job.wanted - judged.passed_over.keys()),
        text=text,
        passed_over={
            one: why for one, why in judged.passed_over.items() if why and one in job.named
        },
        secrets=secrets,
        crashed=bool(judged.crashes),
        unfollowed=judged.unfollowed,
        suppressed=len(list(reported.among(outcome.excused))),
        baselined=len(list(reported.among(held.known))),
        stale=in_scope(held.left, job),
        standings=tuple(_concerned(outcome.standings, job)),
        policies=tuple(policy for policy, _ in chosen),
    )


def _chosen(job: Job) -> Iterator[tuple[Policy, Severity]]:
    for policy in job.policies:
        severity = job.settings.selected(policy)
        if severity is not None:
            yield policy, severity


def _memory(job: Job, question: Question) -> Memory | None:
    return job.memory(question) if job.memory else None


def _question(job: Job, chosen: Sequence[tuple[Policy, Severity]]) -> Question:
    catalogue = catalogue_at(job.settings.catalogue)
    before = read_estate(job.base, (), job.inputs, catalogue).estate if job.base else None
    return Question(chosen, job.settings, catalogue, job.inputs, before)


def _without_secrets(judged: Judged, text: Callable[[str], str]) -> Sequence[Finding]:
    """Findings whose messages repeat no secret of any file; that of another may get there by a
    .tfvars file."""
    written = (text(span.path)[span.start : span.end] for span in judged.secrets)
    hide = hiding(one.strip("\"'") for one in written)
    return [replace(one, message=hide(one.message)) for one in judged.findings]


def _secrets(judged: Judged, findings: Iterable[Finding]) -> Iterator[Span]:
    """Where secrets are written, whether or not a policy was asked to look for them."""
    yield from judged.secrets
    yield from (finding.span for finding in findings if finding.policy in _SHOWING_SECRETS)


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


def _subject(one: Unjudged) -> tuple[object, ...]:
    return (one.span, one.policy, one.address, one.unknown.reason, one.unknown.expression)


def _once_a_place(findings: Iterable[Finding]) -> list[Finding]:
    """Merge what several calls of one module yield at the same place, keeping every way there."""
    alike: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        alike.setdefault(_place(finding), []).append(finding)
    return [
        replace(
            first,
            flows=tuple(dict.fromkeys(flow for one in (first, *others) for flow in one.flows)),
        )
        if others
        else first
        for first, *others in alike.values()
    ]


def _excused(
    findings: Iterable[Finding], written: Iterable[Suppression], job: Job, places: Places
) -> Outcome:
    """Hold every finding of the tree against every suppression, whichever files are wanted."""
    rules = Rules(
        today=job.today,
        known={policy.id for policy in job.policies},
        judged=_judged(job),
        mandatory=_mandatory(job),
    )
    return excuse(
        findings,
        [*written, *map(suppression_of, job.settings.suppressions)],
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
