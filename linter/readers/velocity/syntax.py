"""The syntax tree of a Velocity template: what was written, not what it prints.

`start` and `end` are offsets in code points into the text that was read; `text[start:end]` is
the node's own source. The sources of `Template.nodes`, put one after the other, are the text.

Names follow the Velocity reference: https://velocity.apache.org/engine/2.3/vtl-reference.html
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Text(NamedTuple):
    """A stretch that always prints `printed`: text as it stands, an escape, or `#[[...]]#`."""

    start: int
    end: int
    printed: str


class Comment(NamedTuple):
    """`## ...` with its line break, `#* ... *#` or `#** ... *#`; prints nothing."""

    start: int
    end: int


class Property(NamedTuple):
    """`.name` of a reference. Input names may hold hyphens, so hyphens are read as part of it."""

    start: int
    end: int
    name: str


class Method(NamedTuple):
    """`.name(arguments)` of a reference."""

    start: int
    end: int
    name: str
    arguments: tuple[Expression, ...]


class Index(NamedTuple):
    """`[key]` of a reference."""

    start: int
    end: int
    key: Expression


class Reference(NamedTuple):
    """`$name`, `$!name`, `${name}` or `$!{name}` with its steps.

    The `escapes` backslashes before it belong to it, as they decide whether it prints its value.
    `otherwise` is what follows the bar in `${name|'default'}`.
    """

    start: int
    end: int
    escapes: int
    silent: bool
    braced: bool
    name: str
    steps: tuple[Step, ...]
    otherwise: Expression | None = None


class Branch(NamedTuple):
    """One arm of an If, from its `#if`, `#elseif` or `#else` up to the next one.

    `condition` is None for `#else`. `[body_start, end)` is the source of `body`.
    """

    start: int
    end: int
    condition: Expression | None
    body_start: int
    body: tuple[Node, ...]


class If(NamedTuple):
    """`#if(...) ... #elseif(...) ... #else ... #end`."""

    start: int
    end: int
    branches: tuple[Branch, ...]


class Foreach(NamedTuple):
    """`#foreach($variable in collection) body #end`; `otherwise` is printed when it is empty."""

    start: int
    end: int
    variable: str
    collection: Expression
    body: tuple[Node, ...]
    otherwise: tuple[Node, ...]


class Assignment(NamedTuple):
    """`#set($name = value)`; `steps` where a property or an element is assigned to."""

    start: int
    end: int
    target: Reference
    value: Expression


class Unread(NamedTuple):
    """Velocity that gclint does not interpret, or a stretch that is not Velocity at all.

    `message` is a clause fit for a report. The latter also stands in `Template.faults`.
    """

    start: int
    end: int
    message: str


class Fault(NamedTuple):
    """What Velocity refuses the whole template for, for people to read."""

    start: int
    end: int
    message: str


class Literal(NamedTuple):
    """A number, `true`, `false`, or a string in single quotes."""

    start: int
    end: int
    value: bool | int | Decimal | str


class Interpolated(NamedTuple):
    """A string in double quotes, which is a template of its own."""

    start: int
    end: int
    nodes: tuple[Node, ...]


class Word(NamedTuple):
    """A bare word among the arguments of a method: read by Velocity, but of no value."""

    start: int
    end: int
    name: str


class ListLiteral(NamedTuple):
    """`[a, b]`."""

    start: int
    end: int
    items: tuple[Expression, ...]


class RangeLiteral(NamedTuple):
    """`[first..last]`."""

    start: int
    end: int
    first: Expression
    last: Expression


class MapLiteral(NamedTuple):
    """`{key: value}`."""

    start: int
    end: int
    entries: tuple[tuple[Expression, Expression], ...]


class Unary(NamedTuple):
    """`!operand` or `-operand`."""

    start: int
    end: int
    operator: str
    operand: Expression


class Binary(NamedTuple):
    """`left operator right`, the operator as a sign even where it was written as a word."""

    start: int
    end: int
    operator: str
    left: Expression
    right: Expression


Step = Property | Method | Index
Node = Text | Comment | Reference | If | Foreach | Assignment | Unread
Expression = (
    Literal
    | Interpolated
    | Word
    | Reference
    | ListLiteral
    | RangeLiteral
    | MapLiteral
    | Unary
    | Binary
    | Unread
)


class Template(NamedTuple):
    """One template, as far as it could be read."""

    text: str
    nodes: tuple[Node, ...]
    faults: tuple[Fault, ...]
