"""The syntax tree of a Terraform file: what was written, not what it means.

Nodes are named tuples because a large estate has millions of them and a named tuple is the
cheapest thing in Python that cannot be changed. `start` and `end` are offsets in code points
into the text of the file; `text[start:end]` is the node's own source.

Names follow the HCL native syntax specification:
https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple


class Literal(NamedTuple):
    """A number, `true`, `false` or `null`. Whole numbers are int, others Decimal."""

    start: int
    end: int
    value: bool | int | Decimal | None


class Piece(NamedTuple):
    """Text inside a template. `text` has its escapes resolved and, in `<<-`, its indent removed.

    Where `len(text) == end - start` every character stands where it was written; otherwise the
    piece is one escape sequence. Readers cut text so that one of the two holds.
    """

    start: int
    end: int
    text: str


class Interpolation(NamedTuple):
    """`${ expression }`; strip markers (`~`) have already trimmed the neighbouring pieces."""

    start: int
    end: int
    expression: Expression


class IfDirective(NamedTuple):
    """`%{ if condition }then%{ else }otherwise%{ endif }`."""

    start: int
    end: int
    condition: Expression
    then: tuple[Part, ...]
    otherwise: tuple[Part, ...]


class ForDirective(NamedTuple):
    """`%{ for key, value in collection }body%{ endfor }`; `key` is None in the short form."""

    start: int
    end: int
    key: str | None
    value: str
    collection: Expression
    body: tuple[Part, ...]


class Template(NamedTuple):
    """A quoted string or a heredoc. A quoted string without interpolation has one Piece or none
    (more where escapes cut it). `"${x}"` alone is a Template with one Interpolation: its value
    keeps the type of x."""

    start: int
    end: int
    parts: tuple[Part, ...]
    heredoc: bool


class Name(NamedTuple):
    """The root of a traversal: `var`, `local`, `each`, a resource type, a `for` variable."""

    start: int
    end: int
    name: str


class GetAttribute(NamedTuple):
    """`target.name`; also the legacy `target.0`, whose name is the digits."""

    start: int
    end: int
    target: Expression
    name: str


class Index(NamedTuple):
    """`target[key]`."""

    start: int
    end: int
    target: Expression
    key: Expression


class SplatItem(NamedTuple):
    """Stands for each element inside `Splat.each`."""

    start: int
    end: int


class Splat(NamedTuple):
    """`target[*].a[0]` or `target.*.a`: `each` is evaluated per element, SplatItem its root.

    In the `.*` form only attribute access belongs to `each`; an index after it applies to the
    whole result, and so stands around the Splat.
    """

    start: int
    end: int
    target: Expression
    each: Expression


class Call(NamedTuple):
    """`function(arguments)`; `expand` when the last argument is followed by `...`.

    `function` keeps a provider prefix: `provider::genesyscloud::f`.
    """

    start: int
    end: int
    function: str
    arguments: tuple[Expression, ...]
    expand: bool


class Unary(NamedTuple):
    """`!operand` or `-operand`."""

    start: int
    end: int
    operator: str
    operand: Expression


class Binary(NamedTuple):
    """`left operator right`."""

    start: int
    end: int
    operator: str
    left: Expression
    right: Expression


class Conditional(NamedTuple):
    """`condition ? then : otherwise`."""

    start: int
    end: int
    condition: Expression
    then: Expression
    otherwise: Expression


class Parentheses(NamedTuple):
    """`(inner)`; kept because an object key in parentheses is computed, not a name."""

    start: int
    end: int
    inner: Expression


class TupleConstructor(NamedTuple):
    """`[a, b]`."""

    start: int
    end: int
    items: tuple[Expression, ...]


class Entry(NamedTuple):
    """One `key = value` of an object. A bare identifier key is a Template of one Piece."""

    key: Expression
    value: Expression


class ObjectConstructor(NamedTuple):
    """`{ a = b }`."""

    start: int
    end: int
    entries: tuple[Entry, ...]


class ForTuple(NamedTuple):
    """`[for key, value in collection : result if condition]`."""

    start: int
    end: int
    key: str | None
    value: str
    collection: Expression
    result: Expression
    condition: Expression | None


class ForObject(NamedTuple):
    """`{for key, value in collection : name => result... if condition}`."""

    start: int
    end: int
    key: str | None
    value: str
    collection: Expression
    name: Expression
    result: Expression
    grouped: bool
    condition: Expression | None


Part = Piece | Interpolation | IfDirective | ForDirective
Expression = (
    Literal
    | Template
    | Name
    | GetAttribute
    | Index
    | SplatItem
    | Splat
    | Call
    | Unary
    | Binary
    | Conditional
    | Parentheses
    | TupleConstructor
    | ObjectConstructor
    | ForTuple
    | ForObject
)


class Argument(NamedTuple):
    """`name = expression`."""

    start: int
    end: int
    name: str
    name_end: int
    expression: Expression


class Label(NamedTuple):
    """A block's label, quoted or bare; offsets include the quotes."""

    start: int
    end: int
    text: str


class Block(NamedTuple):
    """`type "label" { body }`; `[start, header_end)` is the header up to before the brace."""

    start: int
    end: int
    type: str
    labels: tuple[Label, ...]
    header_end: int
    body: AnyBody


class Body(NamedTuple):
    """The arguments and blocks between two braces, or of a whole file, each in source order."""

    arguments: tuple[Argument, ...]
    blocks: tuple[Block, ...]


class LateBody:
    """The body of a block in a large file: it can be let go, and is read again when asked for.

    The tree of a file takes fifteen times the file's own memory.
    """

    __slots__ = ("_kept", "_read")

    def __init__(self, kept: Body | None, read: Callable[[], Body]) -> None:
        self._kept = kept
        self._read = read

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """As in Body."""
        return self._body().arguments

    @property
    def blocks(self) -> tuple[Block, ...]:
        """As in Body."""
        return self._body().blocks

    def let_go(self) -> None:
        """Forget the body; whoever asks from now on is given a copy of his own."""
        self._kept = None

    def take_up(self) -> None:
        """Keep the body again, for who is about to ask several times."""
        self._kept = self._body()

    def _body(self) -> Body:
        return self._read() if self._kept is None else self._kept


AnyBody = Body | LateBody


class Broken(NamedTuple):
    """A stretch of the file that is not HCL, and what is wrong with it, for people to read."""

    start: int
    end: int
    message: str


class Comment(NamedTuple):
    """A `#`, `//` or `/* */` comment, its markers included."""

    start: int
    end: int


class File(NamedTuple):
    """One parsed `.tf` file: what could be read of it, and what could not."""

    path: str
    text: str
    body: Body
    broken: tuple[Broken, ...]
    comments: tuple[Comment, ...]
