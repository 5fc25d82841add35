"""Writes a catalogue's folder, whole or not at all."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from linter.catalogue.errors import CatalogueError
from linter.catalogue.parts.part import FORMAT, read_part

PARTS = (
    "counterparts",
    "error-codes",
    "limits",
    "operations",
    "permissions",
    "provider-changes",
    "provider-operations",
    "provider-schema",
    "regions",
    "scopes",
)
"""The files of a catalogue, without their `.json`."""

Payload = Mapping[str, Any]
"""A part's file as it will be written."""


def payload(dated: str, origin: str, **tables: Any) -> Payload:
    """A part made anew: its envelope around its tables."""
    return {"format": FORMAT, "dated": dated, "origin": origin, **tables}


def carried(folder: Path, name: str) -> Payload:
    """A part as another catalogue has it."""
    return read_part(folder, name).data


def render(part: Payload) -> str:
    """The text of a part: compact, but one line for each entry, for comparing versions."""
    body = ",\n".join(f"{json.dumps(key)}:{_table(value)}" for key, value in part.items())
    return f"{{\n{body}\n}}\n"


def write(parts: Mapping[str, Payload], out: Path) -> None:
    """Puts `parts` in place of whatever catalogue `out` holds.

    Everything is written beside `out` first and moved when it is complete. A folder that holds
    anything but a catalogue is refused, because moving would lose it.
    """
    texts = {f"{name}.json": render(part) for name, part in sorted(parts.items())}
    try:
        _refuse_foreign(out)
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as workshop:
            fresh = Path(workshop) / "new"
            fresh.mkdir()
            for name, text in texts.items():
                (fresh / name).write_text(text, encoding="utf-8", newline="\n")
            _replace(out, fresh, Path(workshop) / "old")
    except OSError as error:
        raise CatalogueError(str(out), "$", f"cannot be written: {error.strerror}") from error


def _replace(out: Path, fresh: Path, old: Path) -> None:
    if out.exists():
        out.rename(old)
    try:
        fresh.rename(out)
    except OSError:
        if old.exists():
            old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _refuse_foreign(out: Path) -> None:
    if not out.exists():
        return
    if not out.is_dir():
        raise CatalogueError(str(out), "$", "is a file; a folder is needed")
    expected = {f"{name}.json" for name in PARTS}
    foreign = sorted(entry.name for entry in out.iterdir() if entry.name not in expected)
    if foreign:
        raise CatalogueError(str(out), "$", f"holds {foreign[0]!r}, which is no catalogue's")


def _table(value: Any) -> str:
    if isinstance(value, dict) and value:
        rows = ",\n".join(f"{json.dumps(key)}:{_compact(entry)}" for key, entry in value.items())
        return f"{{\n{rows}\n}}"
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(_compact, value)) + "\n]"
    return _compact(value)


def _compact(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))
