"""Where checks are found by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from linter.checks.context import Context
from linter.model import Judgement

Options = Mapping[str, Any]
Check = Callable[[Any, Context, Options], Iterator[Judgement]]
"""(the View or Resource judged, its surroundings, the policy's `with`) -> faults and unknowns."""

_REGISTRY: dict[str, Check] = {}
_AnyCheck = TypeVar("_AnyCheck", bound=Check)


def check(name: str) -> Callable[[_AnyCheck], _AnyCheck]:
    """Register a check under the name that policies use; a name taken twice is an error."""

    def register(function: _AnyCheck) -> _AnyCheck:
        if name in _REGISTRY:
            raise ValueError(f"two checks are called {name}")
        _REGISTRY[name] = function
        return function

    return register


def registered() -> Mapping[str, Check]:
    """The checks of the modules that have been imported, by name."""
    return _REGISTRY
