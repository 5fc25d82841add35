"""The test elements of a JMeter plan, out of the XML that holds them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from linter.model import MISSING
from linter.views.field import Field

MOST_LEVELS = 100
"""Test elements that nest deeper are left out; real plans stay below ten levels."""


class TestElement(NamedTuple):
    """A timer, sampler, thread group or the like, and the hash tree with its children."""

    field: Field
    tree: Field

    @property
    def type(self) -> str:
        """Its class without the package: `ThreadGroup`, `UltimateThreadGroup`."""
        tag: str = self.field.value["tag"]
        return tag.rpartition(".")[2]

    @property
    def name(self) -> Field:
        """What its author calls it."""
        return self.field.get("attributes", "testname")

    @property
    def enabled(self) -> bool:
        """Whether JMeter runs it."""
        return bool(self.field.value["attributes"].get("enabled") != "false")

    def setting(self, name: str) -> Field:
        """The text of a property; MISSING where it is not written."""
        for number, child in enumerate(_children(self.field.value)):
            if child["attributes"].get("name") == name:
                return Field(
                    child["text"], self.field.spans, (*self.field.path, "children", number, "text")
                )
            if child["children"] and _text(child, "name") == name:
                return _child(self.field.get("children", number), "value").get("text")
        return self.field.holding(MISSING)

    def inner(self, name: str) -> TestElement:
        """An element that is a property: the loop controller of a thread group."""
        return TestElement(self._named(name), self.tree)

    def rows(self, name: str) -> Iterator[TestElement]:
        """The members of a collection that is a property."""
        for row in self._named(name).get("children").items():
            yield TestElement(row, self.tree)

    def cells(self) -> list[Field]:
        """The texts of the members of this collection."""
        return [cell.get("text") for cell in self.field.get("children").items()]

    def _named(self, name: str) -> Field:
        for number, child in enumerate(_children(self.field.value)):
            if child["attributes"].get("name") == name:
                return self.field.get("children", number)
        return self.field.holding(MISSING)


def elements(tree: Field) -> Iterator[TestElement]:
    """The enabled test elements directly in a hash tree, each with the tree that follows it.

    JMeter runs nothing of a disabled element, and nothing below it.
    """
    return (one for one in all_elements(tree) if one.enabled)


def all_elements(tree: Field) -> Iterator[TestElement]:
    """The same with the disabled ones, which a Module Controller can run all the same."""
    waiting: Field | None = None
    for number, child in enumerate(_children(tree.value)):
        field = Field(child, tree.spans, (*tree.path, "children", number))
        if child["tag"] != "hashTree":
            if waiting is not None:
                yield TestElement(waiting, waiting.holding(MISSING))
            waiting = field
        elif waiting is not None:
            yield TestElement(waiting, field)
            waiting = None
    if waiting is not None:
        yield TestElement(waiting, waiting.holding(MISSING))


def descendants(tree: Field) -> Iterator[TestElement]:
    """The enabled test elements in a hash tree to any depth, in the order of the plan."""
    waiting = [iter(elements(tree))]
    while waiting:
        one = next(waiting[-1], None)
        if one is None:
            waiting.pop()
            continue
        yield one
        if len(waiting) <= MOST_LEVELS:
            waiting.append(iter(elements(one.tree)))


def plan_tree(plan: Field) -> Field:
    """The hash tree right below the root."""
    return _child(plan, "hashTree")


def _child(field: Field, tag: str) -> Field:
    for number, child in enumerate(_children(field.value)):
        if child["tag"] == tag:
            return field.get("children", number)
    return field.get("no such child")


def _children(element: Any) -> list[Any]:
    """The elements right below one; none below what is absent."""
    return element["children"] if isinstance(element, dict) else []


def _text(element: Any, tag: str) -> str | None:
    return next((one["text"] for one in _children(element) if one["tag"] == tag), None)
