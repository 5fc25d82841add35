"""Which module each check lives in, so that a run imports only those that it needs.

`homes.json` holds the names; `make docs` writes it. A name that it lacks is looked for in all
modules.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from linter.checks.registry import Check, estate_wide, registered

_FILE: Final = Path(__file__).with_suffix(".json")
_PACKAGE: Final = __name__.rpartition(".")[0]


def find(name: str) -> Check | None:
    """The check with that name, if there is one; imports its module."""
    if name not in registered():
        home = _homes().get(name)
        if home is None:
            _import_all()
        else:
            import_module(f"{_PACKAGE}.{home}")
    return registered().get(name)


def is_check(name: str) -> bool:
    """Whether there is a check with that name."""
    return name in _homes() or find(name) is not None


def sees_estate(name: str) -> bool:
    """Whether a check's verdict may hang on more than the unit of its subject."""
    return name in _written()["estate_wide"] or (
        name not in _homes() and find(name) is not None and name in estate_wide()
    )


def homes() -> Mapping[str, Any]:
    """What `homes.json` holds; imports every module.

    `modules` has each check's name with its module, relative to this package, and `estate_wide`
    the names of those that see the estate.
    """
    _import_all()
    prefix = _PACKAGE + "."
    every = sorted(registered().items())
    return {
        "modules": {name: check.__module__.removeprefix(prefix) for name, check in every},
        "estate_wide": sorted(estate_wide()),
    }


def _homes() -> Mapping[str, str]:
    found: Mapping[str, str] = _written()["modules"]
    return found


@cache
def _written() -> Mapping[str, Any]:
    found: dict[str, Any] = json.loads(_FILE.read_text("utf-8"))
    return found


@cache
def _import_all() -> None:
    folder = Path(__file__).parent
    for file in sorted(folder.rglob("*.py")):
        parts = file.relative_to(folder).with_suffix("").parts
        if parts[-1] != "__init__":
            import_module(".".join((_PACKAGE, *parts)))
