"""`text[node.start:node.end]` is the node's own source, for every node of every valid snippet."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, get_args

import pytest
from hcl_snippets import Snippet, snippets
from hcl_walk import children, moved, walk

from linter.readers.hcl import read_expression, read_file
from linter.readers.hcl.syntax import (
    Argument,
    Block,
    Expression,
    Piece,
    Splat,
    SplatItem,
    Template,
)

VALID = [snippet for snippet in snippets() if snippet.valid]
EACH = pytest.mark.parametrize("snippet", VALID, ids=[snippet.name for snippet in VALID])


def _nodes(text: str) -> list[Any]:
    body = read_file("main.tf", text).body
    return list(walk(*body.arguments, *body.blocks))


def _inside_splats(nodes: list[Any]) -> set[int]:
    """Those that stand for each element: not expressions by themselves."""
    roots = [node.each for node in nodes if isinstance(node, Splat)]
    return {id(node) for node in walk(*roots)}


@EACH
def test_an_expressions_source_reads_as_that_expression(snippet: Snippet) -> None:
    nodes = _nodes(snippet.text)
    partial = _inside_splats(nodes)
    bare_keys = {id(node) for node in nodes if _is_bare_key(snippet.text, node)}
    for node in nodes:
        if isinstance(node, get_args(Expression)) and id(node) not in partial | bare_keys:
            source = snippet.text[node.start : node.end]
            assert moved(read_expression(f"{source}\n"), node.start) == node


def _is_bare_key(text: str, node: Any) -> bool:
    return isinstance(node, Template) and text[node.start] not in '"<'


@EACH
def test_children_lie_within_their_parents_and_apart(snippet: Snippet) -> None:
    for node in _nodes(snippet.text):
        assert 0 <= node.start <= node.end <= len(snippet.text)
        inner = sorted((child.start, child.end) for child in children(node))
        if isinstance(node, Splat):
            inner = [(node.target.start, node.target.end), (node.target.end, node.each.end)]
        assert all(node.start <= start <= end <= node.end for start, end in inner)
        assert all(left[1] <= right[0] for left, right in pairwise(inner))


@EACH
def test_arguments_and_blocks_begin_with_their_names(snippet: Snippet) -> None:
    text = snippet.text
    for node in _nodes(text):
        if isinstance(node, Argument):
            assert text[node.start : node.name_end] == node.name
            assert node.end == node.expression.end
        if isinstance(node, Block):
            assert text.startswith(node.type, node.start)
            assert text[node.end - 1] == "}"
            assert text[node.header_end : node.end].split("{")[0].find("\n") < 0


@EACH
def test_pieces_stand_where_they_were_written(snippet: Snippet) -> None:
    for node in _nodes(snippet.text):
        if isinstance(node, Piece):
            written = snippet.text[node.start : node.end]
            assert written[0] in "\\$%" if len(node.text) != len(written) else node.text == written
        if isinstance(node, SplatItem):
            item = snippet.text[node.start : node.end]
            assert item.startswith(("[", "."))
            assert "*" in item


def test_comments_are_listed_wherever_they_stand() -> None:
    text = "# a\nb {// c\r\n  d = /* e\n*/ [1, # f\n  2]\n  g = b[/* h */ *]\n}/**/\n# i"
    file = read_file("main.tf", text)
    assert not file.broken
    shown = [text[comment.start : comment.end] for comment in file.comments]
    assert shown == ["# a", "// c", "/* e\n*/", "# f", "/* h */", "/**/", "# i"]


def test_comment_signs_in_strings_are_no_comments() -> None:
    text = 'a = "# b ${"// c"}"\nd = <<EOT\n# e\n${f /* g */}\nEOT\n'
    comments = read_file("main.tf", text).comments
    assert [text[comment.start : comment.end] for comment in comments] == ["/* g */"]
