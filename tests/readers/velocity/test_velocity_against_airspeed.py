"""The reader and the renderer against airspeed, on templates drawn from what both support."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.actions.render import render
from linter.readers.velocity import read

airspeed = pytest.importorskip("airspeed", reason="the second opinion is not installed")

NAMES = {"a": "one", "n": 4, "t": True, "f": False, "m": {"k": "value"}, "l": ["p", "q"]}
PLAIN = [
    "$a",
    "${a}",
    "$!missing",
    "$!{missing}",
    "${missing}",
    "$m.k",
    "${m.k}-",
    "$l[1]",
    "text ",
]
PLAIN += ['{"k": "', '"}', "#1 ", "$5 ", "#* c *#", "$a.length()", "\\n", "${a}$n", "$missing.b "]
ATOMS = ["$a", "$n", "$m.k", "'one'", '"x$a"', "4", "5", "true", "false", "$t", "$f"]
TRUTHS = ["$t", "$f", "$a", "$m.k", "$missing", "$n > 3", "$n <= 3", "$a != 'two'", "$n == $m.k"]


def condition(dice: random.Random, depth: int) -> str:
    """A condition of the kinds that both know."""
    inner = [condition(dice, depth - 1) for _ in range(2)] if depth else []
    kinds = [dice.choice(TRUTHS), f"{dice.choice(ATOMS)} == {dice.choice(ATOMS)}"]
    if inner:
        kinds += [f"({inner[0]} && {inner[1]})", f"({inner[0]} || {inner[1]})", f"!({inner[0]})"]
    return dice.choice(kinds)


def template(dice: random.Random, depth: int) -> str:
    """A template of some pieces, with directives around others."""
    if depth == 0:
        return dice.choice(PLAIN)
    first, second = template(dice, depth - 1), template(dice, depth - 1)
    asked = condition(dice, 2)
    kinds = [
        f"{first}{second}",
        f"#if({asked}){first}#else {second}#end ",
        f"#if({asked}){first}#elseif({condition(dice, 1)})x{second}#end ",
        f"#foreach($i in $l)[$i]{first}#end ",
    ]
    # Airspeed keeps blanks before #set and gives escapes in quotes a meaning; Velocity does not.
    if '"' not in first and "\\" not in first:
        kinds.append(f'.#set($s = "{first}")$s ')
    return dice.choice(kinds)


@given(st.randoms(use_true_random=False), st.integers(0, 4))
@settings(max_examples=200, deadline=None)
def test_what_is_decided_is_what_airspeed_prints(dice: random.Random, depth: int) -> None:
    text = template(dice, depth)
    rendered = render(read(text), {**NAMES, "missing": None})
    assert not rendered.faults
    if rendered.decided:
        assert rendered.text == airspeed.Template(text).merge(dict(NAMES))
