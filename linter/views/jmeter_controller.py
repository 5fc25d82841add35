"""The controllers of a JMeter plan: how often they run what is in them, and where that stands.

https://jmeter.apache.org/usermanual/component_reference.html#logic_controllers
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from linter.model import Unknown
from linter.views.field import Field
from linter.views.jmeter_element import MOST_LEVELS, TestElement, all_elements
from linter.views.jmeter_scope import Scope
from linter.views.jmeter_value import number

_OPEN: Final = frozenset({"WhileController", "ForeachController", "RunTime"})
_CHOOSING: Final = frozenset(
    {
        "IfController",
        "InterleaveControl",
        "RandomController",
        "SwitchController",
        "ThroughputController",
        "WeightedSwitchController",
    }
)


def inside(controller: TestElement, scope: Scope) -> Scope:
    """The scope inside a controller, which may repeat or leave out what is in it."""
    kind = controller.type
    if kind == "LoopController":
        return replace(scope, times=_looped(controller, scope))
    if kind in _OPEN:
        return replace(scope, times=Unknown("it runs in a loop without a known end"))
    if kind in _CHOOSING:
        return replace(scope, times=Unknown(f"a {kind} decides how often it runs"))
    return replace(scope, once=True) if kind == "OnceOnlyController" else scope


def _looped(controller: TestElement, scope: Scope) -> float | Unknown:
    count = number(controller.setting("LoopController.loops"), scope.variables).value
    endless = controller.setting("LoopController.continue_forever").value == "true"
    if isinstance(scope.times, Unknown):
        return scope.times
    if endless or not isinstance(count, float) or count < 0:
        return Unknown("it runs in a loop without a known end")
    return scope.times * count


def elsewhere(controller: TestElement, plan: TestElement) -> Field | Unknown | None:
    """The hash tree that a module controller runs in its place, or why it is not known; None for
    any element that runs what is in it."""
    if controller.type == "ModuleController":
        names = [
            row.field.get("text").value for row in controller.rows("ModuleController.node_path")
        ]
        return _module(plan, [str(name) for name in names])
    if controller.type == "IncludeController":
        written = controller.setting("IncludeController.includepath").value
        return Unknown(f"what is included from {written or 'nowhere'} is in another plan")
    return None


def _module(plan: TestElement, names: list[str]) -> Field | Unknown:
    """What a path of names leads to; its first two are the tree's root and the plan."""
    told = Unknown(f"the module {' > '.join(names[2:])} is not in the plan")
    found, tree = None, plan.tree
    for name in names[2 : MOST_LEVELS + 2]:
        named = [one for one in all_elements(tree) if one.name.value == name]
        if len(named) != 1:
            return told
        found, tree = named[0], named[0].tree
    return told if found is None else tree
