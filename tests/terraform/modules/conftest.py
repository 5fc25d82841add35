"""Estates made of texts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

import pytest

from linter.model import KeyPath, Resource, Spans
from linter.readers.text import Unreadable
from linter.terraform import Assembled, ProviderSchema, VariableInputs, assemble

TERRAFORM = (".tf", ".tf.json", ".tfvars", ".tfvars.json")


@dataclass
class MemorySources:
    """Terraform files, and others beside them, by path."""

    texts: Mapping[str, str]
    read: list[str] = field(default_factory=list)
    """The files whose text was asked for."""

    def paths(self) -> list[str]:
        names = (path for path in self.texts if path.endswith(TERRAFORM))
        return sorted(path for path in names if not path.startswith("."))

    def text(self, path: str) -> str:
        self.read.append(path)
        if path not in self.texts:
            raise Unreadable("there is no such file")
        return self.texts[path]

    @property
    def files(self) -> MemoryFiles:
        return MemoryFiles(self.texts)


@dataclass(frozen=True)
class MemoryFiles:
    texts: Mapping[str, str]

    def text(self, path: str) -> str | None:
        return self.texts.get(posixpath.normpath(path))

    def data(self, path: str) -> bytes | None:
        text = self.text(path)
        return None if text is None else text.encode()

    def matching(self, folder: str, pattern: str) -> list[str]:
        base = "" if folder in ("", ".") else f"{folder}/"
        inside = (path.removeprefix(base) for path in self.texts if path.startswith(base))
        return sorted(path for path in inside if "/" not in path and fnmatchcase(path, pattern))


def split(text: str) -> dict[str, str]:
    """The files of a text in which each begins with a line such as `=== modules/a/main.tf`."""
    parts = re.split(r"^=== (\S+)\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.fixture(scope="session")
def files_of() -> Callable[[str], dict[str, str]]:
    return split


@pytest.fixture(scope="session")
def sources_of() -> Callable[[Mapping[str, str]], MemorySources]:
    return MemorySources


@pytest.fixture(scope="session")
def assembled() -> Callable[..., Assembled]:
    """Assembles the files of a text; `main.tf` where it names none."""

    def run(
        text: str,
        wanted: set[str] | None = None,
        inputs: VariableInputs | None = None,
        schema: ProviderSchema | None = None,
    ) -> Assembled:
        files = split(text) if text.lstrip().startswith("===") else {"main.tf": text}
        return assemble(MemorySources(files), wanted, inputs, schema=schema)

    return run


@pytest.fixture(scope="session")
def places_of() -> Callable[[Resource], list[tuple[Any, ...]]]:
    """All that the spans of a resource tell of each place in it."""
    return lambda resource: list(_told(resource.body, resource.spans))


def _told(body: Any, spans: Spans) -> Iterator[tuple[Any, ...]]:
    for path, value in _paths(body, ()):
        encoded = spans.encoded(path)
        yield path, spans.at(path), spans.key(path), spans.trail(path)
        yield path, spans.at((*path, "none")), spans.key((*path, 0)), encoded and repr(encoded[0])
        if isinstance(value, str):
            yield path, spans.within(path, 0, len(value)), spans.within(path, 1, 2)
        elif isinstance(value, list) and value:
            yield path, spans.holds_blocks(path)
        if encoded:
            yield from _told(*encoded)


def _paths(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
    yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _paths(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _paths(inner, (*path, number))
