"""Damage in one place: gclint neither raises nor lets it change with what is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from linter.model import KeyPath, Resource
from linter.terraform import assemble

CONFIGURATIONS = sorted((Path(__file__).parent / "configurations").glob("*.txt"))
EVERY = 4
"""Of so many lines one is damaged, each in a configuration of its own."""


def damaged(text: str) -> Iterator[str]:
    lines = text.splitlines(keepends=True)
    for number in range(0, len(lines), EVERY):
        if not lines[number].startswith("==="):
            half = lines[number][: len(lines[number]) // 2]
            yield "".join([*lines[:number], half, *lines[number + 1 :]])
            yield "".join([*lines[:number], *lines[number + 1 :]])


def places(resource: Resource, value: Any, path: KeyPath = ()) -> Iterator[tuple[int, int]]:
    """Every span of a body, as offsets."""
    spans = resource.spans
    for span in (spans.at(path), spans.key(path), spans.within(path, 0, 2)):
        yield span.start, span.end
    items: Any = enumerate(value) if isinstance(value, list) else ()
    items = value.items() if isinstance(value, dict) else items
    for key, inner in items:
        yield from places(resource, inner, (*path, key))


@pytest.mark.parametrize("path", CONFIGURATIONS, ids=lambda path: path.stem)
def test_damage_is_borne(
    path: Path, files_of: Callable[..., Any], sources_of: Callable[..., Any]
) -> None:
    for text in damaged(path.read_text(encoding="utf-8")):
        files = files_of(text)
        whole = assemble(sources_of(files))
        for resource in whole.resources:
            assert all(0 <= start <= end for start, end in places(resource, resource.body))
        name = min(files)
        alone = assemble(sources_of(files), {name})
        expected = [(one.address, one.body) for one in whole.resources if one.path == name]
        assert [(one.address, one.body) for one in alone.resources] == expected
