"""Looking into a document whose shape nobody vouches for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

Table = Mapping[str, Any]

NOTHING: Final[Table] = {}


def table(value: object, *keys: str) -> Table:
    """The object below `keys`; an empty one where there is none."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else NOTHING


def listed(value: object) -> list[Any]:
    """`value` if it is a list; else an empty one."""
    return value if isinstance(value, list) else []


def text(value: object) -> str:
    """`value` if it is text; else none."""
    return value if isinstance(value, str) else ""


def below(value: object, key: str | int) -> object:
    """What stands in an object or list under a key or number; None for nothing.

    So with a plan's masks as well: `true` marks everything below it.
    """
    if value is True:
        return True
    if isinstance(value, dict) and isinstance(key, str):
        return value.get(key)
    if isinstance(value, list) and isinstance(key, int) and 0 <= key < len(value):
        return value[key]
    return None
