"""Which checks may have something to say of a resource: mostly none.

One walk through its bodies by what is expected of them (`expected.py`). It errs on one side only: a
check that is not named would say nothing (`tests/policies/terraform/test_doubts.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.terraform.expected import (
    COMPATIBLE,
    KNOWN,
    REQUIRED,
    Body,
    Checks,
)
from linter.model import KeyPath, Spans

_Written = Mapping[str, Any]


def doubts(written: _Written, expected: Body, spans: Spans) -> Checks:
    """The names of the checks that a resource with this body may concern."""
    found: set[str] = set()
    waiting: list[tuple[KeyPath, _Written, Body]] = [((), written, expected)]
    while waiting:
        path, level, body = waiting.pop()
        found |= body.always
        if _lacks_something(level, body):
            found.add(REQUIRED)
        if body.rivals and _holds_rivals(level, body, written):
            found.add(COMPATIBLE)
        for name, value in level.items():
            attribute = body.attributes.get(name)
            if attribute is None:
                found.add(KNOWN)
            elif type(value) not in attribute.kinds:
                found |= attribute.concerned(value)
                if attribute.inside is not None and isinstance(value, list) and value:
                    if spans.holds_blocks(place := (*path, name)):
                        waiting.extend(_inside(attribute.inside, place, value))
                    else:
                        found |= attribute.assigned
    return frozenset(found)


def _inside(
    body: Body, path: KeyPath, blocks: list[Any]
) -> Iterator[tuple[KeyPath, _Written, Body]]:
    for number, block in enumerate(blocks):
        if isinstance(block, dict):
            yield (*path, number), block, body


def _lacks_something(level: _Written, body: Body) -> bool:
    for name, is_block in body.required:
        value = level.get(name)
        if value is None or (is_block and not (isinstance(value, list) and value)):
            return True
    return False


def _holds_rivals(level: _Written, body: Body, whole: _Written) -> bool:
    return any(name in level and not tops.isdisjoint(whole) for name, tops in body.rivals)
