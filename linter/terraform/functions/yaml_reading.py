"""Reading YAML text into values that know where they stand in it."""

from __future__ import annotations

import re
from typing import Final

from linter.kept import kept
from linter.model import KeyPath, Span, Spans, Unknown
from linter.readers.text import Unreadable
from linter.readers.yaml_document import read_yaml
from linter.terraform import numbers
from linter.terraform.construct import (
    boolean,
    null,
    numeric,
    object_of,
    string,
    tuple_of,
    unknown,
)
from linter.terraform.failure import RefusalError, unknowable
from linter.terraform.text import Places
from linter.terraform.value import Value, Written

_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", re.ASCII)
_PLAIN: Final = {"true": True, "false": False, "null": None, "~": None, "": None}
_DOUBTFUL: Final = re.compile(
    r"(?i:y|n|yes|no|on|off|true|false|null|[-+]?\.(?:inf|nan))"
    r"|[-+.]?[0-9][0-9A-Za-z_.:+\- ]*|<<|=",
    re.ASCII,
)
"""Plain scalars that YAML 1.1 and 1.2 take for different things; they are left unknown."""


def read(text: Value, span: Span) -> Value:
    """Decode the YAML in `text`; what it holds is computed at `span` unless `text` was written.

    Raises RefusalError where it is not YAML.
    """
    return _read(text.data if isinstance(text.data, str) else "", text.written, span)


@kept(64)
def _read(source: str, written: tuple[Written, ...], span: Span) -> Value:
    """The same for the same text: a loop decodes a file anew for each of its elements."""
    if not source.strip():
        raise RefusalError("the text holds no YAML document")
    try:
        document = read_yaml("", source)
    except Unreadable as error:
        raise RefusalError(f"the text is not YAML: {error}") from None
    return _Reader(source, Places(written), document.spans, span).value(document.data, ())


class _Reader:
    def __init__(self, source: str, places: Places, spans: Spans, span: Span) -> None:
        self._source = source
        self._places = places
        self._spans = spans
        self._span = span

    def value(self, data: object, path: KeyPath) -> Value:
        """Turn plain data into a value; `path` leads to it."""
        stretch = self._spans.at(path)
        span = self._place(stretch)
        match data:
            case dict():
                return self._mapping(data, path, span)
            case list():
                items = [self.value(item, (*path, at)) for at, item in enumerate(data)]
                return tuple_of(items, span)
            case Unknown():
                return unknown(Unknown(data.reason, data.expression, span), span)
        written = self._source[stretch.start : stretch.end]
        if isinstance(data, str) and written[:1] in ("'", '"', "|", ">"):
            return string(data, span)
        return _plain(written.strip(), data, span)

    def _mapping(self, data: dict[str, object], path: KeyPath, span: Span) -> Value:
        inner: dict[str, Value] = {}
        keys: dict[str, Span] = {}
        for name, item in data.items():
            stretch = self._spans.key((*path, name))
            key = _key(name, self._source[stretch.start : stretch.end])
            inner[key] = self.value(item, (*path, name))
            keys[key] = self._place(stretch)
        return object_of(inner, span, keys)

    def _place(self, stretch: Span) -> Span:
        return self._places.of(stretch.start, stretch.end) or self._span


def _key(name: str, written: str) -> str:
    """Return the key of a mapping, which without quotes may be a number or a boolean."""
    if _NUMBER.fullmatch(written):
        return numbers.text(numbers.parse(written))
    if written in ("true", "false") or not _DOUBTFUL.fullmatch(written):
        return name
    raise unknowable(f"YAML readers differ on the key {written}")


def _plain(written: str, data: object, span: Span) -> Value:
    """Read a scalar without quotes, whose type depends on how it is written."""
    if written in _PLAIN and not isinstance(data, str):
        found = _PLAIN[written]
        return null(span) if found is None else boolean(found, span)
    if _NUMBER.fullmatch(written) and not isinstance(data, str):
        return numeric(numbers.parse(written), span)
    if _DOUBTFUL.fullmatch(written) or not isinstance(data, str):
        return unknown(Unknown("YAML readers differ on such a value", written, span), span)
    return string(data, span)
