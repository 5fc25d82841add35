"""One broken block is one entry in `broken`, and the blocks around it are read."""

from __future__ import annotations

import pytest
from hcl_snippets import Snippet, snippets

from linter.model import LineIndex
from linter.readers.hcl import read_file

BEFORE = 'resource "a" "before" {\n  x = 1\n}\n\n'
AFTER = '\nresource "a" "after" {\n  x = 1\n}\n'
INVALID = [
    snippet
    for snippet in snippets()
    if not snippet.valid and read_file("", f"{snippet.text}\n").broken
]
"""Those that more lines after them do not cure."""

GOOD = 'resource "a" "{}" {{\n  x = 1\n}}\n'
REALISTIC = {
    "a brace is missing at the end": ('resource "a" "b" {\n  x = 1\n', 1, "never closed"),
    "a brace is missing within": (
        'resource "a" "b" {\n  c {\n    x = 1\n  y = 2\n}\n',
        1,
        "never closed",
    ),
    "a brace too many": ('other "a" "b" {\n  x = 1\n}\n}\n', 4, "closes nothing"),
    "a brace too many within": (
        'resource "a" "b" {\n  c {\n  }\n  }\n  x = 1\n}\n',
        6,
        "closes nothing",
    ),
    "a quote is missing": (
        'resource "a" "b" {\n  x = "y\n  z = 1\n}\n',
        2,
        "not closed on its line",
    ),
    "a quote is missing in the header": ('resource "a" "b {\n  x = 1\n}\n', 1, "not closed"),
    "a comma is missing": (
        'resource "a" "b" {\n  x = [\n    "y"\n    "z",\n  ]\n}\n',
        4,
        'expected "," or "]"',
    ),
    "a bracket is missing": (
        'resource "a" "b" {\n  x = ["y"\n  z = 1\n}\n',
        3,
        'expected "," or "]"',
    ),
    "an interpolation is not closed": (
        'resource "a" "b" {\n  x = "${y"\n  z = "${w}"\n}\n',
        2,
        '"${" is not closed',
    ),
    "a heredoc is not closed": (
        'resource "a" "b" {\n  x = <<EOT\n  y {\n  EOF\n}\n',
        2,
        "no line holds only EOT",
    ),
    "a comment is not closed": ('resource "a" "b" {\n  /* x = 1\n}\n', 2, "never closed"),
    "a value is missing": ('resource "a" "b" {\n  x =\n  y = 1\n}\n', 2, "a value is missing"),
    "an equals sign is missing": ('resource "a" "b" {\n  x "y"\n}\n', 2, "expected a label"),
    "an argument set twice": ('resource "a" "b" {\n  x = 1\n  x = 2\n}\n', 3, "set twice"),
    "blocks that are not indented": (
        'resource "a" "b" {\nlifecycle {\nx = = 1\n}\ndata "c" "d" {\n}\n}\n',
        3,
        "expected a value",
    ),
    "prose over many lines": ("Dear all,\nplease find below\nthe blocks.\n", 1, "expected"),
    "a conflict marker": ("<<<<<<< HEAD\n", 1, "merge conflict"),
}


@pytest.mark.parametrize("case", REALISTIC.values(), ids=REALISTIC)
def test_a_broken_block_is_named_at_its_line(case: tuple[str, int, str]) -> None:
    broken_text, line, message = case
    text = GOOD.format("before") + broken_text + GOOD.format("after")
    assert _names(text) == ["before", "after"]
    (broken,) = read_file("main.tf", text).broken
    assert LineIndex(text).position(broken.start).line == 3 + line
    assert message in broken.message


def test_each_broken_block_is_named() -> None:
    text = 'variable "a" {\n  x = = 1\n}\nvariable "b" {\n  y = [1 2]\n}\nvariable "c" {\n}\n'
    file = read_file("main.tf", text)
    assert [LineIndex(text).position(broken.start) for broken in file.broken] == [(2, 7), (5, 10)]
    assert [block.labels[0].text for block in file.body.blocks] == ["c"]


def test_broken_tfvars_lose_only_the_broken_argument() -> None:
    file = read_file("x.tfvars", "a = 1\nb = [1,,2]\nc = {\n  d = 1\n}\nc = 2\n")
    assert [argument.name for argument in file.body.arguments] == ["a", "c"]
    assert len(file.broken) == 2


def test_comments_of_broken_blocks_are_listed() -> None:
    text = 'variable "a" {\n  # b\n  x = = 1 # c\n}\n# d\n'
    file = read_file("main.tf", text)
    assert [text[comment.start : comment.end] for comment in file.comments] == ["# b", "# c", "# d"]


def _names(text: str) -> list[str]:
    blocks = read_file("main.tf", text).body.blocks
    return [block.labels[-1].text for block in blocks if block.type == "resource"]


@pytest.mark.parametrize("snippet", INVALID, ids=[snippet.name for snippet in INVALID])
def test_blocks_around_a_broken_one_are_read(snippet: Snippet) -> None:
    text = f"{BEFORE}{snippet.text}{AFTER}"
    assert _names(text) == ["before", "after"]
    broken = read_file("main.tf", text).broken
    assert len(broken) == 1
    assert len(BEFORE) <= broken[0].start <= len(BEFORE) + len(snippet.text)
