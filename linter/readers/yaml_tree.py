"""Builds trees from PyYAML's events.

From events, not with its composer or a loader: those recurse, keep the last of two keys without a
word, expand aliases without a limit, and make whatever objects a tag asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import yaml

from linter.model import Span, Unknown
from linter.readers.document import MAX_DEPTH, ReadFault
from linter.readers.json_token import shown
from linter.readers.surrogates import printable
from linter.readers.text import Unreadable
from linter.readers.yaml_collection import Open, Written, extents, mapping, repetitions, sequence
from linter.readers.yaml_lines import BREAKS, rest_of_line
from linter.readers.yaml_mistake import forbidden_character, mistake
from linter.readers.yaml_node import NOTHING, Node
from linter.readers.yaml_scalar import CORE, is_foreign, scalar

MAX_ALIASED: Final = 2**21
"""How many characters the aliases of a file may stand for.

Real files stay below a tenth of it; ten lines of nested aliases ("billion laughs") can stand for
gigabytes, and every walk over the data would visit them all.
"""

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PROPERTIES: Final = re.compile(rf"(?:[&!]\S*+(?:\s|(?<=\s)#[^{BREAKS}]*+)*+)++")


@dataclass
class Tree:
    """One document of a YAML stream."""

    start: int
    root: Node = NOTHING
    faults: list[ReadFault] = field(default_factory=list)
    extents: list[tuple[int, int]] = field(default_factory=list)
    scalars: list[tuple[int, int]] = field(default_factory=list)
    """Where `#` begins no comment: inside scalars, the header line of a block scalar excepted."""


def trees(path: str, text: str) -> list[Tree]:
    """Read the documents of a YAML stream, at least one; raises Unreadable for what is not YAML."""
    text = printable(text)
    builder = _Builder(path, text)
    for event in _events(text):
        builder.take(event)
    return builder.trees or [Tree(0)]


def _events(text: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark.index if error.problem_mark else 0
        context = error.context_mark.index if error.context_mark else at
        raise mistake(text, error.problem or "", at, context) from None
    except yaml.YAMLError:
        raise forbidden_character(text) from None
    except (ValueError, OverflowError):  # from PyYAML's own parser; libyaml has an error for it
        raise Unreadable("not YAML: an escape or version names a number too large") from None


class _Builder:
    """Puts nodes together as events come in, without recursion."""

    def __init__(self, path: str, text: str) -> None:
        self.trees: list[Tree] = []
        self._path = path
        self._text = text
        self._open: list[Open] = []
        self._anchors: dict[str, Node] = {}
        self._aliased = 0

    def take(self, event: yaml.Event) -> None:
        """Go on by one event."""
        start, end = _marks(event)
        match event:
            case yaml.ScalarEvent():
                self._scalar(event, start, end)
            case yaml.AliasEvent():
                self._alias(str(event.anchor), start, end)
            case yaml.CollectionStartEvent():
                self._begin(event, start)
            case yaml.CollectionEndEvent():
                self._finish(end)
            case yaml.DocumentStartEvent():
                self.trees.append(Tree(start))
                self._anchors = {}

    def _scalar(self, event: yaml.ScalarEvent, start: int, end: int) -> None:
        style = event.style if event.style and event.style in "'\"|>" else ""
        outset = start
        if event.anchor or event.tag:
            start = self._after_properties(start, end)
        body = start
        if style in ("|", ">"):
            body = rest_of_line(self._text, start)[1]
            end = start + len(self._text[start:end].rstrip())
        self.trees[-1].scalars.append((body, max(body, end)))
        text = printable(event.value)
        data = scalar(text, not style, event.tag)
        node = Node(start, end, style, text, data, (start, end), {}, 0, 1 + end - start)
        self._add(node, outset, event.anchor, event.tag)

    def _alias(self, name: str, start: int, end: int) -> None:
        if any(opened.anchor == name for opened in self._open):
            raise Unreadable(f"`*{name}` stands inside what it names", start, end)
        node = self._anchors.get(name)
        if node is None:
            raise Unreadable(f"not YAML: no `&{name}` stands before this alias", start, end)
        self._aliased += node.weight
        if self._aliased > MAX_ALIASED:
            raise Unreadable("the aliases stand for too much text", start, end)
        self._check_depth(node.depth, start, end)
        self._place(Written(node, start, end), start)

    def _begin(self, event: yaml.CollectionStartEvent, start: int) -> None:
        outset = start
        if event.anchor or event.tag:
            start = self._after_properties(start, len(self._text))
        self._check_depth(1, start, start + 1)
        style = ":" if isinstance(event, yaml.MappingStartEvent) else "-"
        if event.flow_style and self._text.startswith(("{", "["), start):
            style = self._text[start]
        self._open.append(Open(start, outset, style, event.anchor, event.tag))

    def _finish(self, end: int) -> None:
        opened = self._open.pop()
        if opened.style in ":-":  # the parser ends these where it meets the next token
            end = opened.items[-1].end if opened.items else opened.start
        self.trees[-1].extents.extend(extents(opened))
        if opened.style in "{:":
            self._note_repetitions(opened)
            node = mapping(opened, end, self._text)
        else:
            node = sequence(opened, end)
        self._add(node, opened.outset, opened.anchor, opened.tag)

    def _add(self, node: Node, outset: int, anchor: str | None, tag: str | None) -> None:
        """Put a complete node in its place, as an unknown if its tag says so."""
        if is_foreign(tag):
            node = node._replace(data=self._unknown(node, str(tag)), entries={})
        if anchor:
            self._anchors[anchor] = node
        self._place(Written(node, node.start, node.end), outset)

    def _place(self, written: Written, outset: int) -> None:
        if not self._open:
            self.trees[-1].root = written.node
            return
        if self._open[-1].style == "-":
            written = written._replace(start=self._dash(outset))
        self._open[-1].items.append(written)

    def _dash(self, start: int) -> int:
        """Find the dash before the sequence item that starts at `start`."""
        at = start
        while at and self._text[at - 1] in " \t\r\n":
            at -= 1
        return at - 1 if at and self._text[at - 1] == "-" else start

    def _unknown(self, node: Node, tag: str) -> Unknown:
        name = "!!" + tag.removeprefix(CORE) if tag.startswith(CORE) else tag
        return Unknown(
            reason=f"the tag `{name}` leaves this value to another program",
            expression=shown(self._text, node.start, node.end).strip("`"),
            span=Span(self._path, node.start, node.end),
        )

    def _note_repetitions(self, opened: Open) -> None:
        for key in repetitions(opened, self._text):
            name = shown(self._text, key.start, key.end)
            message = f"{name} is written twice in one mapping; only the last counts"
            self.trees[-1].faults.append(ReadFault(message, Span(self._path, key.start, key.end)))

    def _after_properties(self, start: int, end: int) -> int:
        found = _PROPERTIES.match(self._text, start, end)
        return found.end() if found else start

    def _check_depth(self, more: int, start: int, end: int) -> None:
        if len(self._open) + more > MAX_DEPTH:
            raise Unreadable(f"nested deeper than {MAX_DEPTH} levels", start, end)


def _marks(event: yaml.Event) -> tuple[int, int]:
    start, end = event.start_mark, event.end_mark
    return (start.index if start else 0), (end.index if end else 0)
