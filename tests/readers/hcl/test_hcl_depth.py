"""Nesting and length are bounded by memory, not by Python's stack."""

from __future__ import annotations

import pytest
from hcl_walk import walk

from linter.readers.hcl import read_expression, read_file, read_template

DEEP = 10_000


@pytest.mark.parametrize(
    "text",
    [
        "(" * DEEP + "1" + ")" * DEEP,
        "[" * DEEP + "]" * DEEP,
        "{a=" * DEEP + "1" + "}" * DEEP,
        "f(" * DEEP + ")" * DEEP,
        "!" * DEEP + "a",
        "- " * DEEP + "1",
        "a ? b : " * DEEP + "c",
        "a ? " * DEEP + "b" + " : c" * DEEP,
        '"${' * DEEP + "a" + '}"' * DEEP,
        "[for a in " * DEEP + "b" + " : a]" * DEEP,
        "a" + "[b" * DEEP + "]" * DEEP,
        "a" + "[*]" * DEEP,
        "a" + ".b" * DEEP,
        "a" + ".*[0]" * DEEP,
        " + ".join(["1"] * DEEP),
        " && ".join(["a == b"] * DEEP),
        f'"{"%{ if a }" * DEEP}{"%{ endif }" * DEEP}"',
        f'"{"$${" * DEEP}{"${a}" * DEEP}"',
        f"[{'1,' * DEEP}]",
    ],
    ids=lambda text: text[:12],
)
def test_deep_and_long_expressions_are_read(text: str) -> None:
    assert sum(1 for _ in walk(read_expression(text))) > DEEP // 2


def test_deep_blocks_are_read() -> None:
    file = read_file("main.tf", "a {\n" * DEEP + "}\n" * DEEP)
    assert not file.broken
    assert sum(1 for _ in walk(*file.body.blocks)) == DEEP


def test_deep_templates_are_read() -> None:
    template = read_template("${a" + "[<<E\n${b" * DEEP + "}\nE\n]" * DEEP + "}")
    assert sum(1 for _ in walk(template)) > DEEP


@pytest.mark.parametrize("bracket", ["(", "[", "{", '"${', "a {\n", "((((}", "<<E\n${"])
def test_what_is_never_closed_is_refused_in_good_time(bracket: str) -> None:
    file = read_file("main.tf", "x = " + bracket * DEEP)
    assert len(file.broken) == 1


def test_many_broken_blocks_take_no_longer_than_as_many_good_ones() -> None:
    file = read_file("main.tf", 'variable "a" {\n  b = 1\n' * 2_000)
    assert len(file.broken) == 2_000
