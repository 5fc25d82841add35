"""Looking into a plan without trusting its shape."""

from __future__ import annotations

from typing import Any


def table(value: Any, *names: str) -> dict[str, Any]:
    """The object under `names`, one inside the other; an empty one where there is none."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def rows(value: Any, name: str) -> list[tuple[int, dict[str, Any]]]:
    """The objects in the list under `name`, with their numbers; none where there is no list."""
    found = table(value).get(name)
    listed = enumerate(found) if isinstance(found, list) else ()
    return [(number, one) for number, one in listed if isinstance(one, dict)]


def text(value: dict[str, Any], name: str) -> str:
    """The text under `name`; empty where there is none."""
    found = value.get(name)
    return found if isinstance(found, str) else ""
