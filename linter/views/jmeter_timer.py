"""The timers of a JMeter plan.

https://jmeter.apache.org/usermanual/component_reference.html#timers
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from linter.model import MISSING, Unknown
from linter.views.field import Field, Layout, Part
from linter.views.jmeter_element import TestElement
from linter.views.jmeter_value import Variables, number

_MODES: Final = {
    "0": "thread",
    "1": "plan",
    "2": "group",
    "3": "plan",
    "4": "group",
    "this thread only": "thread",
    "all active threads": "plan",
    "all active threads in current thread group": "group",
    "all active threads (shared)": "plan",
    "all active threads in current thread group (shared)": "group",
}
"""Whose samples a Constant Throughput Timer counts, by its `calcMode`."""
_MINUTE, _HOUR = 60, 3600


def timer(element: TestElement, variables: Variables) -> Layout:
    """The canonical form of a timer."""
    layout = _FORMS.get(element.type, _scripted)(element, variables)
    return Part(element.field, {"name": element.name, **layout})


def _constant(element: TestElement, variables: Variables) -> dict[str, Layout]:
    """Samples per minute, whatever the author took the unit for."""
    mode = element.setting("calcMode")
    written = mode.value.strip().lower() if isinstance(mode.value, str) else "0"
    told = _MODES.get(written, Unknown(f"the mode `{written}` is none of JMeter's"))
    return {
        "kind": "constant-throughput",
        "throughput": number(element.setting("throughput"), variables),
        "period": _MINUTE,
        "mode": (mode or element.field).holding(told),
    }


def _precise(element: TestElement, variables: Variables) -> dict[str, Layout]:
    """Samples per `throughputPeriod`, an hour unless it says otherwise, for the thread group."""
    period = number(element.setting("throughputPeriod"), variables)
    return {
        "kind": "precise-throughput",
        "throughput": number(element.setting("throughput"), variables),
        "period": period or _HOUR,
        "mode": "group",
    }


def _shaping(element: TestElement, variables: Variables) -> dict[str, Layout]:
    """The highest rate of a Throughput Shaping Timer's profile, in samples a second."""
    rates = [
        number(cell, variables) for row in element.rows("load_profile") for cell in row.cells()[:2]
    ]
    return {
        "kind": "shaping",
        "throughput": highest(rates, element),
        "period": 1,
        "mode": "plan",
    }


def highest(numbers: list[Field], element: TestElement) -> Field:
    """The field with the largest number, or the first that is unknown."""
    unknown = next((one for one in numbers if not isinstance(one.value, float)), None)
    if unknown is not None or not numbers:
        return unknown if unknown is not None else element.field.holding(MISSING)
    return max(numbers, key=lambda one: one.value)


def _waiting(share: float) -> Callable[[TestElement, Variables], dict[str, Layout]]:
    """A delay of which a random part is added; on average `share` of the range."""

    def form(element: TestElement, variables: Variables) -> dict[str, Layout]:
        delay = number(element.setting("ConstantTimer.delay"), variables)
        spread = number(element.setting("RandomTimer.range"), variables)
        value = delay.value
        if isinstance(value, float) and share and isinstance(spread.value, float):
            value += share * spread.value
        return {"kind": "delay", "delay": delay.holding(value)}

    return form


def _scripted(_element: TestElement, _variables: Variables) -> dict[str, Layout]:
    return {"kind": "scripted"}


_FORMS: Final[Mapping[str, Callable[[TestElement, Variables], dict[str, Layout]]]] = {
    "ConstantThroughputTimer": _constant,
    "PreciseThroughputTimer": _precise,
    "VariableThroughputTimer": _shaping,
    "ConstantTimer": _waiting(0),
    "UniformRandomTimer": _waiting(0.5),
    "GaussianRandomTimer": _waiting(0),
    "PoissonRandomTimer": _waiting(1),
}
