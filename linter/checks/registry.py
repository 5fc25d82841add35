"""Where checks are found by name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeVar

from linter.checks.context import Context
from linter.model import Judgement

Options = Mapping[str, Any]
Check = Callable[[Any, Context, Options], Iterator[Judgement]]
"""(the View or Resource judged, its surroundings, the policy's `with`) -> faults and unknowns."""

Silence = Callable[[Any, Context], bool]
"""(what is judged, its surroundings) -> whether several checks surely have nothing to say of it."""

_REGISTRY: dict[str, Check] = {}
_SILENCES: dict[str, Silence] = {}
_ESTATE_WIDE: set[str] = set()
_AnyCheck = TypeVar("_AnyCheck", bound=Check)


def check(name: str, silence: Silence | None = None) -> Callable[[_AnyCheck], _AnyCheck]:
    """Register a check under the name that policies use; a name taken twice is an error.

    Where `silence` answers yes, the check would say nothing, and need not be asked.
    """

    def register(function: _AnyCheck) -> _AnyCheck:
        if name in _REGISTRY:
            raise ValueError(f"two checks are called {name}")
        _REGISTRY[name] = function
        if silence is not None:
            _SILENCES[name] = silence
        return function

    return register


def estate_check(name: str) -> Callable[[_AnyCheck], _AnyCheck]:
    """Register a check whose verdict on one thing may hang on others anywhere in the estate.

    It sees what `linter/units/sharing.py` lists; every other check sees the Terraform module, with
    those that it calls and that call it, or the document that its subject is part of.
    """
    _ESTATE_WIDE.add(name)
    return check(name)


def estate_wide() -> Collection[str]:
    """The names of those registered with `estate_check`."""
    return _ESTATE_WIDE


def silence_of(name: str) -> Silence | None:
    """What tells for a check, which is registered, where it says nothing."""
    return _SILENCES.get(name)


def registered() -> Mapping[str, Check]:
    """The checks of the modules that have been imported, by name."""
    return _REGISTRY
