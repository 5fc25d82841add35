"""The examples of a policy, judged as a user's files would be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from linter import bundled
from linter.loader import load_policies
from linter.model import Example, Policy, Span, Spans
from linter.model.span import KeyPath
from linter.report import Places
from linter.run import Job, run
from linter.settings import settings_from
from linter.tree import MemoryTree

TODAY = date(2026, 1, 1)
"""The day on which examples are judged, so that dates in them keep their meaning."""


def broken_examples(policy: Policy) -> Iterator[str]:
    """Say of each example that does not bear its policy out, what came instead."""
    for group, examples in (("good", policy.good), ("bad", policy.bad)):
        for number, example in enumerate(examples):
            name = f"{policy.folder}/{policy.id}: {group} example {number + 1}"
            yield from (f"{name}: {fault}" for fault in _faults(policy, example))


def flagged_lines(policy: Policy, example: Example) -> tuple[set[tuple[str, int]], list[str]]:
    """The (file, line) of each finding of the policy in its example, and what went wrong."""
    report = run(_job(policy, example))
    places = Places(report.text)
    lines = set()
    wrong = []
    for finding in report.findings:
        line = places.position(finding.span.path, finding.span.start).line
        if finding.policy == policy.id:
            lines.add((finding.span.path, line))
        elif finding.policy in {"unreadable-file", "failed-check"} and not policy.raised:
            wrong.append(f"{finding.span.path}:{line}: {finding.message}")
    return lines, wrong


def _faults(policy: Policy, example: Example) -> Iterator[str]:
    lines, wrong = flagged_lines(policy, example)
    yield from wrong
    for file, line in sorted(lines - example.marks):
        yield f"{file}:{line} is flagged, but not marked"
    for file, line in sorted(example.marks - lines):
        yield f"{file}:{line} is marked, but not flagged"


def _job(policy: Policy, example: Example) -> Job:
    settings = settings_from(dict(example.settings), Path("example"), _Nowhere())
    tree = MemoryTree(example.files)
    return Job(
        tree=tree,
        wanted=frozenset(tree.paths()),
        named=frozenset(),
        policies=(policy, *_own_policies(policy)),
        settings=replace(settings, select=(*settings.select, policy.id)),
        today=TODAY,
        base=MemoryTree(example.before) if example.before else None,
    )


def _own_policies(judged: Policy) -> tuple[Policy, ...]:
    return tuple(policy for policy in _tool_policies() if policy.id != judged.id)


@cache
def _tool_policies() -> tuple[Policy, ...]:
    return load_policies([bundled.folder("policies") / "tool"])


class _Nowhere(Spans):
    def at(self, path: KeyPath) -> Span:
        return Span("example", 0, 0)
