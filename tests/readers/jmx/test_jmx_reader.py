"""Plans are read as they are, with positions, and nothing in them is expanded."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.documents import read_document
from linter.readers.jmx import MAX_BYTES, read_jmx
from linter.readers.text import Unreadable
from linter.tree import MemoryTree

PLAN = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!-- gclint: ignore[rate-above-limit] agreed -->
<jmeterTestPlan version="1.2">
  <hashTree>
    <ThreadGroup testname="Büro > all" enabled="true">
      <stringProp name="a">
        x &amp; y
      </stringProp>
    </ThreadGroup>
  </hashTree>
</jmeterTestPlan>
"""
GROUP = ("children", 0, "children", 0)


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ((), '<jmeterTestPlan version="1.2">'),
        (GROUP, '<ThreadGroup testname="Büro > all" enabled="true">'),
        ((*GROUP, "attributes", "testname"), 'testname="Büro > all"'),
        ((*GROUP, "children", 0, "text"), "x &amp; y"),
        ((*GROUP, "children", 7, "text"), '<ThreadGroup testname="Büro > all" enabled="true">'),
    ],
)
def test_every_place_is_found(path, written) -> None:
    span = read_jmx("plan.jmx", PLAN).spans.at(path)
    assert PLAN[span.start : span.end] == written


def test_comments_can_carry_suppressions() -> None:
    (comment,) = read_jmx("plan.jmx", PLAN).comments
    assert PLAN[comment.start : comment.end] == "<!-- gclint: ignore[rate-above-limit] agreed -->"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "document type"),
        ("<a><b></a>", "does not match"),
        ("<a><b>", "<b> is not closed"),
        ("<a", "not closed"),
        ("", "before every element"),
        ("<a>&nbsp;</a>", "does not define"),
        ("<a>" * 600, "deep"),
        ("<a>" + "<b/>" * 200_000, "more than 150,000 elements"),
        ("<jmeterTestPlan>" + " " * MAX_BYTES + "</jmeterTestPlan>", "MiB"),
        (
            "<com.x.XStream><throughput>2940</throughput></com.x.XStream>",
            "the throughput of 2940 in it limits nothing",
        ),
    ],
)
def test_what_is_no_plan_is_refused_with_the_reason(text: str, told: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_jmx("plan.jmx", text)
    assert told in refused.value.message
    assert 0 <= refused.value.start <= len(text)


@given(st.integers(0, len(PLAN)), st.integers(0, 30), st.text(max_size=5))
def test_damage_never_crashes_the_reader(at: int, cut: int, junk: str) -> None:
    damaged = PLAN[:at] + junk + PLAN[at + cut :]
    with suppress(Unreadable):
        span = read_jmx("plan.jmx", damaged).spans.at((*GROUP, "attributes", "testname"))
        assert 0 <= span.start <= span.end <= len(damaged)


def test_what_looks_like_a_plan_in_json_is_none() -> None:
    tree = MemoryTree({"a.json": '{"tag": "jmeterTestPlan", "children": [{}], "x": "/api/v2/"}'})
    assert read_document(tree, "a.json").resources == ()
