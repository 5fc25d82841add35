"""Small input files to build catalogues from, and ways to write and to break them."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from linter.catalogue.build import BuildInputs

INPUTS = Path(__file__).parent / "inputs"


@pytest.fixture(scope="session")
def sample() -> Callable[[str], Any]:
    """Gives a fresh copy of one of the sound input files by its name."""
    return lambda name: json.loads((INPUTS / f"{name}.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def broken() -> Callable[[Any, str, Any], Any]:
    """Gives a copy of a content with the value at a `|`-separated way replaced; None removes it."""
    return _broken


@pytest.fixture(scope="session")
def inputs() -> Callable[..., BuildInputs]:
    """Writes files of the given contents to a folder, and says where they are."""
    return _inputs


def _broken(content: Any, way: str, value: Any) -> Any:
    changed = copy.deepcopy(content)
    *parents, last = way.split("|")
    target: Any = changed
    for key in parents:
        target = target[int(key) if isinstance(target, list) else key]
    if value is None:
        del target[last]
    else:
        target[int(last) if isinstance(target, list) else last] = value
    return changed


def _inputs(folder: Path, **files: Any) -> BuildInputs:
    places: dict[str, Path] = {}
    for name, content in files.items():
        places[name] = folder / f"{name}.json"
        text = content if isinstance(content, str) else json.dumps(content)
        places[name].write_text(text, encoding="utf-8")
    return BuildInputs(dated="2026-07-31", **places)
