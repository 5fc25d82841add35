"""How much work something is, counted: the same in every run, on every machine."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import FrameType
from typing import Final

Function = tuple[str, str]
"""A module's name and the qualified name of a function in it."""

COUNTED: Final[Mapping[Function, str]] = {
    ("linter.tree", "DiskTree.read"): "reads",
    ("linter.readers.hcl", "read_file"): "parsed",
    ("linter.readers.json_document", "read_json"): "documents",
    ("linter.readers.yaml_document", "read_yaml_documents"): "documents",
    ("linter.terraform.modules.assemble", "_Estate._instance"): "modules",
    ("linter.terraform.modules.call_cells", "CallCell._child"): "modules",
    ("linter.terraform.evaluate", "evaluate"): "evaluations",
    ("linter.engine", "_is_silent"): "judgements",
    ("linter.engine", "_judge_one"): "judgements",
}
"""Functions whose calls are counted by themselves; `steps` are the calls of all."""

_GIVEN: Final[Mapping[Function, tuple[str, str]]] = {
    ("linter.readers.hcl", "read_file"): ("text", "bytes parsed"),
}
"""Functions that are given what is weighed, in which argument, and what that is called."""


@dataclass(frozen=True)
class Work:
    """What was counted."""

    calls: Mapping[Function, int]
    """Of every Python function."""
    weighed: Mapping[str, int]

    @property
    def counted(self) -> Mapping[str, int]:
        """By what is done: `steps` are the calls of all functions."""
        found = Counter(dict.fromkeys(COUNTED.values(), 0))
        for function, name in COUNTED.items():
            found[name] += self.calls.get(function, 0)
        return {"steps": sum(self.calls.values()), **found, **self.weighed}


def work_of(act: Callable[[], object]) -> Work:
    """Do something, and count the calls of Python functions that it takes."""
    found: Counter[Function] = Counter()
    weighed: Counter[str] = Counter()

    def tell(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call":
            function = str(frame.f_globals.get("__name__")), frame.f_code.co_qualname
            found[function] += 1
            if function in _GIVEN:
                argument, name = _GIVEN[function]
                weighed[name] += len(frame.f_locals[argument].encode())

    before = sys.getprofile()
    sys.setprofile(tell)
    try:
        act()
    finally:
        sys.setprofile(before)
    return Work(found, weighed)
