"""The directives open while a template is read; kept in a list, as they nest without end."""

from __future__ import annotations

from dataclasses import dataclass, field

from linter.readers.velocity.syntax import Branch, Expression, Foreach, If, Node, Text, Unread


@dataclass(slots=True)
class Block:
    """A directive that waits for its #end, with the arm (`#if`, `#else`) being read."""

    name: str
    """`if`, `foreach`, or a block that is not interpreted; empty for the template itself."""
    start: int
    body_start: int
    variable: str = ""
    """What a foreach calls each element."""
    condition: Expression | None = None
    """Of the arm being read; a foreach keeps its collection here."""
    arm_start: int = 0
    nodes: list[Node] = field(default_factory=list)
    arms: list[Branch] = field(default_factory=list)

    def accepts(self, name: str) -> bool:
        """Whether `#name`, an else or elseif, may come next."""
        if self.condition is None:
            return False
        return self.name == "if" or (self.name == "foreach" and name == "else")

    def end_arm(self, end: int) -> None:
        """Puts what was read into an arm whose source ends at `end`."""
        body = tuple(self.nodes)
        self.arms.append(Branch(self.arm_start, end, self.condition, self.body_start, body))
        self.nodes = []

    def node(self, end: int) -> Node:
        """The finished node, whose source ends at `end`."""
        first = self.arms[0]
        if self.name == "if":
            return If(self.start, end, tuple(self.arms))
        if self.name == "foreach" and self.variable and first.condition is not None:
            otherwise = self.arms[1].body if len(self.arms) > 1 else ()
            return Foreach(self.start, end, self.variable, first.condition, first.body, otherwise)
        return Unread(self.start, end, f'"#{self.name}" is not interpreted')


class Blocks:
    """The open blocks, the template itself outermost."""

    def __init__(self, start: int) -> None:
        self._open = [Block("", start, start)]

    @property
    def innermost(self) -> Block:
        """The block that nodes go into."""
        return self._open[-1]

    @property
    def nested(self) -> bool:
        """Whether a block is open."""
        return len(self._open) > 1

    def add(self, node: Node) -> None:
        """Puts `node` into the innermost block."""
        self._open[-1].nodes.append(node)

    def drop_blanks(self, start: int) -> int:
        """Takes back blanks that stand alone before a `#set` at `start`, as it swallows them.

        Gives where the directive then starts.
        """
        nodes = self._open[-1].nodes
        alone = nodes and (len(nodes) == 1 or not isinstance(nodes[-2], Text))
        if alone and isinstance(nodes[-1], Text) and not nodes[-1].printed.strip(" \t"):
            return nodes.pop().start
        return start

    def open(self, block: Block) -> Block:
        """Makes `block` the innermost."""
        block.arm_start = block.start
        self._open.append(block)
        return block

    def close(self, body_end: int, end: int) -> None:
        """Ends the innermost block: its body at `body_end`, its source at `end`."""
        block = self._open.pop()
        block.end_arm(body_end)
        self.add(block.node(end))
