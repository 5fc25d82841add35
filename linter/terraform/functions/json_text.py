"""`jsonencode` and `jsondecode`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from linter.model import Unknown
from linter.terraform import numbers
from linter.terraform.construct import derived, unknown
from linter.terraform.failure import UnknowableError
from linter.terraform.functions.json_reading import read_json
from linter.terraform.functions.signature import Invocation, Parameter, function, text_of
from linter.terraform.text import Chunk
from linter.terraform.types import DYNAMIC, STRING
from linter.terraform.value import Value


@function("jsonencode", Parameter(DYNAMIC, nullable=True, takes_unknown=True), returns=STRING)
def jsonencode(invocation: Invocation) -> Value:
    """Encode a value; the structure stays at hand as `encoded`, even where the text is unknown."""
    (value,) = invocation.arguments
    try:
        text = text_of(json_chunks(value), invocation)
    except UnknowableError as error:
        text = unknown(error.unknown, invocation.span, STRING)
    return replace(text, encoded=value)


@function("jsondecode", Parameter(STRING, takes_unknown=True))
def jsondecode(invocation: Invocation) -> Value:
    """Decode JSON; values keep the place where they stand in the text."""
    (text,) = invocation.arguments
    if isinstance(text.data, str):
        return read_json(text, invocation.span)
    if text.encoded is not None:
        return text.encoded
    return replace(text, data=derived([text]), type=DYNAMIC, written=())


def json_chunks(value: Value) -> Iterator[Chunk]:
    """Yield the JSON of a value in pieces, the unknown ones as such."""
    match value.data:
        case Unknown():
            yield value.data
        case tuple() as items:
            yield from _list(items)
        case dict() as items:
            yield from _object(items)
        case data:
            yield _scalar(data)


def _list(items: tuple[Value, ...]) -> Iterator[Chunk]:
    opening = "["
    for item in items:
        yield opening
        yield from json_chunks(item)
        opening = ","
    yield "]" if items else "[]"


def _object(items: dict[str, Value]) -> Iterator[Chunk]:
    opening = "{"
    for name, item in items.items():
        yield f"{opening}{_quoted(name)}:"
        yield from json_chunks(item)
        opening = ","
    yield "}" if items else "{}"


def _scalar(data: bool | int | Decimal | str | None) -> str:
    match data:
        case None:
            return "null"
        case bool():
            return "true" if data else "false"
        case str():
            return _quoted(data)
    return numbers.text(data)


def _quoted(text: str) -> str:
    return html_escaped(json.dumps(text, ensure_ascii=False))


def html_escaped(text: str) -> str:
    """JSON text as Go's encoding/json has it, which escapes what HTML would take for markup."""
    for character in "<>&\u2028\u2029":
        if character in text:
            text = text.replace(character, f"\\u{ord(character):04x}")
    return text
