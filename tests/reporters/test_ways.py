"""How a value came to the place of a finding, in the reports that tell it."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from linter import bundled
from linter.model import WRITTEN, CallSite, Flow, Span, Step
from linter.report import Report
from linter.reporters import json_report, sarif, text

WAY = [
    ("the value is written here", "terraform.tfvars", 1, 9, 19),
    ("var.grant", "main.tf", 1, 1, 17),
    ("module.crm is called with grant", "main.tf", 4, 12, 21),
    ("module.crm.var.grant", "crm/main.tf", 1, 1, 17),
    ("module.crm.local.client", "crm/main.tf", 3, 22, 31),
    ("module.crm.module.widget is called with client", "crm/main.tf", 7, 12, 24),
    ("module.crm.module.widget.var.client", "crm/widget/main.tf", 1, 1, 18),
]


def test_sarif_has_each_place_and_the_end(chain_report: Report) -> None:
    (result,) = json.loads(sarif.render(chain_report))["runs"][0]["results"]
    first, second = (flow["threadFlows"][0]["locations"] for flow in result["codeFlows"])
    told = []
    for step in first:
        place = step["location"]["physicalLocation"]
        region = place["region"]
        assert region["startLine"] == region["endLine"]
        assert place["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
        told.append(
            (
                step["location"]["message"]["text"],
                place["artifactLocation"]["uri"],
                region["startLine"],
                region["startColumn"],
                region["endColumn"],
            )
        )
    message = chain_report.findings[0].message
    assert told == [*WAY, (message, "crm/widget/main.tf", 4, 27, 43)]
    assert second[0]["location"]["physicalLocation"]["region"]["startLine"] == 8
    assert first[-1] == second[-1]


def test_json_has_each_place(chain_report: Report) -> None:
    (finding,) = json.loads(json_report.render(chain_report))["findings"]
    first, second = finding["flows"]
    keys = ("told", "path", "line", "column", "end_column")
    assert [tuple(step[key] for key in keys) for step in first] == WAY
    assert second[0]["line"] == 8


def test_text_names_the_places_worth_a_look(chain_report: Report) -> None:
    rendered = text.render(chain_report)
    assert "= written at: terraform.tfvars:1:9\n" in rendered
    way = " ".join(rendered.partition("by way of: ")[2].partition("     =")[0].split())
    assert way == (
        "var.grant (main.tf:1), module.crm (main.tf:4), module.crm.local.client (crm/main.tf:3), "
        "module.crm.module.widget (crm/main.tf:7)"
    )
    assert "= likewise: module.erp.module.widget (written at main.tf:8:12)\n" in rendered
    assert "called by" not in rendered


def test_calls_that_the_value_did_not_come_through(module_report: Report) -> None:
    rendered = text.render(module_report)
    assert "= called by: module.crm (main.tf:1)\n" in rendered
    assert "= called by: module.crm.module.widget (crm/main.tf:1)\n" in rendered
    assert "= likewise: module.erp.module.widget (main.tf:4)\n" in rendered


def test_of_many_ways_a_few_are_named(make, fault) -> None:
    flows = tuple(Flow((CallSite(f"module.m{n}", Span("main.tf", 0, 1)),)) for n in range(300))
    rendered = text.render(make(fault(flows=flows)))
    assert "= called by: module.m0 (main.tf:1)\n" in rendered
    assert rendered.count("= likewise: ") == 4
    assert "= likewise: 296 more\n" in rendered


def test_ways_from_elsewhere_are_named_first(make, fault) -> None:
    def flow(number: int, start: int) -> Flow:
        call = CallSite(f"module.m{number}", Span("main.tf", 0, 1))
        return Flow((call,), (Step(WRITTEN, Span("main.tf", start, start + 1)),))

    flows = (*(flow(number, 0) for number in range(5)), flow(5, 2))
    rendered = text.render(make(fault(flows=flows), fault(9)))
    assert rendered.count("= likewise: ") == 4
    first = rendered.partition("= likewise: ")[2].splitlines()[0]
    assert first == "module.m5 (written at main.tf:2:1)"


def check(report: Report) -> None:
    schema = json.loads((bundled.folder("schemas") / "report.schema.json").read_text())
    Draft202012Validator(schema).validate(json.loads(json_report.render(report)))


def test_every_estate_fits_the_schema_of_reports(estate_report: Report) -> None:
    check(estate_report)


@pytest.mark.parametrize("name", ["chain_report", "module_report", "hostile_report"])
def test_other_reports_fit_it_too(request: pytest.FixtureRequest, name: str) -> None:
    check(request.getfixturevalue(name))
