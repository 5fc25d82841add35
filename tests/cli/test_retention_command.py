"""`gclint retention`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linter.readers.xml_tree import read_xml

POLICY = """resource "genesyscloud_recording_media_retention_policy" "{name}" {{
  name    = "{name}"
  order   = {order}
  enabled = {enabled}
  media_policies {{
    call_policy {{
      actions {{
        retain_recording = true
        {duration}
      }}
      conditions {{
        {conditions}
      }}
    }}
  }}
}}
"""
QUEUE = """resource "genesyscloud_routing_queue" "sales" {
  name = "Sales"
}
"""
ON_SALES = "for_queue_ids = [genesyscloud_routing_queue.sales.id]"


def policy(
    name: str, order: int, days: str | None, conditions: str = "", enabled: str = "true"
) -> str:
    duration = f"retention_duration {{\n delete_retention {{\n days = {days}\n }}\n }}"
    return POLICY.format(
        name=name,
        order=order,
        enabled=enabled,
        duration=duration if days else "",
        conditions=conditions,
    )


@pytest.fixture
def told(gclint, tmp_path: Path):
    def run(*policies: str) -> dict[str, object]:
        (tmp_path / "main.tf").write_text("\n".join([QUEUE, *policies]), "utf-8")
        return json.loads(gclint("retention", "-f", "json").stdout)

    return run


def rows(found) -> dict[str, tuple[str, float | None, str | None]]:
    return {
        one["queue"]: (
            one["fate"],
            one["delete_after_days"],
            one["decided_by"] and one["decided_by"]["policy"],
        )
        for one in found["retention"]
    }


def texts(picture: str) -> set[str]:
    """What is written in an SVG picture."""
    return {one.data["text"] for one in read_xml(picture.encode("utf-8")).root.children}


def test_the_longest_explicit_period_wins(told) -> None:
    found = told(policy("short", 1, "30"), policy("long", 2, "90"), policy("none", 3, None))
    assert rows(found) == {"every queue": ("deleted", 90, "long")}
    assert {one["policy"] for one in found["idle"]} == {"short", "none"}


def test_a_queue_of_its_own_has_a_row_of_its_own(told) -> None:
    found = told(policy("base", 1, "30"), policy("sales", 2, "365", ON_SALES))
    assert rows(found) == {
        "Sales": ("deleted", 365, "sales"),
        "every other queue": ("deleted", 30, "base"),
    }
    assert found["idle"] == []


def test_without_any_period_recordings_are_kept_for_ever(told) -> None:
    assert rows(told(policy("none", 1, None))) == {"every queue": ("kept for ever", None, "none")}


def test_a_period_beyond_all_reason_is_for_ever(told) -> None:
    found = told(policy("ages", 1, "10000"), policy("short", 2, "30"))
    assert rows(found) == {"every queue": ("kept for ever", None, "ages")}


def test_further_conditions_make_an_exception(told) -> None:
    found = told(policy("base", 1, "30"), policy("out", 2, "90", 'directions = ["OUTBOUND"]'))
    (row,) = found["retention"]
    assert row["delete_after_days"] == 30
    assert [(one["policy"], one["where"]) for one in row["exceptions"]] == [("out", ["directions"])]


def test_an_unknown_period_is_said_to_be_unknown(told) -> None:
    found = told('variable "days" {}', policy("base", 1, "30"), policy("var", 2, "var.days"))
    (row,) = found["retention"]
    assert (row["fate"], row["at_least_days"]) == ("not known", 30)
    assert "var.days has no default" in row["why"]


def test_a_policy_that_is_switched_off_decides_nothing(told) -> None:
    found = told(policy("base", 1, "30"), policy("off", 2, "90", enabled="false"))
    assert rows(found) == {"every queue": ("deleted", 30, "base")}
    (idle,) = found["idle"]
    assert idle["why"] == "it is switched off"


def test_the_table_and_the_picture(gclint, told) -> None:
    told(policy("base", 1, "30"), policy("none", 2, None, ON_SALES))
    table = gclint("retention").stdout
    assert "every other queue  30 days" in table
    assert "base (order 1)" in table
    assert "30 days" in texts(gclint("retention", "-f", "svg").stdout)


def test_nothing_to_tell_is_said(gclint) -> None:
    for form in ("text", "json", "svg"):
        result = gclint("retention", "-f", form)
        assert result.returncode == 0
        assert result.stdout.strip()
