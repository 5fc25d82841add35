"""What holds of any text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hcl_snippets import snippets
from hcl_walk import walk
from hypothesis import example, given, settings
from hypothesis import strategies as st

from linter.readers.hcl import HclError, read_expression, read_file, read_template
from linter.readers.hcl.syntax import Piece, Template

SOURCES = [snippet.text for snippet in snippets()]
FRAGMENTS = [
    *'"{}()[]<>=,.:?!+-*/%&|~#$\\\n\r\t \0é',
    *(
        "${",
        "%{",
        "}",
        "~}",
        "<<EOT\n",
        "<<-EOT\n",
        "\nEOT\n",
        "/*",
        "*/",
        "//",
        "\r\n",
        "...",
        "=>",
    ),
    *(
        "for ",
        "in ",
        "if ",
        "else ",
        "endif",
        "endfor",
        "a",
        "1",
        "0.1",
        "null",
        '"x"',
        "[*]",
        ".*",
    ),
]
fragments = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)
texts = st.one_of(fragments, st.text(max_size=60))


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A snippet with some stretches replaced."""
    text = draw(st.sampled_from(SOURCES))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 6)))
        text = text[:start] + draw(st.sampled_from(FRAGMENTS)) + text[end:]
    return text


@settings(max_examples=200)
@given(st.one_of(texts, mutated()))
@example("a = b[\\")
def test_any_text_is_read_without_an_exception(text: str) -> None:
    file = read_file("main.tf", text)
    assert file.text == text
    for broken in file.broken:
        assert 0 <= broken.start <= broken.end <= len(text)
        assert broken.message
        assert "$END" not in broken.message
        assert "NL_OR" not in broken.message
    places = [(comment.start, comment.end) for comment in file.comments]
    assert places == sorted(set(places))
    for start, end in places:
        assert text.startswith(("#", "//", "/*"), start)
        assert start < end <= len(text)


def _spans(read: Callable[[str], Any], text: str) -> list[tuple[int, int]]:
    """The spans of all nodes, or of what is wrong."""
    try:
        return [(node.start, node.end) for node in walk(read(text))]
    except HclError as error:
        return [(error.start, error.end)]


@settings(max_examples=100)
@given(texts)
def test_expressions_and_templates_are_read_or_refused(text: str) -> None:
    for read in (read_expression, read_template):
        assert all(0 <= start <= end <= len(text) for start, end in _spans(read, text))


@settings(max_examples=100)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_a_quoted_text_is_that_text(text: str) -> None:
    escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r"}
    written = "".join(escapes.get(character, character) for character in text)
    written = written.replace("${", "$${").replace("%{", "%%{")
    node = read_expression(f'"{written}"')
    assert isinstance(node, Template)
    assert all(isinstance(part, Piece) for part in node.parts)
    assert "".join(part.text for part in node.parts) == text
    source = f'"{written}"'
    assert "".join(source[part.start : part.end] for part in node.parts) == written


@settings(max_examples=50)
@given(st.lists(st.sampled_from([s for s in snippets() if s.valid and s.text.endswith("\n")])))
def test_files_read_as_their_parts_do(parts: list[object]) -> None:
    texts = [getattr(part, "text", "") for part in parts]
    whole = read_file("main.tf", "".join(texts))
    blocks = sum(len(read_file("main.tf", text).body.blocks) for text in texts)
    assert len(whole.body.blocks) == blocks
