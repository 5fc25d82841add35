"""Where a workflow has Terraform apply something, on the way through actions of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from linter.checks.ci.shell import Command, commands
from linter.kept import kept
from linter.model import Estate, KeyPath, Span, View

_PROGRAMS: Final = frozenset({"terraform", "tofu", "terragrunt"})
_CHANGING: Final = frozenset({"apply", "destroy"})
_GROUPING: Final = frozenset({"run", "run-all"})
"""Words of terragrunt that stand before the command it runs in many folders."""
_VALUED: Final = frozenset(
    {"var", "var-file", "target", "replace", "exclude"}
    | {"parallelism", "lock-timeout", "state", "state-out", "backup"}
)
"""Options of `terraform apply` whose value may be the next word.
https://developer.hashicorp.com/terraform/cli/commands/apply"""
_TRUE: Final = re.compile(r"--?auto-approve(?:=(?:true|1))?")
_DEEPEST: Final = 5
"""Workflows and actions that may use one another; GitHub allows a few more."""


class Apply(NamedTuple):
    """One command that changes what is deployed."""

    path: KeyPath
    """In the judged workflow: its own command, or the step or job that leads there."""
    span: Span | None
    """Of the command, where it stands in the judged workflow itself."""
    command: str
    approved: bool
    """Whether it asks nobody: `-auto-approve`."""
    planned: bool | None
    """Whether it is given a saved plan; None where that is not known."""
    chosen: bool
    """Whether the script decides by itself if it comes to that."""
    conditions: tuple[object, ...]
    """The `if` of every job and step on the way."""
    environment: object
    """The deployment environment of the job, which may ask people for approval."""
    job: str
    """The id of the job in the judged workflow."""


def applies(workflow: View, estate: Estate) -> Iterator[Apply]:
    """Everything that a workflow applies, also in the actions and workflows of this repository."""
    yield from _applies(workflow, estate, ())


def _applies(view: View, estate: Estate, way: tuple[str, ...]) -> Iterator[Apply]:
    for number, job in enumerate(view.body["jobs"]):
        if not isinstance(job, dict):
            continue
        at: KeyPath = ("jobs", number)
        for found in _in_job(job, at, view, estate, way):
            yield found._replace(
                conditions=(job.get("if"), *found.conditions),
                environment=found.environment or job.get("environment"),
                job=str(job.get("id")),
            )


def _in_job(
    job: dict[str, Any], at: KeyPath, view: View, estate: Estate, way: tuple[str, ...]
) -> Iterator[Apply]:
    yield from _used(job.get("uses"), (*at, "uses"), view, estate, way)
    for number, step in enumerate(job["steps"]):
        if isinstance(step, dict):
            place = (*at, "steps", number)
            for found in _in_step(step, place, view, estate, way):
                yield found._replace(conditions=(step.get("if"), *found.conditions))


def _in_step(
    step: dict[str, Any], at: KeyPath, view: View, estate: Estate, way: tuple[str, ...]
) -> Iterator[Apply]:
    yield from _used(step.get("uses"), (*at, "uses"), view, estate, way)
    script = step.get("run")
    for command in commands(script) if isinstance(script, str) else ():
        verb = _verb(command)
        if verb is not None:
            span = view.spans.within((*at, "run"), command.start, command.end)
            yield _apply(command, verb, (*at, "run"), span)


def _used(
    uses: object, at: KeyPath, view: View, estate: Estate, way: tuple[str, ...]
) -> Iterator[Apply]:
    """What is applied by an action or workflow of the same repository: `./.github/...`."""
    if not isinstance(uses, str) or not uses.startswith("./") or len(way) >= _DEEPEST:
        return
    place = uses.removeprefix("./").rstrip("/")
    for other in _workflows(estate).get(place, ()):
        if other.path not in way and other.path != view.path:
            for found in _applies(other, estate, (*way, view.path)):
                yield found._replace(path=at, span=None)


@kept(2)
def _workflows(estate: Estate) -> Mapping[str, list[View]]:
    """Workflows and actions by what a step may call them."""
    found: dict[str, list[View]] = defaultdict(list)
    for one in estate.views_of("ci_workflow"):
        base = one.path.removesuffix("/action.yml").removesuffix("/action.yaml")
        for place in {base, one.path}:
            found[place].append(one)
    return found


def _verb(command: Command) -> int | None:
    """Which word is `apply` or `destroy`; None for any other command."""
    program = command.words[0].rpartition("/")[2]
    for number, word in enumerate(command.words[1:], 1):
        if not word.startswith("-") and word not in _GROUPING:
            return number if program in _PROGRAMS and word in _CHANGING else None
    return None


def _apply(command: Command, verb: int, path: KeyPath, span: Span) -> Apply:
    words = command.words
    return Apply(
        path=path,
        span=span,
        command=f"{words[0].rpartition('/')[2]} {words[verb]}",
        approved=any(_TRUE.fullmatch(word) for word in words[verb + 1 :]),
        planned=_planned(words[verb + 1 :]),
        chosen=command.chosen,
        conditions=(),
        environment=None,
        job="",
    )


def _planned(words: tuple[str, ...]) -> bool | None:
    """Whether a word names a saved plan: one that is neither an option nor the value of one."""
    valued = False
    computed = False
    for word in words:
        name = word.lstrip("-")
        if word.startswith((">", "<", "2>", "1>")):
            break
        if word.startswith("-"):
            valued = name in _VALUED
        elif valued:
            valued = False
        elif word.startswith("$"):
            computed = True
        else:
            return True
    return None if computed else False
