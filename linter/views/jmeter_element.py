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
        tag = self.field.get("tag").value
        return tag.rpartition(".")[2] if isinstance(tag, str) else ""

    @property
    def name(self) -> Field:
        """What its author calls it."""
        return self.field.get("attributes", "testname")

    def setting(self, name: str) -> Field:
        """The text of a property; MISSING where it is not written."""
        for number, child in enumerate(_children(self.field.value)):
            if child["attributes"].get("name") == name:
                return self.field.get("children", number, "text")
            if _text(child, "name") == name:
                return _child(self.field.get("children", number), "value").get("text")
        return Field(MISSING, self.field.spans, self.field.path)

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
        return Field(MISSING, self.field.spans, self.field.path)


def elements(tree: Field) -> Iterator[TestElement]:
    """The enabled test elements directly in a hash tree, each with the tree that follows it.

    JMeter runs nothing of a disabled element, and nothing below it.
    """
    waiting: Field | None = None
    for field in tree.get("children").items():
        if field.get("tag").value == "hashTree":
            if waiting is not None:
                yield from _enabled(waiting, field)
            waiting = None
        else:
            if waiting is not None:
                yield from _enabled(waiting, waiting.get("no hash tree"))
            waiting = field
    if waiting is not None:
        yield from _enabled(waiting, waiting.get("no hash tree"))


def plan_tree(plan: Field) -> Field:
    """The hash tree right below the root."""
    return _child(plan, "hashTree")


def _enabled(field: Field, tree: Field) -> Iterator[TestElement]:
    if field.get("attributes", "enabled").value != "false":
        yield TestElement(field, tree)


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
