"""A body judged by a schema: at a glance where it plainly holds, otherwise by jsonschema.

jsonschema is the judge. But it takes 50 ms to import and dozens of microseconds for each body, and
nearly every body is as it should be: what a screen (`screen.py`) is sure of need not go there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from linter.model import Judgement, Unknown
from linter.requirement.assertions import Answer, Screen
from linter.requirement.screen import screen

Schema = Mapping[str, Any] | bool

_MOST = 512
_screens: dict[int, tuple[Schema, Screen]] = {}
"""By identity: a schema's text takes longer to write than most bodies take to judge."""


def judge_schema(schema: Schema, body: object) -> Iterable[Judgement]:
    """Judge `body` by a JSON Schema of draft 2020-12; references outside it are never fetched.

    Yields a Fault for each place that fails, and each unknown value that kept some part from
    being judged; nothing where the schema holds. The schema must not change afterwards.
    """
    answer = _answer(schema, body)
    if answer is True:
        return ()
    if isinstance(answer, Unknown):
        return (answer,)
    from linter.requirement.three_valued import judge

    return judge(schema, body)


def holds(schema: Schema, body: object) -> bool:
    """Whether the schema surely holds, with no unknown consulted; False says nothing.

    The schema must not change afterwards.
    """
    return _answer(schema, body) is True


def _answer(schema: Schema, body: object) -> Answer:
    try:
        return _screen(schema)(body)
    except Exception:  # what is no schema: jsonschema says so
        return None


def _screen(schema: Schema) -> Screen:
    known = _screens.get(id(schema))
    if known is None:
        if len(_screens) >= _MOST:
            _screens.clear()
        known = _screens[id(schema)] = (schema, screen(schema))
    return known[1]
