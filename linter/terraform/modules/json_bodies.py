"""From the data of a resource in Terraform's JSON syntax straight to the body that policies judge.

What comes of it is what evaluating the resource's syntax tree would come to. Where that is not seen
at once, by a template, a meta-argument or a comment, the resource is NotPlain.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from linter.model import KeyPath
from linter.readers.hcl.plain_values import NotPlain
from linter.terraform import numbers
from linter.terraform.modules.encoded_texts import encoded_in
from linter.terraform.modules.json_keys import BlockKeys
from linter.terraform.modules.json_texts import (
    DEEPEST,
    ENCODING,
    encoded_text,
    is_short,
    literal,
    names_in,
)
from linter.terraform.modules.outline import Blocks, Names, Outline
from linter.terraform.modules.plain_blocks import Hole, PlainBlock
from linter.terraform.modules.references import Reference

LARGEST: Final = 256 * 1024
"""Characters of a resource that is read here; no limit of evaluation is reached below."""
_OPENING: Final = '"${'
_UNREAD: Final = Decimal("NaN")
"""Stands for a number that is left to evaluation."""


@lru_cache(maxsize=1024)
def plain_fraction(digits: str) -> int | float | Decimal:
    """A number written with a point, as a body has it."""
    if not is_short(digits):
        return _UNREAD
    number = numbers.number(Decimal(digits))
    return float(number) if isinstance(number, Decimal) else number


@lru_cache(maxsize=1024)
def _blocks(*paths: Names) -> Blocks:
    """One copy of what thousands of resources have."""
    return frozenset(paths)


@lru_cache(maxsize=1024)
def _paths(*paths: KeyPath) -> frozenset[KeyPath]:
    return frozenset(paths)


def _is_dict(value: object) -> bool:
    return type(value) is dict


class PlainReader:
    """Reads one resource, which is written in `text[start:end]`."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._at = start
        self._end = end
        self._holes: list[Hole] = []
        self._blocks: dict[tuple[str, ...], None] = {}
        self._encoded: list[KeyPath] = []

    def read(self, data: dict[str, Any], keys: BlockKeys) -> PlainBlock:
        """What the resource configures whose keys and values are `data`. Raises NotPlain."""
        if self._end - self._at > LARGEST:
            raise NotPlain
        body = self._block(data, keys, ())
        outline = Outline(_blocks(*self._blocks), encoded_in(body, _paths(*self._encoded)))
        return PlainBlock(body, tuple(self._holes), outline)

    def _block(self, data: dict[str, Any], keys: BlockKeys, path: KeyPath) -> dict[str, Any]:
        """The arguments of a block, then its nested blocks."""
        body: dict[str, Any] = {}
        blocks: dict[str, list[dict[str, Any]]] = {}
        for name, value in data.items():
            inner = keys[name]
            if value is None:
                continue
            if inner is None:
                body[name] = self._value(value, body, name, path)
            elif made := self._nested(value, inner, (*path, name)):
                self._blocks[inner.path] = None
                blocks[name] = made
        body.update(blocks)
        return body

    def _nested(self, value: Any, keys: BlockKeys, path: KeyPath) -> list[dict[str, Any]]:
        """The blocks that an object or a list of objects stands for."""
        objects = [value] if type(value) is dict else value
        if type(objects) is not list or len(path) > DEEPEST or not all(map(_is_dict, objects)):
            raise NotPlain
        return [self._block(one, keys, (*path, at)) for at, one in enumerate(objects)]

    def _value(self, value: Any, holder: Any, key: Any, path: KeyPath) -> Any:
        """The value of an argument or a part of one, which `holder`, at `path`, has under `key`."""
        kind = type(value)
        if kind is str:
            if "{" not in value and value.isascii():
                return value
            return self._string(value, holder, key, path)
        if kind is list:
            return self._list(value, (*path, key))
        if kind is dict:
            return self._object(value, (*path, key))
        if kind is Decimal or (kind is int and value.bit_length() > numbers.MANTISSA):
            raise NotPlain
        return value

    def _list(self, value: list[Any], path: KeyPath) -> list[Any]:
        if len(path) > DEEPEST:
            raise NotPlain
        made: list[Any] = [None] * len(value)
        for at, item in enumerate(value):
            made[at] = self._value(item, made, at, path)
        return made

    def _object(self, value: dict[str, Any], path: KeyPath) -> dict[str, Any]:
        """An object without its nulls, in the order of its names, as Terraform has it."""
        if len(path) > DEEPEST:
            raise NotPlain
        made = dict.fromkeys(sorted(value))
        for name, item in value.items():
            if "{" in name or not name.isascii():
                raise NotPlain
            if item is None:
                del made[name]
            else:
                made[name] = self._value(item, made, name, path)
        return made

    def _string(self, text: str, holder: Any, key: Any, path: KeyPath) -> str | None:
        """The value of a string; None for a reference, whose place becomes a hole."""
        if not text.startswith("${"):
            return literal(text)
        start = self._place()
        if text.startswith(ENCODING):
            self._encoded.append((*path, key))
            return encoded_text(text)
        if not self._text.startswith(text, start):
            raise NotPlain
        reference = Reference(names_in(text), start + 2, start + len(text) - 1)
        self._holes.append(Hole(holder, key, reference))
        return None

    def _place(self) -> int:
        """Where the next string begins that starts with an expression.

        Only strings start like that, unless one has a quote in it, which is escaped; and data and
        text have such strings in the same order.
        """
        at = self._text.find(_OPENING, self._at, self._end)
        while at > 0 and self._text[at - 1] == "\\":
            at = self._text.find(_OPENING, at + 1, self._end)
        if at < 0:
            raise NotPlain
        self._at = at + 1
        return at + 1
