"""The thread groups of a JMeter plan, its own and those of common plugins.

https://jmeter.apache.org/usermanual/component_reference.html#Thread_Group
https://jmeter-plugins.org/wiki/ConcurrencyThreadGroup/
https://jmeter-plugins.org/wiki/UltimateThreadGroup/
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from linter.model import Unknown
from linter.views.field import Field, Layout
from linter.views.jmeter_element import TestElement
from linter.views.jmeter_rows import Row, most_at_once
from linter.views.jmeter_value import Variables, number

_UNITS: Final = {"S": 1, "M": 60}
"""Seconds in the unit of a plugin's thread group; minutes unless it says otherwise."""

_MOST_ROWS: Final = 200
"""How many rows of an Ultimate Thread Group are weighed."""

_Form = Callable[[TestElement, Variables], dict[str, Layout]]


def is_group(element: TestElement) -> bool:
    """Whether an element runs threads."""
    return element.type.endswith("ThreadGroup")


def thread_group(element: TestElement, variables: Variables) -> dict[str, Layout]:
    """The canonical form of a thread group, without its samplers."""
    form = _FORMS.get(element.type, _other)
    return {"name": element.name, "kind": element.type, **form(element, variables)}


def _plain(element: TestElement, variables: Variables) -> dict[str, Layout]:
    controller = element.inner("ThreadGroup.main_controller")
    scheduled = element.setting("ThreadGroup.scheduler").value == "true"
    layout: dict[str, Layout] = {
        "threads": _own(element, "ThreadGroup.num_threads", variables),
        "ramp_up": _own(element, "ThreadGroup.ramp_time", variables),
    }
    loops = number(controller.setting("LoopController.loops"), variables)
    endless = controller.setting("LoopController.continue_forever").value == "true"
    if not endless and not (isinstance(loops.value, float) and loops.value < 0):
        layout["loops"] = loops
    if scheduled:
        layout["duration"] = number(element.setting("ThreadGroup.duration"), variables)
        delay = number(element.setting("ThreadGroup.delay"), variables)
        if delay and delay.value != 0:
            layout["delay"] = delay
    return layout


def _concurrent(element: TestElement, variables: Variables) -> dict[str, Layout]:
    return {
        "threads": _own(element, "TargetLevel", variables),
        "ramp_up": _timed(element, "RampUp", variables),
        "duration": _timed(element, "Hold", variables),
    }


def _arriving(element: TestElement, variables: Variables) -> dict[str, Layout]:
    rate = number(element.setting("TargetLevel"), variables)
    if isinstance(rate.value, float) and _unit(element) == 1:
        rate = rate.holding(rate.value * 60)
    return {
        "threads": _given(element, "a group paced by arrivals starts threads as it needs them"),
        "arrivals": rate,
        "ramp_up": _timed(element, "RampUp", variables),
        "duration": _timed(element, "Hold", variables),
    }


def _ultimate(element: TestElement, variables: Variables) -> dict[str, Layout]:
    """Rows of threads, delay, start-up time, hold time and shutdown time, all in seconds.

    Rows may follow each other, so the threads are the most at once. The ramp-up is that of the row
    whose threads follow each other fastest.
    """
    rows = [
        [number(cell, variables) for cell in row.cells()]
        for row in element.rows("ultimatethreadgroupdata")
    ]
    if not rows or any(len(row) < len(Row._fields) for row in rows) or len(rows) > _MOST_ROWS:
        return _other(element, variables)
    unknown = next((cell.value for row in rows for cell in row if _unclear(cell)), None)
    if unknown is not None:
        return {"threads": rows[0][0].holding(unknown)}
    told = [Row(*(cell.value for cell in row)) for row in rows]
    threads = most_at_once(told)
    steepest = min(told, key=Row.per_thread)
    return {
        "threads": rows[0][0].holding(threads),
        "ramp_up": rows[told.index(steepest)][2].holding(steepest.per_thread() * threads),
    }


def _unclear(cell: Field) -> bool:
    return not isinstance(cell.value, float)


def _stepping(element: TestElement, variables: Variables) -> dict[str, Layout]:
    return {
        "threads": _own(element, "ThreadGroup.num_threads", variables),
        "ramp_up": _given(element, "a Stepping Thread Group starts its threads in steps"),
    }


def _other(element: TestElement, _variables: Variables) -> dict[str, Layout]:
    told = f"gclint does not know the threads of a {element.type}"
    return {"threads": _given(element, told), "arrivals": _given(element, told)}


def _own(element: TestElement, name: str, variables: Variables) -> Layout:
    """A number that counts as 1 thread, or 0 seconds, where it is left out."""
    found = number(element.setting(name), variables)
    if found:
        return found
    return element.field.holding(0.0 if name.endswith("_time") else 1.0)


def _timed(element: TestElement, name: str, variables: Variables) -> Layout:
    found = number(element.setting(name), variables)
    if isinstance(found.value, float):
        return found.holding(found.value * _unit(element))
    return found or element.field.holding(0.0)


def _unit(element: TestElement) -> int:
    written = element.setting("Unit").value
    return _UNITS.get(written.strip().upper(), 60) if isinstance(written, str) else 60


def _given(element: TestElement, reason: str) -> Layout:
    return element.field.holding(Unknown(reason))


_FORMS: Final[Mapping[str, _Form]] = {
    "ThreadGroup": _plain,
    "SetupThreadGroup": _plain,
    "PostThreadGroup": _plain,
    "ConcurrencyThreadGroup": _concurrent,
    "ArrivalsThreadGroup": _arriving,
    "UltimateThreadGroup": _ultimate,
    "SteppingThreadGroup": _stepping,
}
