"""Workflows: conditions, scripts, and shapes that nobody would write."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter import bundled
from linter.checks.ci.expression import Beginning, holds
from linter.checks.ci.shell import commands
from linter.loader import load_policies
from linter.report import Report
from linter.run import Job, run
from linter.settings import Settings
from linter.tree import MemoryTree

POLICIES = load_policies([bundled.folder("policies") / name for name in ("ci", "tool")])
_FACTS = {"github.event_name": "pull_request", "github.ref": Beginning("refs/pull/")}
_KEYS = ["on", "jobs", "runs", "using", "steps", "run", "uses", "with", "env", "if", "needs", "a"]
_SCALARS = (
    st.none()
    | st.booleans()
    | st.sampled_from(["composite", "terraform apply", "a", "./a", "pull_request", "${{ x", ""])
)
_BODIES = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=4)
    ),
    max_leaves=15,
)


def _judge(files: dict[str, str]) -> Report:
    tree = MemoryTree(files)
    wanted = frozenset(tree.paths())
    return run(Job(tree, wanted, frozenset(), POLICIES, Settings(), date(2026, 1, 1)))


@pytest.mark.parametrize(
    ("condition", "answer"),
    [
        (None, True),
        (False, False),
        ("github.event_name == 'push'", False),
        ("github.event_name == 'PULL_REQUEST'", True),
        ("${{ github.event_name != 'push' }}", True),
        ("github.ref == 'refs/heads/main'", False),
        ("github.ref == 'refs/pull/7/merge'", None),
        ("startsWith(github.ref, 'refs/tags/')", False),
        ("startsWith(github.ref, 'refs/')", True),
        ("startsWith(github.ref, 'refs/pull/7')", None),
        ('contains(fromJSON(\'["push", "schedule"]\'), github.event_name)', False),
        ("contains(github.event.pull_request.labels.*.name, 'deploy')", None),
        ("github.event.pull_request.merged == true", None),
        ("github.event.pull_request.merged && github.event_name == 'push'", False),
        ("inputs.x || github.event_name == 'pull_request'", True),
        ("inputs.x || false", None),
        ("!(inputs.x && false)", True),
        ("always()", True),
        ("failure()", False),
        ("!cancelled() && success()", True),
        ("1 < 2", None),
        ("${{ a }} && b", None),
        ("'it''s' == 'it''s'", True),
        ("(" * 500, None),
        ("github.event['x'] == 1", None),
    ],
)
def test_conditions_under_a_pull_request(condition: object, answer: bool | None) -> None:
    assert holds(condition, _FACTS) is answer


@given(st.text(alphabet="()!&|='<>[],. agithub.refx1${}", max_size=60))
def test_any_condition_has_an_answer(condition: str) -> None:
    assert holds(condition, _FACTS) in {True, False, None}


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("a b && c; d | e", [("a", "b"), ("c",), ("d",), ("e",)]),
        ("X=1 sudo a 'b c' \"d\"", [("a", "b c", "d")]),
        ("a \\\n  b # c\n# d\ne", [("a", "b"), ("e",)]),
        ("cat <<EOF\na b\nEOF\nc", [("cat", "<<EOF"), ("c",)]),
        ("a ${{ b || 'c' }} d", [("a", "${{ b || c }}", "d")]),
        ("if a; then b; fi", [("a",), ("b",), ("fi",)]),
    ],
)
def test_commands_of_a_script(script: str, words: list[tuple[str, ...]]) -> None:
    assert [command.words for command in commands(script)] == words


@pytest.mark.parametrize("unit", ['"', "'", "${{", "<<A ", "\\", "a;", "((", "x=1 "])
def test_hostile_scripts_end_soon(unit: str) -> None:
    assert sum(1 for _ in commands(unit * 60_000)) <= 100_000


@given(st.dictionaries(st.sampled_from(_KEYS), _BODIES, max_size=5))
def test_no_shape_of_a_workflow_crashes(body: dict[str, Any]) -> None:
    rows = {"on": "pull_request", "jobs": {}, **body, "x": "terraform"}
    text = "".join(f"{key}: {json.dumps(value)}\n" for key, value in rows.items())
    assert not _judge({".github/workflows/a.yml": text}).crashed


@given(_BODIES)
def test_no_shape_of_a_job_crashes(body: Any) -> None:
    text = (
        "on: pull_request\njobs:\n  a: " + json.dumps(body) + "\n  b: {steps: [{run: terraform}]}"
    )
    assert not _judge({".github/workflows/a.yml": text}).crashed


def test_what_is_decided_later_is_unjudged() -> None:
    text = "on: pull_request\njobs:\n  a:\n    if: inputs.x\n    steps: [{run: terraform apply}]\n"
    report = _judge({".github/workflows/a.yml": text})
    assert report.findings == ()
    assert [one.policy for one in report.unjudged] == ["apply-on-pull-request"]


def test_aliases_to_a_billion_are_told_once() -> None:
    rows = ["on: push", "jobs: {}", "x: terraform", "a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 10) + "]" for n in range(1, 12)]
    report = _judge({".github/workflows/a.yml": "\n".join(rows)})
    assert [finding.policy for finding in report.findings] == ["unreadable-file"]


def test_actions_that_use_one_another_end() -> None:
    step = "runs:\n  using: composite\n  steps:\n    - uses: ./b\n    - run: terraform apply\n"
    files = {
        "a/action.yml": step,
        "b/action.yml": step.replace("./b", "./a"),
        ".github/workflows/x.yml": "on: pull_request\njobs:\n  a:\n    steps: [{uses: ./a}]\n"
        "    env: {GENESYSCLOUD_REGION: x}\n",
    }
    assert {finding.policy for finding in _judge(files).findings} == {"apply-on-pull-request"}
