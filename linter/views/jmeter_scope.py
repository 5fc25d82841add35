"""What holds at one place of a JMeter plan: the timers, headers and defaults in scope.

An element that configures others applies to every sampler below the element it stands under,
before or behind it (https://jmeter.apache.org/usermanual/test_plan.html#scoping_rules).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from linter.model import Unknown
from linter.views.field import Field
from linter.views.jmeter_element import TestElement
from linter.views.jmeter_value import Variables, resolved

TIMERS: Final = frozenset(
    {
        "ConstantThroughputTimer",
        "PreciseThroughputTimer",
        "VariableThroughputTimer",
        "ConstantTimer",
        "UniformRandomTimer",
        "GaussianRandomTimer",
        "PoissonRandomTimer",
        "BeanShellTimer",
        "BSFTimer",
        "JSR223Timer",
    }
)
_MOST: Final = 20
"""How many timers, header managers and defaults may apply to one sampler."""
CROWDED: Final = Unknown("more timers, headers and defaults apply to it than gclint weighs")


@dataclass(frozen=True, slots=True)
class Scope:
    """The surroundings of a sampler."""

    variables: Variables
    timers: tuple[int, ...] = ()
    """Numbers of the timers that delay it, in the order of the plan."""
    defaults: tuple[TestElement, ...] = ()
    """HTTP request defaults, innermost last."""
    headers: tuple[TestElement, ...] = ()
    """Header managers, innermost last."""
    times: float | Unknown = 1
    """How often it runs in one iteration of its thread group."""
    once: bool = False
    """Whether it runs in the first iteration only."""
    crowded: bool = False
    """Whether more applies to it than is told here."""

    def within(self, level: Iterable[TestElement], timers: dict[int, TestElement]) -> Scope:
        """The scope below an element whose children are `level`; numbers their timers."""
        inner: dict[str, list[TestElement]] = {"ConfigTestElement": [], "HeaderManager": []}
        numbers: list[int] = []
        for one in level:
            kind = one.type
            if kind in inner:
                inner[kind].append(one)
            elif kind in TIMERS and len(numbers) <= _MOST:
                numbers.append(len(timers))
                timers[len(timers)] = one
        defaults, headers = inner["ConfigTestElement"], inner["HeaderManager"]
        if not (numbers or defaults or headers):
            return self
        held = (*self.timers, *numbers), (*self.defaults, *defaults), (*self.headers, *headers)
        if self.crowded or max(map(len, held)) > _MOST:
            return replace(self, crowded=True)
        return replace(self, timers=held[0], defaults=held[1], headers=held[2])

    def header(self, name: str) -> Field | None:
        """The value of the innermost header of that name, with its variables as they are."""
        for manager in reversed(self.headers):
            for row in manager.rows("HeaderManager.headers"):
                written = row.setting("Header.name").value
                if isinstance(written, str) and written.strip().lower() == name.lower():
                    return row.setting("Header.value")
        return None

    def requested(self, sampler: TestElement, name: str) -> Field:
        """A property of an HTTP request, or what the defaults say where it is left empty."""
        own = sampler.setting(name)
        for one in (sampler, *reversed(self.defaults)):
            found = one.setting(name)
            if found.value:
                return resolved(found, self.variables)
        return own
