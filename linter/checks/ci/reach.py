"""What a workflow applies, and whether people have seen it by then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.ci.apply import Apply, applies
from linter.checks.ci.expression import Beginning, holds
from linter.checks.context import Context
from linter.checks.registry import Options, estate_check
from linter.model import Fault, Judgement, Unknown, View

_EVENTS: Mapping[str, Mapping[str, str]] = {
    "pull_request": {
        "github.event_name": "pull_request",
        "github.ref": Beginning("refs/pull/"),
    },
    "pull_request_target": {
        "github.event_name": "pull_request_target",
        "github.ref": Beginning("refs/heads/"),
    },
}
"""The events of unmerged changes, and what contexts hold then.
https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows"""
_DEEPEST = 20


@estate_check("apply-after-merge")
def apply_after_merge(subject: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag commands that apply or destroy when a workflow is started by a pull request."""
    triggers = subject.body.get("triggers")
    started = (
        [one for one in triggers if isinstance(one, str)] if isinstance(triggers, list) else []
    )
    events = [event for event in _EVENTS if event in started]
    for apply in applies(subject, context.estate) if events else ():
        answers = {event: _reached(apply, subject, _EVENTS[event]) for event in events}
        reached = [event for event, answer in answers.items() if answer is True]
        if reached:
            details = {"command": apply.command, "event": reached[0]}
            yield Fault(apply.path, details, span=apply.span)
        else:
            yield from (one for one in answers.values() if isinstance(one, Unknown))


@estate_check("apply-of-saved-plan")
def apply_of_saved_plan(subject: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag commands that apply without asking what nobody has seen as a plan."""
    for apply in applies(subject, context.estate):
        if apply.span is None or not apply.approved or apply.command.endswith("destroy"):
            continue
        if apply.planned is None:
            yield Unknown("whether a saved plan is given is known when the workflow runs")
        elif not apply.planned:
            yield Fault(apply.path, {"command": apply.command}, span=apply.span)


def _reached(apply: Apply, workflow: View, facts: Mapping[str, str]) -> bool | Unknown:
    """Whether it comes to a command under an event."""
    answers = [holds(one, facts) for one in apply.conditions]
    answers += [_needed(apply.job, workflow, facts, 0)]
    if False in answers:
        return False
    if None in answers or apply.chosen:
        return Unknown(f"whether {apply.command} runs is decided when the workflow runs")
    if apply.environment:
        return Unknown("whether the environment asks for approval is set on GitHub")
    return True


def _needed(name: str, workflow: View, facts: Mapping[str, str], depth: int) -> bool | None:
    """Whether the jobs that a job waits for run; those that are skipped have it skipped."""
    job = _job(name, workflow)
    needs = job.get("needs") if job else None
    if not job or not needs or depth > _DEEPEST:
        return True if depth <= _DEEPEST else None
    if isinstance(job.get("if"), str) and "(" in job["if"]:
        return None  # a status function such as always() may have it run all the same
    answers = set()
    for other in needs if isinstance(needs, list) else ():
        before = _job(other, workflow)
        answers.add(holds(before.get("if"), facts) if before else None)
        answers.add(_needed(other, workflow, facts, depth + 1) if before else None)
    return False if False in answers else None if None in answers else True


def _job(name: object, workflow: View) -> dict[str, Any] | None:
    for job in workflow.body["jobs"]:
        if isinstance(job, dict) and job.get("id") == name:
            return job
    return None
