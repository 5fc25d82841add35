"""Secrets and tokens that a workflow hands to its steps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, KeyPath, Span, View
from linter.secret import is_placeholder
from linter.secret_name import names_secret
from linter.secret_text import secrets_in

_IN_SCRIPT = re.compile(
    r"""(?<![\w?&./-])(?:(?P<name>[A-Za-z_]\w{0,80})=|--(?P<option>[a-z][\w-]{0,80})[= ])
    (?:"(?P<quoted>[^"\n]*)"|'(?P<single>[^'\n]*)'|(?P<bare>[^\s"'`;|&()<>]+))""",
    re.VERBOSE,
)
"""Assignments and options of a command."""
_KEPT = re.compile(r"\b(?:secrets|vars)\s*[.\[]")
_REFERENCE = re.compile(r"\$\{\{|\$(?:[\w({]|$)|`|%\w+%")
"""A value of a script ends at a parenthesis, so what a command prints begins where it ends."""
_LOGIN = "TF_TOKEN_"
"""Begins the variables that hold the logins to Terraform registries."""
_LONGEST = 100_000


class _Given(NamedTuple):
    """A value under a name, in an environment, an input of an action, or a script."""

    path: KeyPath
    key: str
    value: str
    span: Span | None


@check("fresh-access-token")
def fresh_access_token(subject: View, _context: Context, options: Options) -> Iterator[Judgement]:
    """Flag a token that is kept as a secret, under the name `variable`.

    One that an earlier step asked for is fresh.
    """
    for given in _given(subject):
        if given.key == options["variable"] and _KEPT.search(given.value):
            yield Fault(given.path, {"key": given.key}, span=given.span)


@check("no-literal-ci-secret")
def no_literal_ci_secret(
    subject: View, _context: Context, _options: Options
) -> Iterator[Judgement]:
    """Flag values of what is named like a secret that are neither references nor placeholders."""
    for given in _given(subject):
        named = names_secret(given.key) or given.key.upper().startswith(_LOGIN)
        if named and not _REFERENCE.search(given.value) and not is_placeholder(given.value):
            yield Fault(given.path, {"key": given.key}, span=given.span)


def _given(workflow: View) -> Iterator[_Given]:
    body = workflow.body
    yield from _entries(body.get("env"), ("env",))
    for number, job in enumerate(body["jobs"]):
        if isinstance(job, dict):
            at: KeyPath = ("jobs", number)
            yield from _entries(job.get("env"), (*at, "env"))
            yield from _entries(job.get("with"), (*at, "with"))
            for place, step in enumerate(job["steps"]):
                if isinstance(step, dict):
                    yield from _in_step(step, (*at, "steps", place), workflow)


def _in_step(step: dict[str, Any], at: KeyPath, workflow: View) -> Iterator[_Given]:
    yield from _entries(step.get("env"), (*at, "env"))
    yield from _entries(step.get("with"), (*at, "with"))
    script = step.get("run")
    if isinstance(script, str):
        yield from _in_script(script[:_LONGEST], (*at, "run"), workflow)


def _entries(values: object, at: KeyPath) -> Iterator[_Given]:
    for key, value in values.items() if isinstance(values, dict) else ():
        if isinstance(value, str):
            yield _Given((*at, key), key, value, None)


def _in_script(script: str, at: KeyPath, workflow: View) -> Iterator[_Given]:
    for found in _IN_SCRIPT.finditer(script):
        group = next(name for name in ("quoted", "single", "bare") if found[name] is not None)
        span = workflow.spans.within(at, *found.span(group))
        yield _Given(at, found["name"] or found["option"], found[group], span)
    for secret in secrets_in(script) if "://" in script else ():
        span = workflow.spans.within(at, secret.start, secret.end)
        yield _Given(at, "password", script[secret.start : secret.end], span)
