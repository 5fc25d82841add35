"""Renders a Velocity template on paper.

`render` gives one rendering; `renderings` gives one for each way that conditions can go which
cannot be told, so that a claim about all of them holds however they go.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from linter.actions.evaluate import Evaluator
from linter.actions.methods import LostTrackError
from linter.actions.rendered import Doubt, Piece, Rendered
from linter.actions.values import DIFFERS, LONGEST, Undecided, Value, like, printed
from linter.readers.velocity.syntax import (
    Assignment,
    Comment,
    Foreach,
    If,
    Node,
    Reference,
    Template,
    Text,
    Unread,
)

MOST_WORK = 50_000
"""Nodes visited in one rendering; one that goes on longer is left undecided."""
BLOCK = 64
"""Characters of a text that count as much work as a node."""
MOST_OUTPUT = 4_000_000
"""Characters that one rendering may print."""
MOST_RENDERINGS = 8
"""Renderings of one template when conditions are undecided: three such conditions, each way."""


def render(template: Template, names: Mapping[str, Value]) -> Rendered:
    """What `template` prints where `names` says what each name stands for.

    A condition that cannot be told is taken as met, and is among the doubts.
    """
    run = _Run(template.text, names, [])
    result = run.result(template)
    doubts = run.doubts + [Doubt(at, at + 1, reason) for at, reason in run.guesses]
    return result._replace(doubts=tuple(doubts))


def renderings(template: Template, names: Mapping[str, Value]) -> tuple[Rendered, ...]:
    """One rendering for each way that undecided conditions can go; empty when that is too many."""
    found: list[Rendered] = []
    choices: list[bool] = []
    while len(found) < MOST_RENDERINGS:
        run = _Run(template.text, names, choices)
        found.append(run.result(template))
        choices = run.choices
        while choices and not choices[-1]:
            choices.pop()
        if not choices:
            return tuple(found)
        choices[-1] = False
    return ()


def evaluator(text: str, names: Mapping[str, Value]) -> Evaluator:
    """What evaluates the expressions of the template `text`, without printing anything."""
    return _Run(text, names, []).evaluator


@dataclass(slots=True)
class _Output:
    parts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, start: int, end: int, value: Value, *, written: bool) -> None:
        stop = self.length + len(text)
        self.pieces.append(Piece(self.length, stop, start, end, value, written))
        self.parts.append(text)
        self.length = stop


class _Run:
    def __init__(self, text: str, names: Mapping[str, Value], choices: list[bool]) -> None:
        self._text = text
        self.evaluator = Evaluator(dict(names), self._interpolate)
        self._output = _Output()
        self._left = MOST_WORK + len(text) // 4
        self._given = self._left
        self._asked = 0
        self.choices = list(choices)
        self.doubts: list[Doubt] = []
        self.guesses: list[tuple[int, str]] = []

    def result(self, template: Template) -> Rendered:
        if template.faults:
            return Rendered("", (), (), template.faults, 0)
        self._print(template.nodes)
        self.evaluator.close()
        output = self._output
        text, work = "".join(output.parts), self._given - self._left
        return Rendered(text, tuple(output.pieces), tuple(self.doubts), (), work)

    def _print(self, nodes: tuple[Node, ...]) -> None:
        open_bodies: list[Iterator[Node]] = [iter(nodes)]
        while open_bodies:
            node = next(open_bodies[-1], None)
            if node is None:
                open_bodies.pop()
                continue
            self._left -= 1
            if self._left < 0 or self._output.length > MOST_OUTPUT:
                self._doubt(node, "it prints more than is worth following")
                return
            try:
                body = self._node(node)
            except LostTrackError as lost:
                self._doubt(node, str(lost))
                return
            if body is not None:
                open_bodies.append(body)

    def _node(self, node: Node) -> Iterator[Node] | None:
        """Prints `node`, or gives the nodes to print in its stead."""
        match node:
            case Text(printed=text):
                self._output.add(text, node.start, node.end, None, written=True)
            case Reference():
                self._reference(node)
            case If():
                return self._branch(node)
            case Foreach():
                return self._loop(node)
            case Assignment():
                self._assign(node)
            case Unread(message=message):
                self._doubt(node, message)
            case Comment():
                pass
        return None

    def _reference(self, node: Reference) -> None:
        value = self.evaluator.reference(node)
        text = shown(node, value, self._text)
        self._charge(value)
        if isinstance(text, Undecided):
            self._doubt(node, text.reason)
        else:
            self._output.add(text, node.start, node.end, value, written=False)

    def _branch(self, node: If) -> Iterator[Node] | None:
        for branch in node.branches:
            met = branch.condition is None or self.evaluator.condition(branch.condition)
            if isinstance(met, Undecided):
                met = self._choose(branch.start, met.reason)
            if met:
                return iter(branch.body)
        return None

    def _choose(self, at: int, reason: str) -> bool:
        if self._asked == len(self.choices):
            self.choices.append(True)
        self._asked += 1
        self.guesses.append((at, reason))
        return self.choices[self._asked - 1]

    def _loop(self, node: Foreach) -> Iterator[Node] | None:
        items = self.evaluator.value(node.collection)
        if isinstance(items, Undecided):
            self._doubt(node, items.reason)
            return None
        if isinstance(items, dict):
            items = list(items.values())
        if not isinstance(items, list) or not items:
            return iter(node.otherwise)
        return self._rounds(node, items)

    def _rounds(self, node: Foreach, items: list[Value]) -> Iterator[Node]:
        names = self.evaluator.names
        before = {name: names[name] for name in (node.variable, "foreach") if name in names}
        for index, item in enumerate(items):
            names[node.variable] = item
            count: dict[str, Value] = {"index": index, "count": index + 1}
            names["foreach"] = count | {"hasNext": index + 1 < len(items), "first": index == 0}
            self._left -= 1
            if self._left < 0:
                return
            yield from node.body
        names.pop(node.variable)
        names.pop("foreach")
        names.update(before)

    def _assign(self, node: Assignment) -> None:
        value = self.evaluator.value(node.value)
        self._charge(value)
        names = self.evaluator.names
        if node.target.steps:
            names[node.target.name] = Undecided("a part of it is assigned to")
        elif node.target.silent or node.target.braced:
            names[node.target.name] = Undecided(f"it is assigned in braces: {DIFFERS}")
        elif value is None and names.get(node.target.name) is not None:
            names[node.target.name] = Undecided("null is assigned, which Velocity 1.7 ignores")
        else:
            names[node.target.name] = value

    def _charge(self, value: Value) -> None:
        self._left -= len(value) // BLOCK if isinstance(value, str | list | dict) else 0

    def _doubt(self, node: Node, reason: str) -> None:
        self.doubts.append(Doubt(node.start, node.end, reason))

    def _interpolate(self, nodes: tuple[Node, ...]) -> str | Undecided:
        """Renders a string in double quotes without printing it."""
        outer, known = self._output, len(self.doubts)
        self._output = _Output()
        self._print(nodes)
        inner, self._output = self._output, outer
        if len(self.doubts) > known:
            reason = self.doubts[known].reason
            del self.doubts[known:]
            return Undecided(reason)
        if inner.length > LONGEST:
            return Undecided("a text grows too long")
        return like("".join(inner.parts), *(piece.value for piece in inner.pieces))


def shown(node: Reference, value: Value, template: str) -> str | Undecided:
    """What the reference prints, its backslashes included, if it stands for `value`."""
    escapes = node.escapes
    source = template[node.start + escapes : node.end]
    if value is None:
        if escapes > 2 or (escapes and node.silent):
            return Undecided("backslashes stand before an undefined reference")
        return "" if node.silent else "\\" * escapes + source
    text = printed(value)
    if isinstance(text, Undecided):
        return text
    return "\\" * (escapes // 2) + (source if escapes % 2 else text)
