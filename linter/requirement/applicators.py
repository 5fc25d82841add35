"""Keywords of JSON Schema that judge by other schemas, as screens (`screen.py`).

Each is given a value of a plain type. A part that cannot tell leaves the whole without an answer,
except that one branch of `anyOf` is enough. Keywords that lead to parts pass on what one of them
hangs on; those that weigh parts against each other do so only where there is nothing to weigh.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from linter.requirement.assertions import Answer, Screen, cannot_tell, sure

_Compile = Callable[[Any], Screen]
_Schema = Mapping[str, Any]


def every(answers: Iterable[Answer]) -> Answer:
    """Whether all hold; no telling as soon as one cannot tell, even beside one that fails, nor
    where they hang on different things."""
    verdict: Answer = True
    for answer in answers:
        if answer is True or answer == verdict:
            continue
        if answer is None or verdict is not True:
            return None
        verdict = answer
    return verdict


def _properties(schema: _Schema, compiled: _Compile) -> Screen:
    screens = {name: compiled(inner) for name, inner in schema["properties"].items()}

    def judged(value: Any) -> Answer:
        if type(value) is not dict:
            return True
        return every(screen(value[name]) for name, screen in screens.items() if name in value)

    return judged


def _pattern_properties(schema: _Schema, compiled: _Compile) -> Screen:
    screens = [
        (re.compile(pattern).search, compiled(inner))
        for pattern, inner in schema["patternProperties"].items()
    ]

    def judged(value: Any) -> Answer:
        if type(value) is not dict:
            return True
        return every(
            screen(inner)
            for search, screen in screens
            for name, inner in value.items()
            if search(name)
        )

    return judged


def _additional_properties(schema: _Schema, compiled: _Compile) -> Screen:
    screen = compiled(schema["additionalProperties"])
    named = frozenset(schema.get("properties", ()))
    patterns = "|".join(schema.get("patternProperties", ()))
    search = re.compile(patterns).search if patterns else None

    def judged(value: Any) -> Answer:
        if type(value) is not dict:
            return True
        extra = (name for name in value if name not in named and not (search and search(name)))
        return every(screen(value[name]) for name in extra)

    return judged


def _items(schema: _Schema, compiled: _Compile) -> Screen:
    if "prefixItems" in schema:
        return cannot_tell
    screen = compiled(schema["items"])
    return lambda value: type(value) is not list or every(map(screen, value))


def _dependent_schemas(schema: _Schema, compiled: _Compile) -> Screen:
    screens = {name: compiled(inner) for name, inner in schema["dependentSchemas"].items()}

    def judged(value: Any) -> Answer:
        if type(value) is not dict:
            return True
        return every(screen(value) for name, screen in screens.items() if name in value)

    return judged


def _all_of(schema: _Schema, compiled: _Compile) -> Screen:
    screens = tuple(map(compiled, schema["allOf"]))
    return lambda value: every(screen(value) for screen in screens)


def _any_of(schema: _Schema, compiled: _Compile) -> Screen:
    screens = tuple(map(compiled, schema["anyOf"]))

    def judged(value: Any) -> Answer:
        answers = set()
        for screen in screens:
            answer = screen(value)
            if answer is True:
                return True
            answers.add(answer)
        return False if answers == {False} else None

    return judged


def _one_of(schema: _Schema, compiled: _Compile) -> Screen:
    screens = tuple(map(compiled, schema["oneOf"]))

    def judged(value: Any) -> Answer:
        answers = [screen(value) for screen in screens]
        if not all(isinstance(one, bool) for one in answers):
            return None
        return answers.count(True) == 1

    return judged


def _not(schema: _Schema, compiled: _Compile) -> Screen:
    screen = compiled(schema["not"])

    def judged(value: Any) -> Answer:
        answer = screen(value)
        return not answer if isinstance(answer, bool) else answer

    return judged


def _if(schema: _Schema, compiled: _Compile) -> Screen:
    condition = compiled(schema["if"])
    then = compiled(schema["then"]) if "then" in schema else sure
    otherwise = compiled(schema["else"]) if "else" in schema else sure

    def judged(value: Any) -> Answer:
        answer = condition(value)
        if not isinstance(answer, bool):
            return None
        return (then if answer else otherwise)(value)

    return judged


APPLICATORS: Final[Mapping[str, Callable[[_Schema, _Compile], Screen]]] = {
    "additionalProperties": _additional_properties,
    "allOf": _all_of,
    "anyOf": _any_of,
    "dependentSchemas": _dependent_schemas,
    "if": _if,
    "items": _items,
    "not": _not,
    "oneOf": _one_of,
    "patternProperties": _pattern_properties,
    "properties": _properties,
}
"""From a schema with a keyword to the keyword's screen, given what compiles schemas."""
