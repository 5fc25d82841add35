"""GitLab's Code Quality report, by the fields of its documentation.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json

from jsonschema import Draft202012Validator

from linter.report import Report
from linter.reporters import gitlab

SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "pattern": "^[a-z-]+$"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "not": {"pattern": "^(/|\\./|\\.\\./)"}},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {
                            "begin": {"type": "integer", "minimum": 1},
                            "end": {"type": "integer", "minimum": 1},
                        },
                    },
                },
            },
        },
    },
}


def test_of_each_estate(estate_report: Report) -> None:
    rows = json.loads(gitlab.render(estate_report))
    Draft202012Validator(SCHEMA).validate(rows)
    assert len({row["fingerprint"] for row in rows}) == len(rows) == len(estate_report.findings)


def test_nothing_found_is_an_empty_list(make) -> None:
    assert json.loads(gitlab.render(make())) == []


def test_a_hostile_report_is_one_row(hostile_report: Report) -> None:
    rows = json.loads(gitlab.render(hostile_report))
    Draft202012Validator(SCHEMA).validate(rows)
    assert rows[0]["description"] == hostile_report.findings[0].message
