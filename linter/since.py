"""What a change brought: findings on its lines, and those it caused elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from linter.changes import Changes
from linter.fingerprint import snippet, subject
from linter.model import Finding, Span
from linter.report import Places, Report
from linter.run import Job, run
from linter.tree import Tree

_Identity = tuple[str, str, str, str]
"""Policy, subject, source text, and the path of the file as it is now."""


@dataclass(frozen=True, slots=True)
class Base:
    """What a report is held against."""

    revision: str
    """As the user named it."""
    tree: Tree
    """The files as they were."""
    changes: Changes
    """What changed since."""


def since(job: Job, report: Report, base: Base) -> Report:
    """The part of `report` that the change since `base` answers for.

    The files are judged a second time as they were. A finding on lines that did not change is kept
    only where there was none like it before, and then says so.
    """
    places = report.places()
    known = _known(job, base)
    kept = []
    for finding in report.findings:
        identity = _identity(finding, finding.span.path, places)
        if _changed(finding.span, base.changes, places):
            kept.append(finding)
        elif known[identity]:
            known[identity] -= 1
        else:
            told = f"{finding.message} (caused by a change elsewhere since {base.revision})"
            kept.append(replace(finding, message=told))
    unjudged = (one for one in report.unjudged if _changed(one.span, base.changes, places))
    return replace(report, findings=tuple(kept), unjudged=tuple(unjudged))


def _known(job: Job, base: Base) -> Counter[_Identity]:
    """The findings of before on lines that are still there."""
    report = run(_job_before(job, base))
    places = report.places()
    changes = base.changes
    now = {old: path for path, old in changes.before.items() if old is not None}
    return Counter(
        _identity(finding, now.get(finding.span.path, finding.span.path), places)
        for finding in report.findings
        if not changes.took(finding.span.path, *_lines(finding.span, places))
    )


def _job_before(job: Job, base: Base) -> Job:
    wanted = frozenset({*_wanted_before(job, base.changes), *base.changes.gone})
    present = wanted & frozenset(base.tree.paths())
    return replace(job, tree=base.tree, wanted=present, base=None, baseline={}, memory=None)


def _wanted_before(job: Job, changes: Changes) -> Iterator[str]:
    for path in job.wanted:
        old = changes.before.get(path, path)
        if old is not None:
            yield old


def _identity(finding: Finding, path: str, places: Places) -> _Identity:
    return finding.policy, subject(finding), snippet(finding, places), path


def _changed(span: Span, changes: Changes, places: Places) -> bool:
    return changes.touch(span.path, *_lines(span, places))


def _lines(span: Span, places: Places) -> tuple[int, int]:
    return places.position(span.path, span.start).line, places.position(span.path, span.end).line
