"""What the reader makes of each construct, and what holds of any text."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.readers.velocity import read
from linter.readers.velocity.syntax import (
    Assignment,
    Binary,
    Comment,
    Foreach,
    If,
    Index,
    Interpolated,
    Literal,
    Method,
    Property,
    RangeLiteral,
    Reference,
    Template,
    Text,
    Unread,
)
from linter.readers.velocity.walk import parts, walk

FRAGMENTS = [
    "$x", "${x}", "$!{input.a}", "$x.a.b", "$x.call('a', \"$b\", 1)", "${x[0]}", "\\$x", "\\\\${x}",
    "#if($x == 'a')", "#elseif($y && !$z)", "#else", "#{else}", "#end", "#set($a = [1..3])",
    "#foreach($i in $list)", "## comment\n", "#* block *#", "#[[ $raw ]]#", "#fff", "#1", "$", "#",
    "\\", '"', "'", "(", ")", "[", "]", "{", "}", "${", "$!", "\n", " ", "text", "é", "#macro(m)",
    "#set($s = \"say \"\"$x\"\"\")", "||", ".", ",", "-1", "..", "#unknown($x)", "$x.f(",
]  # fmt: skip
TEMPLATES = st.one_of(st.text(), st.lists(st.sampled_from(FRAGMENTS)).map("".join))


def only(text: str) -> object:
    (node,) = read(text).nodes
    return node


def test_a_reference_keeps_its_form_and_its_steps() -> None:
    node = only("$!{input.names[0].replace('a', \"$b\")}")
    assert isinstance(node, Reference)
    assert (node.name, node.silent, node.braced, node.escapes) == ("input", True, True, 0)
    first, second, third = node.steps
    assert isinstance(first, Property)
    assert first.name == "names"
    assert isinstance(second, Index)
    assert second.key == Literal(15, 16, 0)
    assert isinstance(third, Method)
    assert isinstance(third.arguments[1], Interpolated)


def test_backslashes_belong_to_the_reference_after_them() -> None:
    node = only("\\\\$x")
    assert isinstance(node, Reference)
    assert (node.start, node.escapes) == (0, 2)


def test_branches_share_out_the_source_of_an_if() -> None:
    text = "#if($a)one#elseif($b == 2)two#{else}three#end"
    node = only(text)
    assert isinstance(node, If)
    assert [text[b.start : b.end] for b in node.branches] == [
        "#if($a)one",
        "#elseif($b == 2)two",
        "#{else}three",
    ]
    assert [text[b.body_start : b.end] for b in node.branches] == ["one", "two", "three"]


def test_words_and_signs_are_the_same_operators() -> None:
    words, signs = only("#if($a and $b ge 3)#end"), only("#if($a && $b >= 3)#end")
    for node in (words, signs):
        assert isinstance(node, If)
        condition = node.branches[0].condition
        assert isinstance(condition, Binary)
        assert isinstance(condition.right, Binary)
        assert (condition.operator, condition.right.operator) == ("&&", ">=")


def test_literals() -> None:
    node = only("#set($a = {'k': [1, 2.5, true, 'it''s'], \"r\": [1..3]})")
    assert isinstance(node, Assignment)
    values = [part for part in walk([node]) if isinstance(part, Literal)]
    assert [part.value for part in values] == ["k", 1, Decimal("2.5"), True, "it's", 1, 3]
    assert any(isinstance(part, RangeLiteral) for part in walk([node]))


def test_foreach_keeps_its_body_and_what_stands_for_an_empty_list() -> None:
    node = only("#foreach($i in $l)$i#{else}none#end")
    assert isinstance(node, Foreach)
    assert (node.variable, len(node.body), node.otherwise) == ("i", 1, (Text(27, 31, "none"),))


@pytest.mark.parametrize(
    "text", ["#1", '"#fff"', "#foo", "$5", "${5}", "$ x", "#", "a$$", "\\#foo"]
)
def test_signs_that_begin_nothing_are_text(text: str) -> None:
    nodes = read(text + " ").nodes
    assert all(isinstance(node, Text) for node in nodes)
    assert "".join(getattr(node, "printed", "") for node in nodes) == text + " "


def test_what_is_not_interpreted_says_so() -> None:
    node = only("#macro(f $a)$a#end")
    assert isinstance(node, Unread)
    assert "macro" in node.message
    assert not read("#macro(f $a)$a#end").faults


def test_comments_print_nothing() -> None:
    assert [type(n) for n in read("## a\n#* b *#").nodes] == [Comment, Comment]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{#if($x)1", '"#if" has no "#end"'),
        ("1#end", '"#end" ends nothing'),
        ("#else", '"#else" has no "#if" that it could belong to'),
        ("${input.first name}", 'expected "}" at the end of the reference, but found " "'),
        ("#if($x = 1)a#end", 'expected ")" to end "#if(...)", but found "="'),
        ("$x.f('a", "a string is not closed, but the template ends"),
        ("#set($a == 1)", 'expected a value, but found "="'),
    ],
)
def test_a_fault_says_what_is_missing(text: str, message: str) -> None:
    assert [fault.message for fault in read(text).faults] == [message]


@given(TEMPLATES)
@settings(max_examples=200, deadline=None)
def test_the_nodes_cover_any_text_exactly(text: str) -> None:
    tree = read(text)
    assert "".join(text[node.start : node.end] for node in tree.nodes) == text
    assert all(0 <= fault.start <= fault.end <= len(text) for fault in tree.faults)


@given(TEMPLATES)
@settings(max_examples=200, deadline=None)
def test_parts_lie_within_what_they_are_part_of(text: str) -> None:
    for part in walk(read(text).nodes):
        for inner in parts(part):
            assert part.start <= inner.start <= inner.end <= part.end


def timed(text: str) -> Template:
    start = time.perf_counter()
    tree = read(text)
    assert time.perf_counter() - start < 2
    return tree


def test_large_and_hostile_templates_are_read_in_time() -> None:
    assert not timed('{"a": "bc # $ d \\" e"}\n' * 45_000).faults
    assert len(timed('"${input.a.b(1)}" ' * 10_000).nodes) == 20_001
    assert not timed("#if($x)" * 1_000 + "a" + "#end" * 1_000).faults
    assert not timed("#if(" + "$x||" * 20_000 + "$x)#end").faults
    for hostile in ("#if(" + "(" * 50_000, "#set($a=" + "[" * 50_000, "$x.f(" * 20_000):
        assert timed(hostile).nodes
    for hostile in ("\\" * 500_000, "#[[" * 50_000, "#*" * 50_000, '$x.f("' * 20_000):
        assert timed(hostile).nodes
