"""A JSON Schema as nested functions that know a body without fault when they see one.

Each answers in four ways: True, the schema holds; False, it fails; an Unknown, it holds but for
what hangs on that value; None, no telling, because several unknown values would have to be weighed,
or for anything that is not understood here. All but the last are certain: jsonschema, made
three-valued (`three_valued.py`), would come to the same, and would consult no other unknown on the
way. `tests/core/test_screen.py` holds screens to that.

Understood are the keywords that gclint's own policies and formats use.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from linter.model import Unknown
from linter.requirement.applicators import APPLICATORS, every
from linter.requirement.assertions import ASSERTIONS, PLAIN, Answer, Screen, cannot_tell, sure

_SILENT: Final = frozenset(
    {"$comment", "$defs", "default", "description", "else", "examples", "then", "title"}
)
"""Keywords that say nothing by themselves."""
_OF_THE_WHOLE: Final = frozenset({"$id", "$schema"})
"""Further inside they would change what a reference leads to, and who judges."""
_BRANCHING: Final = frozenset({"anyOf", "if"})
"""Keywords that may find one branch to hold whatever the value; all others consult it."""
_DEFINITION: Final = "#/$defs/"


def screen(schema: Mapping[str, Any] | bool) -> Screen:
    """The screen for a schema of draft 2020-12. What is no schema may raise anything."""
    whole = json.loads(json.dumps(schema))  # as jsonschema gets it
    if isinstance(whole, bool):
        return _Compiler({}).screen(whole)
    stripped = {key: value for key, value in whole.items() if key not in _OF_THE_WHOLE}
    return _Compiler(whole.get("$defs", {})).screen(stripped)


class _Compiler:
    """Makes the screens for the parts of one schema."""

    def __init__(self, definitions: Mapping[str, Any]) -> None:
        self._definitions = definitions
        self._defined: dict[str, Screen] = {}

    def screen(self, schema: Any) -> Screen:
        if schema is True:
            return sure
        schema = {"not": {}} if schema is False else schema
        keywords = tuple(self._keywords(schema))
        if cannot_tell in keywords:
            return cannot_tell
        consults = not _BRANCHING.issuperset(schema.keys() - _SILENT)
        return _plain(keywords, consults) if keywords else sure

    def _keywords(self, schema: Mapping[str, Any]) -> Iterator[Screen]:
        for name, wanted in schema.items():
            if name in ASSERTIONS:
                yield ASSERTIONS[name](wanted)
            elif name in APPLICATORS:
                yield APPLICATORS[name](schema, self.screen)
            elif name == "$ref":
                yield self._definition(wanted)
            elif name not in _SILENT:
                yield cannot_tell

    def _definition(self, reference: str) -> Screen:
        """The screen of a definition with a plain name, unless it refers to itself."""
        name = reference.removeprefix(_DEFINITION)
        if name == reference or not name.isidentifier() or name not in self._definitions:
            return cannot_tell
        if name not in self._defined:
            self._defined[name] = cannot_tell
            self._defined[name] = self.screen(self._definitions[name])
        return self._defined[name]


def _plain(keywords: tuple[Screen, ...], consults: bool) -> Screen:
    def judged(value: Any) -> Answer:
        if type(value) in PLAIN:
            return every([keyword(value) for keyword in keywords])
        return value if consults and isinstance(value, Unknown) else None

    return judged
