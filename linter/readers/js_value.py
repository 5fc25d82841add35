"""The syntax tree of a JavaScript literal to values with places."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import TYPE_CHECKING

from linter.model import Span
from linter.readers.document import MAX_DEPTH, ReadFault
from linter.readers.js_node import OPEN, JsEntry, JsNode
from linter.readers.js_scalar import Scalars, bare
from linter.readers.text import Unreadable

if TYPE_CHECKING:
    from tree_sitter import Node

_Waiting = tuple[JsNode, "Node", int]


class LiteralReader:
    """Reads object literals of one file, and keeps what it met on the way."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._text = text
        self._scalars = Scalars(path, text)
        self._faults: list[ReadFault] = []
        self._extents: list[tuple[int, int]] = []

    @property
    def faults(self) -> tuple[ReadFault, ...]:
        """Keys written twice in one object."""
        return tuple(sorted(self._faults, key=attrgetter("span")))

    @property
    def extents(self) -> tuple[tuple[int, int], ...]:
        """The offsets that each member of an object or list covers."""
        return tuple(sorted(self._extents))

    def read(self, literal: Node) -> JsNode:
        """The value of an object literal; raises Unreadable where it nests too deep."""
        top = self._shell(literal)
        waiting: list[_Waiting] = [(top, literal, 1)]
        while waiting:
            node, written, depth = waiting.pop()
            if depth > MAX_DEPTH:
                told = f"objects and lists stand more than {MAX_DEPTH} deep in one another"
                raise Unreadable(told, node.start, node.start + 1)
            for child, inner in self._filled(node, written):
                if isinstance(child.data, dict | list):
                    waiting.append((child, inner, depth + 1))
        return top

    def _shell(self, node: Node) -> JsNode:
        """A value whose members are yet to be filled in."""
        if node.type == "object":
            return JsNode({}, node.start_byte, node.end_byte)
        if node.type == "array":
            return JsNode([], node.start_byte, node.end_byte)
        return self._scalars.read(node)

    def _filled(self, node: JsNode, written: Node) -> Iterator[tuple[JsNode, Node]]:
        """Fill in the members of an object or list, and yield them."""
        members = [one for one in written.named_children if one.type != "comment"]
        self._extents.extend((one.start_byte, one.end_byte) for one in members)
        fill = self._elements if isinstance(node.data, list) else self._members
        return fill(node, members)

    def _elements(self, node: JsNode, members: list[Node]) -> Iterator[tuple[JsNode, Node]]:
        for number, member in enumerate(members):
            inner = bare(member)
            child = self._shell(inner)
            node.entries[number] = JsEntry(child, None)
            node.data.append(child.data)
            yield child, inner

    def _members(self, node: JsNode, members: list[Node]) -> Iterator[tuple[JsNode, Node]]:
        known: list[str] = []
        for member in members:
            named = member.child_by_field_name("key") or member.child_by_field_name("name")
            spread = member.type == "spread_element"
            name = None if spread else self._scalars.key(named or member)
            if name is None:
                self._open(node, member, known)
                known.clear()
            else:
                known.append(name)
                yield self._member(node, member, named or member, name)

    def _member(self, node: JsNode, member: Node, named: Node, name: str) -> tuple[JsNode, Node]:
        written = member.child_by_field_name("value") if member.type == "pair" else None
        inner = bare(written or member)
        child = self._shell(inner)
        key = (named.start_byte, named.end_byte)
        if name in node.entries:
            told = f"`{self._text[slice(*key)][:30]}` is written twice in one object"
            fault = ReadFault(f"{told}; only the last counts", Span(self._path, *key))
            self._faults.append(fault)
        node.entries[name] = JsEntry(child, key)
        node.data[name] = child.data
        return child, inner

    def _open(self, node: JsNode, member: Node, known: list[str]) -> None:
        """Note that keys come from elsewhere, which may replace those written so far."""
        unknown = self._scalars.unknown(member)
        for name in known:
            node.data[name] = unknown
            old, key = node.entries[name]
            node.entries[name] = JsEntry(JsNode(unknown, old.start, old.end), key)
        node.data[OPEN] = unknown
        node.entries[OPEN] = JsEntry(JsNode(unknown, member.start_byte, member.end_byte), None)
