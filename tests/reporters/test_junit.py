"""JUnit's XML, held to what https://github.com/jenkinsci/xunit-plugin (junit-10.xsd) allows."""

from __future__ import annotations

from xml.etree.ElementTree import Element, XMLPullParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.report import Report
from linter.reporters import junit

REQUIRED = {
    "testsuites": set(),
    "testsuite": {"name", "tests", "failures", "errors"},
    "testcase": {"name"},
    "failure": set(),
}
ALLOWED = {
    "testsuites": {"name", "time", "tests", "failures", "errors"},
    "testsuite": {"skipped", "time", "timestamp", "hostname", "id", "package", "file"},
    "testcase": {"time", "classname", "group"},
    "failure": {"type", "message"},
}
WITHIN = {"testsuites": ["testsuite"], "testsuite": ["testcase"], "testcase": ["failure"]}


def parsed(text: str) -> Element:
    parser = XMLPullParser()
    parser.feed(text)
    parser.close()
    *_, (_, root) = parser.read_events()
    return root


def check(element: Element) -> None:
    assert REQUIRED[element.tag] <= set(element.attrib)
    assert set(element.attrib) <= REQUIRED[element.tag] | ALLOWED[element.tag]
    for child in element:
        assert child.tag in WITHIN[element.tag]
        check(child)


def test_of_each_estate(estate_report: Report) -> None:
    root = parsed(junit.render(estate_report))
    assert root.tag == "testsuites"
    check(root)
    for suite in root:
        cases = list(suite)
        assert suite.attrib["tests"] == suite.attrib["failures"] == str(len(cases))
        assert {case.attrib["classname"] for case in cases} == {suite.attrib["name"]}
    assert int(root.attrib["tests"]) == len(estate_report.findings)


def test_nothing_found_is_a_passed_test(make) -> None:
    root = parsed(junit.render(make()))
    check(root)
    assert (root.attrib["tests"], root.attrib["failures"]) == ("1", "0")
    ((case,),) = root
    assert len(case) == 0


@pytest.mark.parametrize("letter", ["\x00", "\x1b", "\x0b", "\ud800", "\ufffe", "\x85"])
def test_what_xml_forbids_is_replaced(make, fault, letter: str) -> None:
    root = parsed(junit.render(make(fault(message=f"a{letter}b"), text=f"x{letter}y")))
    check(root)
    assert letter == "\x85" or letter not in root[0][0][0].text


def test_a_hostile_report_stays_within_its_element(hostile_report: Report) -> None:
    root = parsed(junit.render(hostile_report))
    check(root)
    assert [len(suite) for suite in root] == [1]


@given(st.text())
def test_any_text_can_be_written(text: str) -> None:
    assert parsed(f"<a>{junit.writable('')}</a>").tag == "a"
    element = Element("a")
    element.text = junit.writable(text)
    assert all(letter in "\t\n\r" or letter >= " " for letter in element.text)
