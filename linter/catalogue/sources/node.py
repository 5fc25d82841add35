"""Walks a JSON file that may be anything, and says where it is not what it should be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from linter.catalogue.errors import CatalogueError
from linter.catalogue.parts.part import read_json


class Node(NamedTuple):
    """A value in a JSON file, and where it stands."""

    file: str
    path: str
    """As `$.paths./api/v2/users.get`."""
    value: Any

    def fail(self, message: str) -> NoReturn:
        """Says what is wrong with this value."""
        raise CatalogueError(self.file, self.path, message)

    def entries(self) -> Iterator[tuple[str, Node]]:
        """The keys and values of an object."""
        if not isinstance(self.value, dict):
            self.fail("must be an object")
        for key, value in self.value.items():
            yield key, Node(self.file, f"{self.path}.{key}", value)

    def items(self) -> Iterator[Node]:
        """The items of a list."""
        if not isinstance(self.value, list):
            self.fail("must be a list")
        for number, value in enumerate(self.value):
            yield Node(self.file, f"{self.path}[{number}]", value)

    def get(self, key: str) -> Node | None:
        """What an object has under `key`, if anything."""
        if not isinstance(self.value, dict):
            self.fail("must be an object")
        if key not in self.value:
            return None
        return Node(self.file, f"{self.path}.{key}", self.value[key])

    def need(self, key: str) -> Node:
        """What an object must have under `key`."""
        found = self.get(key)
        if found is None:
            self.fail(f"lacks {key!r}")
        return found

    def text(self) -> str:
        """A string that is not empty."""
        if not isinstance(self.value, str) or not self.value:
            self.fail("must be a string that is not empty")
        return self.value

    def texts(self) -> list[str]:
        """A list of such strings."""
        return [item.text() for item in self.items()]

    def flag(self, key: str) -> bool:
        """Whether an object says true under `key`; what it does not say is false."""
        found = self.get(key)
        if found is None:
            return False
        if not isinstance(found.value, bool):
            found.fail("must be true or false")
        return found.value

    def number(self, key: str) -> int | None:
        """The whole number an object has under `key`, if any."""
        found = self.get(key)
        if found is None:
            return None
        if not isinstance(found.value, int) or isinstance(found.value, bool):
            found.fail("must be a whole number")
        return found.value


def read_node(path: Path) -> Node:
    """The top of a JSON file; CatalogueError where it cannot be read or is not JSON."""
    return Node(str(path), "$", read_json(path))
