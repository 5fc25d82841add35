"""One file of a catalogue: an envelope that says how old it is, around its entries."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from linter.catalogue.errors import CatalogueError
from linter.plain_file import read_plain

FORMAT = 1
"""The version of the files' shape. A gclint reads exactly the shape it writes."""


@dataclass(frozen=True, slots=True)
class Part:
    """What every part of a catalogue has."""

    file: str
    """The file's path, for error messages."""
    dated: str
    """When its facts were published: `2026-05`, or a day."""
    origin: str
    """Where its facts come from."""
    data: dict[str, Any]
    """The whole file as read."""

    def table(self, key: str) -> dict[str, Any]:
        """The object under `key`; CatalogueError where there is none."""
        found = self.data.get(key)
        if not isinstance(found, dict):
            raise CatalogueError(self.file, f"$.{key}", "must be an object")
        return found

    def names(self, key: str) -> frozenset[str]:
        """The list of strings under `key`, as a set; CatalogueError where it is anything else."""
        found = self.data.get(key)
        if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
            raise CatalogueError(self.file, f"$.{key}", "must be a list of strings")
        return frozenset(found)

    def rows(self, key: str) -> list[dict[str, Any]]:
        """The list of objects under `key`; CatalogueError where it is anything else."""
        found = self.data.get(key)
        if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
            raise CatalogueError(self.file, f"$.{key}", "must be a list of objects")
        return found


def strings(value: Any) -> tuple[str, ...]:
    """The list of strings that an entry holds; TypeError where it is anything else."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise TypeError("a list of strings is needed")
    return tuple(value)


def string(value: Any) -> str:
    """The string that an entry holds; TypeError where it is anything else."""
    if not isinstance(value, str):
        raise TypeError("a string is needed")
    return value


def read_part(folder: Path, name: str) -> Part:
    """Reads `name`.json of a catalogue's folder; CatalogueError where it is none."""
    path = folder / f"{name}.json"
    data = read_json(path)
    if not isinstance(data, dict):
        raise CatalogueError(str(path), "$", "must be an object")
    if data.get("format") != FORMAT:
        raise CatalogueError(str(path), "$.format", f"must be {FORMAT}; rebuild the catalogue")
    for key in ("dated", "origin"):
        if not isinstance(data.get(key), str):
            raise CatalogueError(str(path), f"$.{key}", "must be a string")
    return Part(str(path), data["dated"], data["origin"], data)


def read_json(path: Path) -> Any:
    """The JSON in a file; CatalogueError where it cannot be read or is not JSON."""
    try:
        return json.loads(read_plain(path))
    except OSError as error:
        raise CatalogueError(str(path), "$", f"cannot be read: {error.strerror}") from error
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise CatalogueError(str(path), "$", f"is not JSON ({error.msg}, {where})") from error
    except (ValueError, RecursionError) as error:
        raise CatalogueError(str(path), "$", f"is not JSON ({error})") from error
