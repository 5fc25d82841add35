"""The same findings in every format, in the same order."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import XMLPullParser

import pytest

from linter.cli.formats import FORMATS, renderer
from linter.report import Report

Row = tuple[str, int, str]
"""File, line and policy of one finding."""


def from_json(text: str) -> Iterator[Row]:
    yield from ((one["path"], one["line"], one["policy"]) for one in json.loads(text)["findings"])


def from_sarif(text: str) -> Iterator[Row]:
    for result in json.loads(text)["runs"][0]["results"]:
        place = result["locations"][0]["physicalLocation"]
        path = unquote(place["artifactLocation"]["uri"])
        yield path, place["region"]["startLine"], result["ruleId"]


def from_gitlab(text: str) -> Iterator[Row]:
    for row in json.loads(text):
        location = row["location"]
        yield location["path"], location["lines"]["begin"], row["check_name"]


def from_junit(text: str) -> Iterator[Row]:
    parser = XMLPullParser()
    parser.feed(text)
    parser.close()
    for _, case in parser.read_events():
        if case.tag == "testcase" and case.find("failure") is not None:
            policy, line = re.fullmatch(r"(\S+) at (\d+):\d+", case.attrib["name"]).groups()
            yield case.attrib["classname"], int(line), policy


def from_github(text: str) -> Iterator[Row]:
    for line in text.splitlines():
        if line.startswith("::"):
            head = line[2:].split("::", 1)[0].split(" ", 1)[1]
            values = dict(pair.split("=", 1) for pair in head.split(","))
            yield (
                unquote(values["file"]),
                int(values["line"]),
                values["title"].removeprefix("gclint "),
            )


def from_concise(text: str) -> Iterator[Row]:
    for line in text.splitlines():
        path, number, policy = re.match(r"(.+?):(\d+):\d+: \w+ (\S+) ", line).groups()
        yield path, int(number), policy


def from_text(text: str) -> Iterator[Row]:
    for line in text.splitlines():
        if found := re.match(r"(\S[^|]*?):(\d+):\d+: \w+: .*\[([a-z-]+)\]$", line):
            yield found[1], int(found[2]), found[3]


def from_markdown(text: str) -> Iterator[Row]:
    path = ""
    for line in text.splitlines():
        if line.startswith("### "):
            path = line[4:].replace("\\", "")
        elif found := re.match(r"- \*\*\w+\*\* line (\d+): .* \(`([a-z-]+)`\)$", line):
            yield path, int(found[1]), found[2]


READERS = {
    "text": from_text,
    "concise": from_concise,
    "json": from_json,
    "sarif": from_sarif,
    "github": from_github,
    "gitlab": from_gitlab,
    "junit": from_junit,
    "markdown": from_markdown,
}


def test_every_format_is_read_here() -> None:
    assert set(READERS) == set(FORMATS)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_findings_in_all(estate_report: Report, form: str) -> None:
    places = estate_report.places()
    expected = [
        (one.span.path, places.position(one.span.path, one.span.start).line, one.policy)
        for one in estate_report.findings
    ]
    read = list(READERS[form](renderer(form)(estate_report)))
    if form == "github":  # the heaviest first
        assert Counter(read) == Counter(expected)
    else:
        assert read == expected


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_found_is_said_in_each_way(make, form: str) -> None:
    assert list(READERS[form](renderer(form)(make()))) == []
