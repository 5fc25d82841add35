"""The variables of a JMeter plan that stand for one value as long as it runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from linter.model import Unknown
from linter.views.field import Field
from linter.views.jmeter_element import TestElement, descendants
from linter.views.jmeter_value import Variables

_EXTRACTORS: Final = {
    "RegexExtractor": "RegexExtractor.refname",
    "JSONPostProcessor": "JSONPostProcessor.referenceNames",
    "JMESPathExtractor": "JMESExtractor.referenceName",
    "BoundaryExtractor": "BoundaryExtractor.refname",
    "HtmlExtractor": "HtmlExtractor.refname",
    "XPathExtractor": "XPathExtractor.refname",
    "XPath2Extractor": "XPathExtractor2.refname",
}
_SETTERS: Final = {
    **_EXTRACTORS,
    "CSVDataSet": "variableNames",
    "CounterConfig": "CounterConfig.name",
    "RandomVariableConfig": "variableName",
    "ForeachController": "ForeachController.returnVal",
}
"""Where elements that set variables while the plan runs name them."""
_PUT: Final = re.compile(r"""vars\s*\.\s*put(?:Object)?\s*\(\s*["']([^"']+)["']""")
_SCRIPTED: Final = ("JSR223", "BeanShell", "BSF")


def plan_variables(plan: TestElement) -> Variables:
    """The user-defined variables of a plan, wherever in it they are defined.

    They are the same in every thread group, and are set before any of them starts
    (https://jmeter.apache.org/usermanual/component_reference.html#User_Defined_Variables). One that
    is defined twice, or set anew while the plan runs, is unknown.
    """
    found: dict[str, str | Unknown] = dict(arguments(plan.inner("TestPlan.user_defined_variables")))
    below = list(descendants(plan.tree))
    for one in below:
        for name, value in arguments(one) if one.type == "Arguments" else ():
            known = found.setdefault(name, value)
            if known != value:
                found[name] = Unknown(f"the plan defines {name} more than once", f"${{{name}}}")
    for name in {name for one in below for name in _set_anew(one)} & found.keys():
        found[name] = Unknown(f"{name} is set while the plan runs", f"${{{name}}}")
    return found


def arguments(element: TestElement) -> Iterator[tuple[str, str]]:
    """The user-defined variables of an element, by name."""
    for row in element.rows("Arguments.arguments"):
        key, value = row.setting("Argument.name").value, row.setting("Argument.value").value
        if isinstance(key, str) and isinstance(value, str):
            yield key.strip(), value


def extracted(element: TestElement) -> Iterator[str]:
    """The variables that a post-processor takes out of an answer."""
    name = _EXTRACTORS.get(element.type)
    yield from _names(element.setting(name)) if name else ()


def read_from_file(element: TestElement) -> Iterator[str]:
    """The variables that a CSV data set gives each thread anew."""
    yield from _names(element.setting("variableNames")) if element.type == "CSVDataSet" else ()


def _set_anew(element: TestElement) -> Iterator[str]:
    name = _SETTERS.get(element.type)
    if name:
        yield from _names(element.setting(name))
    elif element.type == "UserParameters":
        for row in element.rows("UserParameters.names"):
            yield str(row.field.get("text").value).strip()
    elif element.type.startswith(_SCRIPTED):
        for child in element.field.get("children").items():
            yield from _PUT.findall(str(child.get("text").value))


def _names(written: Field) -> Iterator[str]:
    if isinstance(written.value, str):
        yield from (one.strip() for one in re.split("[;,]", written.value))
