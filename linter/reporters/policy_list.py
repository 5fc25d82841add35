"""All policies at a glance."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby

from linter.model import Policy


def render_text(policies: Iterable[Policy]) -> str:
    """A line for each policy, folder by folder, for a terminal."""
    found = list(policies)
    width = max(len(one.id) for one in found)
    parts = []
    for folder, members in _by_folder(found):
        lines = [f"{folder}/"]
        for one in members:
            severity = one.severity if one.enabled else f"({one.severity})"
            lines.append(f"  {one.id:<{width}}  {severity:<9}  {one.source:<12}  {one.title}")
        parts.append("\n".join(lines))
    note = "A severity in brackets: judged only where it is selected."
    return "\n\n".join([*parts, note]) + "\n"


def render_markdown(policies: Iterable[Policy]) -> str:
    """A table for each folder, as `docs/policies.md` holds them."""
    parts = []
    for folder, members in _by_folder(policies):
        rows = [f"## {folder}/", "", "| id | severity | source | title |", "|---|---|---|---|"]
        for one in members:
            severity = one.severity if one.enabled else f"{one.severity}, off"
            rows.append(f"| `{one.id}` | {severity} | {one.source} | {one.title} |")
        parts.append("\n".join(rows))
    return "\n\n".join(parts) + "\n"


def render_json(policies: Iterable[Policy]) -> str:
    """A list of objects, for other programs."""
    rows = [
        {
            "id": one.id,
            "folder": one.folder,
            "title": one.title,
            "severity": str(one.severity),
            "enabled": one.enabled,
            "source": one.source,
            "applies_to": list(one.applies_to),
        }
        for _, members in _by_folder(policies)
        for one in members
    ]
    return json.dumps(rows, indent=2) + "\n"


def _by_folder(policies: Iterable[Policy]) -> Iterator[tuple[str, Iterator[Policy]]]:
    ordered = sorted(policies, key=lambda one: (one.folder, one.id))
    return groupby(ordered, key=lambda one: one.folder)
