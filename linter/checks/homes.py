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
from typing import Final

from linter.checks.registry import Check, registered

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


def homes() -> Mapping[str, str]:
    """Each check's name with its module, relative to this package; imports every module."""
    _import_all()
    prefix = _PACKAGE + "."
    return {
        name: check.__module__.removeprefix(prefix) for name, check in sorted(registered().items())
    }


@cache
def _homes() -> Mapping[str, str]:
    found: dict[str, str] = json.loads(_FILE.read_text("utf-8"))
    return found


@cache
def _import_all() -> None:
    folder = Path(__file__).parent
    for file in sorted(folder.rglob("*.py")):
        parts = file.relative_to(folder).with_suffix("").parts
        if parts[-1] != "__init__":
            import_module(".".join((_PACKAGE, *parts)))
