"""The reader against what Apache Velocity itself makes of each template in engine.json."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from linter.readers.velocity import read

ENGINE = json.loads((Path(__file__).parent / "engine.json").read_text("utf-8"))


def refused(outcome: Any) -> bool:
    return outcome == {"refused": True}


@pytest.mark.parametrize(("template", "old", "new"), ENGINE["cases"])
def test_a_template_has_faults_when_both_engines_refuse_it(
    template: str, old: Any, new: Any
) -> None:
    tree = read(template)
    if tree.faults:
        assert refused(old)
        assert refused(new)
    elif refused(old) and refused(new):
        # Parentheses among a method's arguments are read, as nobody writes them by mistake.
        assert template == "$x.replace('X',('q'))"


@pytest.mark.parametrize("case", [case for case in ENGINE["cases"] if refused(case[1])])
def test_a_fault_lies_within_the_template_and_says_something(case: list[Any]) -> None:
    for fault in read(case[0]).faults:
        assert 0 <= fault.start < fault.end <= len(case[0])
        assert fault.message
