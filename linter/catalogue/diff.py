"""What changed from one catalogue to another."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from linter.catalogue.errors import entry_at
from linter.catalogue.parts.part import Part, read_part
from linter.catalogue.write import PARTS

_SETS = frozenset(
    {"scopes", "any", "all", "enum", "element_enum"}
    | {"conflicts_with", "at_least_one_of", "required_with"}
)
"""Members whose order and repetition mean nothing."""

_ENVELOPE = frozenset({"format", "dated", "origin"})


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """One entry that is in one catalogue only, or not the same in both."""

    part: str
    name: str
    """`GET /api/v2/users`, `genesyscloud_flow.filepath`, `analytics:readonly`, ..."""
    before: str | None
    """The entry as compact JSON, shortened to what differs; None where it was not there."""
    after: str | None

    @property
    def sign(self) -> str:
        """`+` for what came, `-` for what went, `~` for what changed."""
        if self.before is None:
            return "+"
        return "-" if self.after is None else "~"


def diff(before: Path, after: Path) -> list[Difference]:
    """The differences between two catalogues' folders, by part and name.

    Dates and origins do not count, and what is inside of a thing that came or went is not told
    apart. Raises CatalogueError where a folder holds no catalogue.
    """
    return [found for name in PARTS for found in _of_part(name, before, after)]


def render_diff(differences: Iterable[Difference]) -> str:
    """The differences as text, one a line under the name of each part; empty for none."""
    lines: list[str] = []
    part = ""
    for one in differences:
        if one.part != part:
            part = one.part
            lines.append(part)
        lines.append(f"  {one.sign} {one.name}{_told(one)}")
    return "".join(f"{line}\n" for line in lines)


def _told(one: Difference) -> str:
    return f": {one.before} -> {one.after}" if one.sign == "~" else ""


def _of_part(name: str, before: Path, after: Path) -> Iterator[Difference]:
    old, new = (_entries(read_part(folder, name)) for folder in (before, after))
    whole = None
    for key in sorted(old.keys() | new.keys()):
        mine, theirs = old.get(key), new.get(key)
        if mine == theirs or (whole and key.startswith(f"{whole}.")):
            continue
        if mine is None or theirs is None:
            whole = key
        yield Difference(name, key, *_shortened(mine, theirs))


def _shortened(before: Any, after: Any) -> tuple[str | None, str | None]:
    """Both sides as text; of two objects only the members that differ."""
    if isinstance(before, dict) and isinstance(after, dict):
        keys = [key for key in before | after if before.get(key) != after.get(key)]
        before, after = ({k: side[k] for k in keys if k in side} for side in (before, after))
    return _text(before), _text(after)


def _text(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)


def _entries(part: Part) -> dict[str, Any]:
    """A part's entries under names that mean the same thing in any catalogue."""
    with entry_at(part.file, "$"):
        tables = {key: table for key, table in part.data.items() if key not in _ENVELOPE}
        return {name: each for key, table in tables.items() for name, each in _named(key, table)}


def _named(key: str, table: Any) -> Iterator[tuple[str, Any]]:
    if key == "paths":
        for path, methods in table.items():
            yield from ((f"{method} {path}", _ordered(one)) for method, one in methods.items())
    elif key == "types":
        for name, attributes in table.items():
            yield name, True
            yield from _attributes(name, attributes)
    elif isinstance(table, dict):
        yield from ((f"{key}.{name}", entry) for name, entry in table.items())
    elif isinstance(table, list):
        yield from (_row(key, row) for row in table)
    else:
        yield key, table


def _attributes(prefix: str, attributes: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, entry in attributes.items():
        path = f"{prefix}.{name}"
        yield path, _ordered({key: one for key, one in entry.items() if key != "attributes"})
        yield from _attributes(path, entry.get("attributes", {}))


def _ordered(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: sorted(set(one)) if key in _SETS else one for key, one in entry.items()}


_ROW_NAMES = {
    "limits": ("name",),
    "codes": ("status", "code"),
    "changes": ("type", "attribute", "version"),
}


def _row(key: str, row: Any) -> tuple[str, Any]:
    """A row by the members that name it, or a plain string under its list's name."""
    if isinstance(row, str):
        return f"{key}: {row}", True
    named = _ROW_NAMES[key]
    return " ".join(str(row[name]) for name in named), row
