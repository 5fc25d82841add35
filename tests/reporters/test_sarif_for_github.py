"""What GitHub's code scanning asks of a SARIF file, one test for each demand.

https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from hashlib import sha256
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from linter.model import Severity, Span
from linter.report import Report
from linter.reporters import sarif
from linter.reporters.sarif import limits, log


def run_of(report: Report) -> dict[str, Any]:
    document = json.loads(sarif.render(report))
    assert document["version"] == "2.1.0"
    (run,) = document["runs"]
    return run


@pytest.fixture
def run(estate_report: Report) -> dict[str, Any]:
    return run_of(estate_report)


def rules(run: dict[str, Any]) -> list[dict[str, Any]]:
    return run["tool"]["driver"]["rules"]


def physical(result: dict[str, Any]) -> dict[str, Any]:
    (location,) = result["locations"]
    return location["physicalLocation"]


def test_the_tool_is_named_with_its_version(run: dict[str, Any]) -> None:
    driver = run["tool"]["driver"]
    assert driver["name"] == "gclint"
    assert driver["version"] == driver["semanticVersion"]


def test_each_rule_has_all_that_github_shows(run: dict[str, Any]) -> None:
    assert len({rule["id"] for rule in rules(run)}) == len(rules(run)) > 50
    for rule in rules(run):
        assert 0 < len(rule["name"]) <= 255
        assert rule["name"].isalnum()
        for key in ("shortDescription", "fullDescription"):
            assert 0 < len(rule[key]["text"]) <= 1024
        assert rule["help"]["text"]
        assert "## Cure" in rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
        assert rule["properties"]["precision"] in {"very-high", "high", "medium", "low"}
        assert rule["properties"]["problem.severity"] in {"error", "warning", "recommendation"}
        assert 1 <= len(rule["properties"]["tags"]) <= 10


def test_security_rules_have_a_number_and_say_so(run: dict[str, Any]) -> None:
    about_security = {
        rule["id"]: rule["properties"]
        for rule in rules(run)
        if "security-severity" in rule["properties"]
    }
    assert {"literal-secret", "wildcard-principal", "self-escalating-role"} <= set(about_security)
    assert "indefinite-retention" not in about_security
    for properties in about_security.values():
        assert isinstance(properties["security-severity"], str)
        assert 0.1 <= float(properties["security-severity"]) <= 10
        assert "security" in properties["tags"]
    assert "external/cwe/cwe-798" in about_security["literal-secret"]["tags"]


def test_each_result_refers_to_its_rule(run: dict[str, Any]) -> None:
    for result in run["results"]:
        assert rules(run)[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        assert "suppressions" not in result


def test_regions_are_exact_and_in_code_points(run: dict[str, Any]) -> None:
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        region = physical(result)["region"]
        assert set(region) == {"startLine", "startColumn", "endLine", "endColumn"}
        assert 1 <= region["startLine"] <= region["endLine"]
        assert (region["startLine"], region["startColumn"]) <= (
            region["endLine"],
            region["endColumn"],
        )


def test_paths_are_relative_and_percent_encoded(run: dict[str, Any]) -> None:
    assert set(run["originalUriBaseIds"]) == {"%SRCROOT%"}
    assert "uri" not in run["originalUriBaseIds"]["%SRCROOT%"]  # no path of the machine it ran on
    for result in run["results"]:
        artifact = physical(result)["artifactLocation"]
        parts = urlsplit(artifact["uri"])
        assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
        assert not artifact["uri"].startswith(("/", "./", "../"))
        assert artifact["uriBaseId"] == "%SRCROOT%"


def test_a_strange_path_survives_the_encoding(hostile_report: Report) -> None:
    (result,) = run_of(hostile_report)["results"]
    uri = physical(result)["artifactLocation"]["uri"]
    assert uri.isascii()
    assert not set(uri) & set(" :%\n|<>[]`".replace("%", ""))
    assert unquote(uri) == hostile_report.findings[0].span.path


def test_a_file_name_that_is_not_utf_8(make, fault) -> None:
    (result,) = run_of(make(fault(span=Span("\udce4.tf", 0, 1))))["results"]
    assert physical(result)["artifactLocation"]["uri"] == "%E4.tf"


def test_fingerprints_are_our_own_and_tell_results_apart(run: dict[str, Any]) -> None:
    found = Counter()
    for result in run["results"]:
        assert set(result["partialFingerprints"]) == {"gclint/v1"}
        found[result["partialFingerprints"]["gclint/v1"]] += 1
    assert set(found.values()) <= {1}


def test_the_category_ends_with_a_slash(run: dict[str, Any]) -> None:
    assert run["automationDetails"] == {"id": "gclint/"}


def test_the_run_says_that_it_succeeded(run: dict[str, Any]) -> None:
    assert run["invocations"][0]["executionSuccessful"] is True


def test_calls_of_modules_are_code_flows(module_report: Report) -> None:
    (result,) = run_of(module_report)["results"]
    flows = [
        [
            (
                step["location"]["message"]["text"],
                step["location"]["physicalLocation"]["artifactLocation"]["uri"],
                step["location"]["physicalLocation"]["region"]["startLine"],
            )
            for step in flow["threadFlows"][0]["locations"]
        ]
        for flow in result["codeFlows"]
    ]
    widget = "crm/widget/main.tf"
    message = module_report.findings[0].message
    assert flows == [
        [
            ("module.crm is called", "main.tf", 1),
            ("module.crm.module.widget is called", "crm/main.tf", 1),
            (message, widget, 3),
        ],
        [
            ("module.erp is called", "main.tf", 4),
            ("module.erp.module.widget is called", "crm/main.tf", 1),
            (message, widget, 3),
        ],
    ]


def test_no_more_steps_than_are_shown(module_report: Report, monkeypatch) -> None:
    monkeypatch.setattr("linter.reporters.sarif.results.MAX_STEPS", 5)
    (result,) = run_of(module_report)["results"]
    assert len(result["codeFlows"]) == 1


def test_no_more_results_than_are_taken(large_report: Report) -> None:
    run = run_of(large_report)
    assert len(run["results"]) == limits.MAX_RESULTS == 25_000
    levels = Counter(result["level"] for result in run["results"])
    counts = large_report.counts()
    assert (levels["error"], levels["warning"]) == (
        counts[Severity.ERROR],
        counts[Severity.WARNING],
    )
    starts = [physical(result)["region"]["startLine"] for result in run["results"]]
    assert starts == sorted(starts)
    (notice,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notice["message"]["text"].startswith("1000 findings")


def test_no_larger_than_is_taken(make, fault, monkeypatch) -> None:
    monkeypatch.setattr(limits, "MAX_BYTES", 10_000)
    findings = [fault(number, message=digest(str(number)) * 9) for number in range(200)]
    few = tuple(one for one in make().policies if one.id == findings[0].policy)
    rendered = log.render(make(*findings, policies=few))
    assert len(gzip.compress(rendered.encode())) <= 10_000
    assert 0 < len(json.loads(rendered)["runs"][0]["results"]) < 200
    monkeypatch.setattr(limits, "MAX_BYTES", 10)
    assert json.loads(log.render(make(*findings)))["runs"][0]["results"] == []


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def test_a_message_makes_no_link(hostile_report: Report) -> None:
    (result,) = run_of(hostile_report)["results"]
    assert "](" not in result["message"]["text"]


def test_a_span_that_ends_with_its_line_does_not_reach_the_next(make, fault) -> None:
    report = make(fault(span=Span("main.tf", 0, 3)), text="ab\r\ncd\n")
    crlf = make(fault(span=Span("main.tf", 0, 4)), text="ab\r\ncd\n")
    (region,) = (physical(result)["region"] for result in run_of(crlf)["results"])
    assert region == {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 3}
    (region,) = (physical(result)["region"] for result in run_of(report)["results"])
    assert region["endLine"] == 1


def test_no_path_of_this_machine_is_in_it(estate_report: Report, tmp_path) -> None:
    rendered = sarif.render(estate_report)
    assert str(tmp_path.parents[2]) not in rendered
    assert "file://" not in rendered
