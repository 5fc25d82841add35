"""What a unit shares as JSON, and back: values as they were, places but for the header.

Nothing is written in which there may be a secret, and no kind of thing that holds texts at will.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from linter.model import CallSite, KeyPath, Resource, Spans, TrailLost, Unknown
from linter.remembered.codec import Json, span_of, text_of, unknown_json, unknown_of
from linter.remembered.kept_spans import Encoded, KeptSpans
from linter.secret import is_placeholder
from linter.secret_name import names_secret
from linter.secret_text import header_token, without_secrets

_KEPT: Final = (
    "app-manifest",
    "aws_iam_",
    "data-action",
    "data.aws_iam_",
    "data.genesyscloud_",
    "genesys-role",
    "genesyscloud_",
    "iam-",
    "provider.genesyscloud",
    "retention-policy",
)
"""How the types begin of what may be written down."""
_NAMING: Final = re.compile(r"[=:]|bearer|basic|token|apikey|private key", re.IGNORECASE)
"""Comes before every secret in a longer text."""
_UNKNOWN: Final = "\0unknown"
"""The one key of what stands for an Unknown."""


class Unkept(Exception):
    """What a unit shares holds something that JSON would not give back as it was, or a secret."""


def resource_json(one: Resource) -> Json:
    """A resource as what `json.dumps` takes; raises Unkept."""
    if not one.type.startswith(_KEPT):
        raise Unkept
    calls = [[call.address, call.span] for call in one.calls]
    told = [one.type, one.name, one.address, one.path, _value_json(one.body), calls]
    try:
        return [*told, one.spans.at(()), _all_encoded(one.body, one.spans)]
    except TrailLost as error:
        raise Unkept from error


def resources_of(found: Json) -> tuple[Resource, ...]:
    """The resources that were written, as a list; raises one of `codec.UNREADABLE`."""
    if not isinstance(found, list):
        raise TypeError(found)
    return tuple(map(resource_of, found))


def resource_of(found: Json) -> Resource:
    """The resource that was written; raises one of `codec.UNREADABLE`."""
    kind, name, address, path, body, calls, header, encoded = found
    return Resource(
        text_of(kind),
        text_of(name),
        text_of(address),
        text_of(path),
        _value_of(body),
        KeptSpans(span_of(header), _encoded_of(encoded)),
        tuple(CallSite(text_of(called), span_of(span)) for called, span in calls),
    )


def _value_json(value: object) -> Json:
    if isinstance(value, Unknown):
        return {_UNKNOWN: unknown_json(_told(value))}
    if isinstance(value, str):
        return _harmless(value)
    if value is None or type(value) in (int, float, bool):
        return value
    if type(value) is list:
        return [_value_json(one) for one in value]
    if type(value) is dict and _UNKNOWN not in value:
        return {_key(key, one): _value_json(one) for key, one in value.items()}
    raise Unkept


def _key(key: object, value: object) -> str:
    if not isinstance(key, str):
        raise Unkept
    if _is_secret(key) and not all(map(is_placeholder, _texts_of(value))):
        raise Unkept
    return key


def _texts_of(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else (value,):
        if isinstance(one, str):
            yield one


_is_secret: Final = lru_cache(maxsize=4096)(names_secret)


def _harmless(text: str) -> str:
    """A text, unless a part of it looks like a secret."""
    if _NAMING.search(text) and (without_secrets(text) != text or any(header_token(text))):
        raise Unkept
    return text


def _value_of(found: Json) -> Any:
    if isinstance(found, list):
        return [_value_of(one) for one in found]
    if isinstance(found, dict):
        if _UNKNOWN in found:
            return unknown_of(found[_UNKNOWN])
        return {key: _value_of(one) for key, one in found.items()}
    return found


def _told(one: Unknown) -> Unknown:
    """An unknown without the secrets that its expression may hold; no report tells of them."""
    parts = tuple(_harmless(part) if isinstance(part, str) else _told(part) for part in one.parts)
    return Unknown(one.reason, without_secrets(one.expression), one.span, parts, one.refers_to)


def _all_encoded(body: object, spans: Spans) -> Json:
    """The structures that texts in a body were written as, with where they stand."""
    if type(spans).encoded is Spans.encoded:  # nothing in it was
        return []
    every = []
    for path in _texts(body):
        found = spans.encoded(path)
        if found is not None:
            structure, places = found
            every.append([path, _value_json(structure), _all_encoded(structure, places)])
    return every


def _texts(body: object) -> Iterator[KeyPath]:
    waiting: list[tuple[object, KeyPath]] = [(body, ())]
    while waiting:
        value, path = waiting.pop()
        if isinstance(value, dict):
            waiting.extend((inner, (*path, key)) for key, inner in value.items())
        elif isinstance(value, list):
            waiting.extend((inner, (*path, number)) for number, inner in enumerate(value))
        elif isinstance(value, str | Unknown):
            yield path


def _encoded_of(found: Json) -> Encoded:
    return {
        tuple(path): (_value_of(structure), _encoded_of(inner)) for path, structure, inner in found
    }
