"""One estate as HCL, as JSON configuration and as the plan of either: the same findings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ESTATE = Path(__file__).parent / "estate"
PLAN = (ESTATE / "plan" / "plan.json").read_text("utf-8")
SECRETS = ("9bT2rq-7Qx4LkZ0vJw1n", "uQ7-kfR2wPz9sLd4")


@pytest.mark.parametrize("form", ["json", "plan"])
def test_every_form_has_the_same_findings(
    form: str, files_below: Any, report: Any, told: Any
) -> None:
    found = report(files_below(ESTATE / form))
    assert told(found) == told(report(files_below(ESTATE / "hcl")))
    assert len({policy for policy, _ in told(found)}) >= 12


@pytest.mark.parametrize("form", ["hcl", "json"])
@pytest.mark.parametrize("place", ["plan.json", "plans/crm.json"])
def test_a_plan_beside_its_source_has_the_places_of_the_source(
    form: str, place: str, files_below: Any, report: Any, placed: Any
) -> None:
    source = files_below(ESTATE / form)
    alone = report(source)
    together = report({**source, place: PLAN})
    assert placed(together) == placed(alone)
    assert together.unjudged == alone.unjudged


def test_a_plan_in_one_line_says_the_same(report: Any, told: Any) -> None:
    whole = json.dumps(json.loads(PLAN))
    assert told(report({"plan.json": whole})) == told(report({"plan.json": PLAN}))


@pytest.mark.parametrize("name", ["plan.json", "plan.txt.json", "a/b/show.json"])
def test_a_plan_is_known_by_its_content(name: str, report: Any, told: Any) -> None:
    assert told(report({name: PLAN})) == told(report({"plan.json": PLAN}))


def test_secrets_of_a_plan_are_never_shown(report: Any) -> None:
    from linter.reporters import json_report, text

    found = report({"plan.json": json.dumps(json.loads(PLAN))})
    for shown in (text.render(found), json_report.render(found)):
        assert not any(secret in shown for secret in SECRETS)
