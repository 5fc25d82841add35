"""`format` and `formatlist`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from linter.model import Unknown
from linter.terraform.construct import collection, derived, is_unknown
from linter.terraform.convert import converted
from linter.terraform.failure import RefusalError, UnknowableError, unknowable
from linter.terraform.functions.json_text import json_chunks
from linter.terraform.functions.number_format import format_number, general
from linter.terraform.functions.signature import Invocation, Parameter, function, text_of
from linter.terraform.functions.verbs import Verb, pad, verbs
from linter.terraform.graphemes import characters
from linter.terraform.ordering import parts
from linter.terraform.text import Chunk
from linter.terraform.types import BOOL, DYNAMIC, NUMBER, STRING, ListType, SetType, TupleType
from linter.terraform.value import Value

_ANYTHING = Parameter(DYNAMIC, nullable=True, takes_unknown=True)


@function("format", Parameter(STRING), rest=_ANYTHING)
def format_text(invocation: Invocation) -> Value:
    """Fill values into a text with verbs such as `%s`."""
    layout, *given = invocation.arguments
    waiting = [part for value in given for part in parts(value) if is_unknown(part)]
    if any(value.data is None and value.type == DYNAMIC for value in given):
        raise unknowable("Terraform leaves the format of a bare null open")
    try:
        text = text_of(_chunks(str(layout.data), given), invocation)
    except RefusalError:
        if waiting:
            raise UnknowableError(derived(waiting)) from None
        raise
    return replace(text, type=DYNAMIC) if is_unknown(text) else text


@function("formatlist", Parameter(STRING), rest=_ANYTHING)
def formatlist(invocation: Invocation) -> Value:
    """Fill the elements of lists into a text, one after another; other values fill every text."""
    layout, *given = invocation.arguments
    columns = [_column(value) for value in given]
    lengths = {len(column) for column in columns if column is not None}
    if len(lengths) > 1:
        raise RefusalError("the lists are of different lengths")
    texts: list[Value] = []
    for row in range(lengths.pop() if lengths else 1):
        values = [
            value if column is None else column[row]
            for value, column in zip(given, columns, strict=True)
        ]
        texts.append(text_of(_chunks(str(layout.data), values), invocation))
    return collection(texts, ListType(STRING), invocation.span)


def _column(value: Value) -> tuple[Value, ...] | None:
    """Return the elements of a list; None for a value that fills every text."""
    if not isinstance(value.type, ListType | SetType | TupleType):
        if is_unknown(value) and value.type == DYNAMIC:
            raise UnknowableError(derived([value]))
        return None
    if is_unknown(value):
        raise UnknowableError(derived([value]))
    return value.data if isinstance(value.data, tuple) else None


def _chunks(layout: str, given: Sequence[Value]) -> list[Chunk]:
    chunks: list[Chunk] = []
    used = 0
    for token in verbs(layout):
        if isinstance(token, str):
            chunks.append(token)
            continue
        used = max(used, token.argument)
        if not 1 <= token.argument <= len(given):
            raise RefusalError("there are fewer arguments than verbs")
        chunks.append(_formatted(token, given[token.argument - 1]))
    if used < len(given):
        raise RefusalError("there are more arguments than verbs")
    return chunks


def _formatted(verb: Verb, value: Value) -> Chunk:
    waiting = [part for part in parts(value) if is_unknown(part)]
    if waiting:
        return derived(waiting)
    if value.data is None and verb.mode != "v":
        raise RefusalError("null cannot be formatted", value.span)
    match verb.mode:
        case "v":
            return _as_is(verb, value)
        case "s":
            return pad(verb, _cut(verb, value))
        case "q":
            return pad(verb, _json(Value(_cut(verb, value), STRING, value.span)))
        case "t":
            return "true" if converted(value, BOOL).data else "false"
    number = converted(value, NUMBER).data
    if isinstance(number, str | tuple | dict | Unknown | None):
        raise RefusalError("a number is required", value.span)
    return format_number(verb, number)


def _as_is(verb: Verb, value: Value) -> str:
    if isinstance(value.data, str) and not verb.sharp:
        return pad(verb, value.data)
    if value.type == NUMBER and value.data is not None and not verb.sharp:
        number = value.data
        if not isinstance(number, str | tuple | dict | Unknown):
            return pad(verb, general(number, None))
    return pad(verb, _json(value))


def _cut(verb: Verb, value: Value) -> str:
    text = str(converted(value, STRING).data)
    return characters(text)[: verb.precision] if verb.precision else text


def _json(value: Value) -> str:
    return "".join(chunk for chunk in json_chunks(value) if isinstance(chunk, str))
