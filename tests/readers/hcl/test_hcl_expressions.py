"""What expressions become in the tree."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from linter.readers.hcl import HclError, read_expression, read_file, read_template
from linter.readers.hcl.numbers import MAX_DIGITS
from linter.readers.hcl.syntax import (
    Binary,
    Call,
    Conditional,
    Entry,
    ForObject,
    ForTuple,
    GetAttribute,
    Index,
    Literal,
    Name,
    ObjectConstructor,
    Parentheses,
    Piece,
    Splat,
    SplatItem,
    Template,
    TupleConstructor,
    Unary,
)


def shape(node: Any) -> str:
    """The expression with every operation in brackets."""
    match node:
        case Literal(value=value):
            return str(value)
        case Name(name=name):
            return name
        case Parentheses(inner=inner):
            return shape(inner)
        case GetAttribute() | Index() | SplatItem() | Splat():
            return _traversal(node)
    return _operation(node)


def _traversal(node: Any) -> str:
    match node:
        case GetAttribute(target=target, name=name):
            return f"{shape(target)}.{name}"
        case Index(target=target, key=key):
            return f"{shape(target)}[{shape(key)}]"
        case SplatItem():
            return "@"
        case Splat(target=target, each=each):
            return f"<{shape(target)} each {shape(each)}>"
    raise AssertionError(node)


def _operation(node: Any) -> str:
    match node:
        case Unary(operator=operator, operand=operand):
            return f"({operator}{shape(operand)})"
        case Binary(operator=operator, left=left, right=right):
            return f"({shape(left)} {operator} {shape(right)})"
        case Conditional(condition=condition, then=then, otherwise=otherwise):
            return f"({shape(condition)} ? {shape(then)} : {shape(otherwise)})"
    raise AssertionError(node)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a + b * c", "(a + (b * c))"),
        ("a * b + c", "((a * b) + c)"),
        ("a - b - c", "((a - b) - c)"),
        ("a / b * c % d", "(((a / b) * c) % d)"),
        ("-a + b", "((-a) + b)"),
        ("a - -b", "(a - (-b))"),
        ("!a && b", "((!a) && b)"),
        ("!!a", "(!(!a))"),
        ("-a.b[0]", "(-a.b[0])"),
        ("a || b && c", "(a || (b && c))"),
        ("a && b == c", "(a && (b == c))"),
        ("a == b < c", "(a == (b < c))"),
        ("a < b + c", "(a < (b + c))"),
        ("a == b == c", "((a == b) == c)"),
        ("a ? b : c ? d : e", "(a ? b : (c ? d : e))"),
        ("a ? b ? c : d : e", "(a ? (b ? c : d) : e)"),
        ("a || b ? c + d : e", "((a || b) ? (c + d) : e)"),
        ("(a + b) * c", "((a + b) * c)"),
        ("a[*]", "<a each @>"),
        ("a[*].b[0].c", "<a each @.b[0].c>"),
        ("a[*].b[*].c", "<a each <@.b each @.c>>"),
        ("a.*", "<a each @>"),
        ("a.*.b.c", "<a each @.b.c>"),
        ("a.*.b[0].c", "<a each @.b>[0].c"),
        ("a.*.0.b", "<a each @.0.b>"),
        ("a.*.b[*].c", "<<a each @.b> each @.c>"),
        ("a[*].b.*.c[0].d", "<a each <@.b each @.c>[0].d>"),
        ("a.*[0].*.b", "<<a each @>[0] each @.b>"),
        ("a.0.b", "a.0.b"),
        ("(a[*]).b", "<a each @>.b"),
        ("(a[*])[*]", "<<a each @> each @>"),
        ("a[*][*]", "<a each <@ each @>>"),
    ],
)
def test_operators_bind_as_in_hcl(text: str, expected: str) -> None:
    assert shape(read_expression(text)) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("007", 7),
        ("1.5", Decimal("1.5")),
        ("1.0", 1),
        ("1e10", 10**10),
        ("1.5e1", 15),
        ("15e-1", Decimal("1.5")),
        ("0.5", Decimal("0.5")),
        ("0.1", Decimal("0.1")),
        ("9" * 200, int("9" * 200)),
        ("9" * MAX_DIGITS, int("9" * MAX_DIGITS)),
        ("9" * 5000, Decimal("9" * 5000)),
        ("1e999999", Decimal("1e999999")),
        ("true", True),
        ("false", False),
        ("null", None),
    ],
)
def test_literals(text: str, value: object) -> None:
    node = read_expression(text)
    assert node == Literal(0, len(text), value)
    assert type(node.value) is type(value)


def test_calls_keep_their_namespace_and_expansion() -> None:
    assert read_expression("provider::x :: f(a, b...)") == Call(
        0, 25, "provider::x::f", (Name(17, 18, "a"), Name(20, 21, "b")), expand=True
    )
    assert read_expression("f()") == Call(0, 3, "f", (), expand=False)
    assert read_expression("null(a,)") == Call(0, 8, "null", (Name(5, 6, "a"),), expand=False)


def test_bare_keys_of_objects_are_text() -> None:
    assert read_expression("{ a = 1, true : (b) }") == ObjectConstructor(
        0,
        21,
        (
            Entry(Template(2, 3, (Piece(2, 3, "a"),), heredoc=False), Literal(6, 7, 1)),
            Entry(
                Template(9, 13, (Piece(9, 13, "true"),), heredoc=False),
                Parentheses(16, 19, Name(17, 18, "b")),
            ),
        ),
    )


def test_other_keys_of_objects_are_expressions() -> None:
    node = read_expression('{ (a) = 1, "b" = 2, 3 = 4, c.d = 5, f(x) = 6 }')
    assert isinstance(node, ObjectConstructor)
    kinds = [type(entry.key) for entry in node.entries]
    assert kinds == [Parentheses, Template, Literal, GetAttribute, Call]


def test_for_expressions() -> None:
    assert read_expression("[for a, b in c : d if e]") == ForTuple(
        0, 24, "a", "b", Name(13, 14, "c"), Name(17, 18, "d"), Name(22, 23, "e")
    )
    assert read_expression("{for a in b : c => d...}") == ForObject(
        0, 24, None, "a", Name(10, 11, "b"), Name(14, 15, "c"), Name(19, 20, "d"), True, None
    )


def test_tuples() -> None:
    assert read_expression("[a,\n b,]") == TupleConstructor(
        0, 8, (Name(1, 2, "a"), Name(5, 6, "b"))
    )


@pytest.mark.parametrize(
    ("read", "text", "start", "end"),
    [
        (read_expression, "a b", 2, 3),
        (read_expression, "", 0, 0),
        (read_expression, "a = 1", 2, 3),
        (read_expression, "f(", 1, 2),
        (read_expression, '"\\q"', 1, 3),
        (read_template, "a ${", 2, 4),
        (read_template, "a ${b c}", 6, 7),
        (read_template, "%{ if a }", 0, 9),
    ],
)
def test_what_is_wrong_is_said_with_its_place(read: Any, text: str, start: int, end: int) -> None:
    with pytest.raises(HclError) as raised:
        read(text)
    assert (raised.value.start, raised.value.end) == (start, end)
    assert raised.value.message == str(raised.value) != ""


def test_a_file_reads_the_same_with_either_line_break() -> None:
    text = "a {\n  b = [\n    1,\n  ]\n  c = 2 # d\n}\n"
    unix = read_file("main.tf", text).body.blocks[0].body
    windows = read_file("main.tf", text.replace("\n", "\r\n")).body.blocks[0].body
    assert [argument.name for argument in windows.arguments] == ["b", "c"]
    assert shape(windows.arguments[1].expression) == shape(unix.arguments[1].expression)
