"""What holds at one place of a JMeter plan: the timers, headers, defaults and variables in scope.

An element that configures others applies to every sampler below the element it stands under,
before or behind it (https://jmeter.apache.org/usermanual/test_plan.html#scoping_rules).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from linter.views.field import Field
from linter.views.jmeter_element import TestElement
from linter.views.jmeter_value import Variables, number, resolved

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
_EXTRACTORS: Final = {
    "RegexExtractor": "RegexExtractor.refname",
    "JSONPostProcessor": "JSONPostProcessor.referenceNames",
    "JMESPathExtractor": "JMESExtractor.referenceName",
    "BoundaryExtractor": "BoundaryExtractor.refname",
    "XPathExtractor": "XPathExtractor.refname",
    "XPath2Extractor": "XPathExtractor2.refname",
}


@dataclass(frozen=True, slots=True)
class Scope:
    """The surroundings of a sampler."""

    variables: Variables = field(default_factory=dict)
    timers: tuple[int, ...] = ()
    """Numbers of the timers that delay it, in the order of the plan."""
    defaults: tuple[TestElement, ...] = ()
    """HTTP request defaults, innermost last."""
    headers: tuple[TestElement, ...] = ()
    """Header managers, innermost last."""
    times: float | None = 1
    """How often it runs in one iteration of its thread group; None where nobody can tell."""

    def within(self, level: Iterable[TestElement], timers: dict[int, TestElement]) -> Scope:
        """The scope below an element whose children are `level`; numbers their timers."""
        found = self
        for one in level:
            if one.type in TIMERS:
                number_of = len(timers)
                timers[number_of] = one
                found = replace(found, timers=(*found.timers, number_of))
            elif one.type == "ConfigTestElement":
                found = replace(found, defaults=(*found.defaults, one))
            elif one.type == "HeaderManager":
                found = replace(found, headers=(*found.headers, one))
            elif one.type == "Arguments":
                found = replace(found, variables={**found.variables, **dict(arguments(one))})
        return found

    def looped(self, controller: TestElement) -> Scope:
        """The scope inside a controller, which may repeat what is in it."""
        if controller.type == "LoopController":
            count = number(controller.setting("LoopController.loops"), self.variables).value
            sure = isinstance(count, float) and count >= 0 and self.times is not None
            return replace(self, times=(self.times or 0) * count if sure else None)
        if controller.type in {"WhileController", "ForeachController", "RunTime"}:
            return replace(self, times=None)
        return self

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


def arguments(element: TestElement, name: str = "Arguments.arguments") -> Iterator[tuple[str, str]]:
    """The user-defined variables of an element, by name."""
    for row in element.rows(name):
        key, value = row.setting("Argument.name").value, row.setting("Argument.value").value
        if isinstance(key, str) and isinstance(value, str):
            yield key.strip(), value


def extracted(element: TestElement) -> Iterator[str]:
    """The variables that a post-processor takes out of an answer."""
    name = _EXTRACTORS.get(element.type)
    written = element.setting(name).value if name else None
    if isinstance(written, str):
        yield from (one.strip() for one in written.split(";"))


def read_from_file(element: TestElement) -> Iterator[str]:
    """The variables that a CSV data set gives each thread anew."""
    written = element.setting("variableNames").value if element.type == "CSVDataSet" else None
    if isinstance(written, str):
        yield from (one.strip() for one in written.split(","))
