"""The JSONPath reader against what the platform's library says of each path in jayway.json."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.actions.select import select
from linter.actions.values import Undecided
from linter.model import MISSING
from linter.readers.jsonpath import MalformedPath, read

JAYWAY = json.loads((Path(__file__).parent / "jayway.json").read_text("utf-8"))
READ = [case for case in JAYWAY["cases"] if not case[1].get("refused")]
STRICTER = {"$.a[", "$.a]", "$.a.b["}
"""Read by the library as if the bracket were not there, or were part of the name."""
LOOSER = {"$.p[::1]"}


@pytest.mark.parametrize(("path", "outcome"), JAYWAY["cases"])
def test_a_path_is_refused_when_the_library_refuses_it(path: str, outcome: Any) -> None:
    if path in STRICTER or (outcome.get("refused") and path not in LOOSER):
        with pytest.raises(MalformedPath) as refused:
            read(path)
        assert 0 <= refused.value.at <= len(path)
        assert refused.value.message
    else:
        read(path)


@pytest.mark.parametrize(("path", "outcome"), [case for case in READ if case[0] not in STRICTER])
def test_a_path_gives_one_value_or_a_list_as_the_library_does(path: str, outcome: Any) -> None:
    assert read(path).definite is outcome["definite"]


@pytest.mark.parametrize(("path", "outcome"), [case for case in READ if case[0] not in STRICTER])
def test_a_path_finds_what_the_library_finds(path: str, outcome: Any) -> None:
    found = select(read(path), JAYWAY["document"])
    if outcome.get("fails"):
        assert isinstance(found, Undecided)
    elif not isinstance(found, Undecided):
        assert found == (MISSING if outcome.get("missing") else outcome["value"])


@given(st.text(alphabet="$@.[]()?*'\"ab0 ,:-=&|!~/", max_size=30))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        path = read(text)
    except MalformedPath:
        return
    assert path.steps == () or select(path, JAYWAY["document"]) is not path


@pytest.mark.parametrize(("path", "can_fail"), [("$.a", True), ("$..a", False), ("$", False)])
def test_a_list_is_empty_where_one_value_is_missing(path: str, can_fail: bool) -> None:
    assert read(path).can_fail is can_fail
