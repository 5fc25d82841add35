"""Structures that strings of a body encode, read from their texts when somebody asks for one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from linter.model import KeyPath
from linter.terraform.modules.outline import NOTHING, Encoded, Structure


class EncodedTexts(Mapping[KeyPath, Structure]):
    """What the texts at some paths of a body encode, in each of which all is known."""

    def __init__(self, body: Mapping[str, object], paths: frozenset[KeyPath]) -> None:
        self._body = body
        self._paths = paths
        self._read: dict[KeyPath, Structure] = {}
        """What was asked for: a view keeps it in any case, and others ask again."""

    def __reduce__(self) -> tuple[type[EncodedTexts], tuple[Mapping[str, object], object]]:
        """What another process is sent: the texts, which are shorter."""
        return EncodedTexts, (self._body, self._paths)

    def __getitem__(self, path: KeyPath) -> Structure:
        if path not in self._read:
            self._read[path] = self._structure(path)
        return self._read[path]

    def _structure(self, path: KeyPath) -> Structure:
        if path not in self._paths:
            raise KeyError(path)
        text: Any = self._body
        for step in path:
            text = text[step]
        return Structure(json.loads(text, object_hook=_without_nulls), NOTHING)

    def __iter__(self) -> Iterator[KeyPath]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def encoded_in(body: Mapping[str, object], paths: frozenset[KeyPath]) -> Encoded:
    """What the texts at some paths of a body encode."""
    return EncodedTexts(body, paths) if paths else NOTHING


def _without_nulls(members: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value is not None}
