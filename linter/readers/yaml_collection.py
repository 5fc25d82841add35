"""Sequences and mappings of a YAML document, put together when their last item has been read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from linter.readers.yaml_node import Entry, Node


class Written(NamedTuple):
    """A node, and where it, or the alias that stands for it, was written."""

    node: Node
    start: int
    """For an item of a block sequence, its dash."""
    end: int


@dataclass
class Open:
    """A collection whose end has not been read yet."""

    start: int
    outset: int
    """Where its anchor or tag starts, or else the collection itself."""
    style: str
    anchor: str | None
    tag: str | None
    items: list[Written] = field(default_factory=list)
    """In a mapping, keys and values in turn."""

    def pairs(self) -> Iterator[tuple[Written, Written]]:
        """Yield the keys of a mapping with their values."""
        return zip(self.items[0::2], self.items[1::2], strict=True)


def sequence(opened: Open, end: int) -> Node:
    """Complete a sequence that ends at `end`."""
    entries: dict[str | int, Entry] = {
        index: Entry(item.node, None) for index, item in enumerate(opened.items)
    }
    data = [item.node.data for item in opened.items]
    return _complete(opened, end, data, entries)


def mapping(opened: Open, end: int, text: str) -> Node:
    """Complete a mapping that ends at `end`; the last of equal keys counts.

    `<<` brings in the entries of other mappings where this one, or an earlier of them, has none
    (https://yaml.org/type/merge.html).
    """
    entries: dict[str | int, Entry] = {}
    merged: list[Node] = []
    for key, value in opened.pairs():
        if _is_merge(key.node, value.node):
            merged.extend(_sources(value.node))
        else:
            entries[_name(key, text)] = Entry(value.node, (key.start, key.end))
    for source in merged:
        for name, entry in source.entries.items():
            entries.setdefault(name, entry)
    data = {name: entry.node.data for name, entry in entries.items()}
    return _complete(opened, end, data, entries)


def extents(opened: Open) -> Iterator[tuple[int, int]]:
    """Yield the offsets that each entry covers, its key or dash included."""
    if opened.style in "{:":
        yield from ((key.start, value.end) for key, value in opened.pairs())
    else:
        yield from ((item.start, item.end) for item in opened.items)


def repetitions(opened: Open, text: str) -> Iterator[Written]:
    """Yield each key of a mapping that repeats an earlier one."""
    seen: set[str] = set()
    for key, value in opened.pairs():
        name = _name(key, text)
        if name in seen and not _is_merge(key.node, value.node):
            yield key
        seen.add(name)


def _is_merge(key: Node, value: Node) -> bool:
    """Tell whether an entry merges mappings rather than adding a key `<<`."""
    return key.style == "" and key.text == "<<" and bool(_sources(value))


def _sources(value: Node) -> list[Node]:
    """List the mappings that a merge key's value names; empty where it names anything else."""
    nodes = [value]
    if isinstance(value.data, list):
        nodes = [entry.node for entry in value.entries.values()]
    return nodes if all(isinstance(node.data, dict) for node in nodes) else []


def _name(key: Written, text: str) -> str:
    """Return the key as a string; that of a collection is its source."""
    return text[key.start : key.end] if key.node.depth else key.node.text


def _complete(opened: Open, end: int, data: object, entries: dict[str | int, Entry]) -> Node:
    nodes = [item.node for item in opened.items]
    return Node(
        start=opened.start,
        end=end,
        style=opened.style,
        text="",
        data=data,
        head=_head(opened),
        entries=entries,
        depth=1 + max((node.depth for node in nodes), default=0),
        weight=1 + sum(node.weight for node in nodes),
    )


def _head(opened: Open) -> tuple[int, int]:
    """Find where to look: the first key of a block mapping, else one bracket or dash."""
    if opened.style == ":" and opened.items:
        return opened.items[0].start, opened.items[0].end
    return opened.start, opened.start + 1
