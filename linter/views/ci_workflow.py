"""GitHub Actions workflows and composite actions: kind `ci_workflow`.

| key | value |
|---|---|
| `name` | of the workflow or action |
| `composite` | whether it is an action, which workflows use as a step |
| `triggers` | list of the events that start it |
| `env` | object |
| `jobs` | list of `id`, `if`, `needs` (list), `environment`, `uses`, `with`, `env`, `steps`; one \
without an id for an action |

A step has `name`, `if`, `uses`, `with`, `run`, `env`. Texts keep their `${{ }}` as written.
https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.model import Resource, View
from linter.views.field import Field, Layout, Part, assemble
from linter.views.index import ResourceIndex

_JOB_KEYS = ("if", "environment", "uses", "with", "env")
_STEP_KEYS = ("name", "if", "uses", "with", "run", "env")


def build(index: ResourceIndex) -> Iterator[View]:
    """A view of every workflow and composite action."""
    for resource in index.of_type("ci-workflow"):
        yield _view(Field.of(resource), resource)


def _view(workflow: Field, resource: Resource) -> View:
    runs = workflow.get("runs")
    composite = isinstance(runs.value, dict)
    jobs = _jobs(workflow.get("jobs"))
    layout: dict[str, Layout] = {
        "name": workflow.get("name"),
        "composite": composite,
        "triggers": _triggers(workflow.get("on")),
        "env": workflow.get("env"),
        "jobs": [Part(runs, {"id": "", "steps": _steps(runs.get("steps"))})] if composite else jobs,
    }
    body, spans = assemble(layout, workflow)
    name = body.get("name")
    shown = name if isinstance(name, str) and name else resource.name
    return View("ci_workflow", shown, body, spans, resource)


def _triggers(on: Field) -> Layout:
    """The events, whether they are written as one word, a list or an object."""
    if isinstance(on.value, dict):
        return Part(on, list(on.value))
    return list(on.items())


def _jobs(jobs: Field) -> Layout:
    return Part(jobs, [_job(name, job) for name, job in jobs.entries()])


def _job(name: str, job: Field) -> Layout:
    layout: dict[str, Layout] = {key: job.get(key) for key in _JOB_KEYS}
    layout |= {"id": name, "needs": list(job.get("needs").items())}
    return Part(job, {**layout, "steps": _steps(job.get("steps"))})


def _steps(steps: Field) -> Layout:
    if not isinstance(steps.value, list):
        return []
    return Part(steps, [_step(step) for step in steps.items()])


def _step(step: Field) -> Layout:
    return Part(step, {key: step.get(key) for key in _STEP_KEYS})
