"""Where a plan holds what must not be shown.

`terraform show -json` writes sensitive values out, and marks them beside.
https://developer.hashicorp.com/terraform/internals/json-format#change-representation
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.model import KeyPath, Span
from linter.plan.shape import below, listed, table
from linter.readers.document import Document


def sensitive_spans(document: Document) -> Iterator[Span]:
    """The places of all scalars that a plan marks as sensitive."""
    for path, value, mask in _marked(document.data):
        yield from (document.spans.at(one) for one in _leaves(path, value, mask))


def _marked(data: object) -> Iterator[tuple[KeyPath, object, object]]:
    """Values of a plan with their places and marks."""
    for number, one in enumerate(listed(table(data).get("resource_changes"))):
        yield from _sides(table(one).get("change"), ("resource_changes", number, "change"))
    for number, one in enumerate(listed(table(data).get("resource_drift"))):
        yield from _sides(table(one).get("change"), ("resource_drift", number, "change"))
    for name, one in table(data, "output_changes").items():
        yield from _sides(one, ("output_changes", name))
    for name, one in table(data, "configuration", "root_module", "variables").items():
        if table(one).get("sensitive") is True:
            yield ("variables", name, "value"), table(data, "variables", name).get("value"), True
    for base in (("planned_values",), ("prior_state", "values")):
        yield from _state(table(data, *base), base)


def _sides(change: object, path: KeyPath) -> Iterator[tuple[KeyPath, object, object]]:
    for side in ("before", "after"):
        one = table(change)
        yield (*path, side), one.get(side), one.get(f"{side}_sensitive")


def _state(values: object, path: KeyPath) -> Iterator[tuple[KeyPath, object, object]]:
    for name, one in table(values, "outputs").items():
        yield (
            (*path, "outputs", name, "value"),
            table(one).get("value"),
            table(one).get("sensitive"),
        )
    waiting: list[tuple[object, KeyPath]] = [
        (table(values).get("root_module"), (*path, "root_module"))
    ]
    while waiting:
        module, where = waiting.pop()
        for number, one in enumerate(listed(table(module).get("resources"))):
            here = (*where, "resources", number, "values")
            yield here, table(one).get("values"), table(one).get("sensitive_values")
        children = listed(table(module).get("child_modules"))
        waiting += [(one, (*where, "child_modules", n)) for n, one in enumerate(children)]


def _leaves(path: KeyPath, value: object, mask: object) -> Iterator[KeyPath]:
    """The scalars in a value that a mask marks."""
    waiting: list[tuple[KeyPath, object, object]] = [(path, value, mask)]
    while waiting:
        here, one, marks = waiting.pop()
        if not marks:
            continue
        if isinstance(one, dict):
            waiting += [((*here, key), each, below(marks, key)) for key, each in one.items()]
        elif isinstance(one, list):
            waiting += [((*here, n), each, below(marks, n)) for n, each in enumerate(one)]
        elif one is not None and marks is True:
            yield here
