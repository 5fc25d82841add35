"""Spans of YAML lead back to what was written."""

from typing import Any

import pytest
from hypothesis import given, settings

from linter.model import KeyPath, Span
from linter.readers.yaml_document import read_yaml

from .json_cases import paths
from .yaml_cases import PRINTED, texts


def written(text: str, span: Span) -> str:
    assert span.path == "a.yaml"
    return text[span.start : span.end]


@settings(max_examples=150)
@given(texts())
def test_every_span_is_the_source_of_its_value_or_key(case: tuple[str, Any]) -> None:
    text, whole = case
    spans = read_yaml("a.yaml", text).spans
    for path, value in paths(whole):
        keyed = bool(path) and isinstance(path[-1], str)
        if keyed:
            key = read_yaml("", f"? {written(text, spans.key(path))}").data
            assert list(key) == [path[-1]]
        else:
            assert spans.key(path) == spans.at(path)
        if not isinstance(value, dict | list):
            assert read_yaml("", written(text, spans.at(path))).data == value
        elif keyed:
            assert spans.at(path) == spans.key(path)


def spelled(piece: str) -> str:
    """The character that a piece of a quoted scalar stands for."""
    for quote in "'\"":
        try:
            found = read_yaml("", f"{quote}{piece}{quote}").data
        except ValueError:
            continue
        if isinstance(found, str) and len(found) == 1:
            return found
    return piece


@settings(max_examples=150)
@given(texts(PRINTED))
def test_every_character_of_a_line_leads_to_its_own_source(case: tuple[str, Any]) -> None:
    text, whole = case
    spans = read_yaml("a.yaml", text).spans
    for path, value in paths(whole):
        if isinstance(value, str) and "\n" not in written(text, spans.at(path)):
            pieces = [written(text, spans.within(path, i, i + 1)) for i in range(len(value))]
            assert [spelled(piece) for piece in pieces] == list(value)


TEXT = """\
plain: one two
folded plain: one
  two  three
single: 'its
  two'
double: "a\\tb\\u00e9c"
literal: |2-  # note
    {
     "a": 1

   }
folded: >
  one
  two

  three
anchored: &x !!str here
alias: *x
list:
- - deep
- name: n
  other: o
- &y flow
- {a: b}
empty:
merged: {<<: &m {k: v}}
one: [pair: p]
"""


@pytest.mark.parametrize(
    ("path", "at", "key"),
    [
        ((), "plain", "plain"),
        (("plain",), "one two", "plain"),
        (("folded plain",), "one\n  two  three", "folded plain"),
        (("anchored",), "here", "anchored"),
        (("alias",), "here", "alias"),
        (("list",), "list", "list"),
        (("list", 0), "-", "-"),
        (("list", 0, 0), "deep", "deep"),
        (("list", 1), "name", "name"),
        (("list", 1, "other"), "o", "other"),
        (("list", 2), "flow", "flow"),
        (("list", 3), "{", "{"),
        (("list", 9), "list", "list"),
        (("list", 3, "a", "x"), "b", "b"),
        (("empty",), "empty", "empty"),
        (("empty", "x"), "empty", "empty"),
        (("merged", "k"), "v", "k"),
        (("one", 0), "pair", "pair"),
        (("one", 0, "pair"), "p", "pair"),
    ],
)
def test_places_of_every_form(path: KeyPath, at: str, key: str) -> None:
    spans = read_yaml("a.yaml", TEXT).spans
    assert written(TEXT, spans.at(path)) == at
    assert written(TEXT, spans.key(path)) == key


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("key", "part", "source"),
    [
        ("plain", "two", "two"),
        ("folded plain", "two  three", "two  three"),
        ("folded plain", "one two", "one\n  two"),
        ("single", "two", "two"),
        ("double", "b\u00e9c", "b\\u00e9c"),
        ("double", "\u00e9", "\\u00e9"),
        ("literal", "  {", "  {"),
        ("literal", '"a": 1', '"a": 1'),
        ("literal", "1\n\n ", "1\n\n   "),
        ("folded", "two\nthree", "two\n\n  three"),
        ("anchored", "er", "er"),
        ("alias", "er", "er"),
    ],
)
def test_a_part_of_a_string_is_found_in_every_style(
    key: str, part: str, source: str, newline: str
) -> None:
    text = TEXT.replace("\n", newline)
    found = read_yaml("a.yaml", text)
    start = found.data[key].index(part)
    span = found.spans.within((key,), start, start + len(part))
    assert written(text, span) == source.replace("\n", newline)


def test_a_part_of_what_is_not_simple_is_the_whole() -> None:
    text = 'a: "b\\tc\\\n  d"'
    assert written(text, read_yaml("a.yaml", text).spans.within(("a",), 1, 2)) == text[3:]
