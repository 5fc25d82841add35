"""Comments of YAML and the stretches of its entries, which suppressions need."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.model import Span
from linter.readers.yaml_document import read_yaml, read_yaml_documents

from .yaml_cases import PRINTED, values


def pieces(text: str, spans: tuple[Span, ...] | tuple[tuple[int, int], ...]) -> list[str]:
    return [text[span[-2] : span[-1]] for span in spans]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# a\n#b\r\n  # c", ["# a", "#b", "# c"]),
        ("a: b # c", ["# c"]),
        ("a: b#c", []),
        ("a: 'b # c' # d", ["# d"]),
        ('a: "b\n # c" # d', ["# d"]),
        ("a: b\n  # c\n", ["# c"]),
        ("a: |  # b\n  # c\n\n  d # e\n# f\n", ["# b", "# f"]),
        ("a: >-\n  # c\n # f\nb: 1", ["# f"]),
        ("- |\n # c\n-  # d\n  b: 1", ["# d"]),
        ("a: b#c d # e", ["# e"]),
        ("a: [b, # c\n  'd # e', # f\n]", ["# c", "# f"]),
        ("# a\n%YAML 1.2 # b\n--- # c\nd\n... # e\n", ["# a", "# b", "# c", "# e"]),
        ("a: &x !!str # b\n  c # d", ["# b", "# d"]),
    ],
)
def test_comments_are_told_from_text(text: str, found: list[str]) -> None:
    assert pieces(text, read_yaml("a.yaml", text).comments) == found


@settings(max_examples=100)
@given(values(PRINTED), st.sampled_from(["# x", "# gclint: ignore[a] b", "#'", '#"', "#: # ["]))
def test_a_comment_on_every_line_is_found_and_nothing_else(value: object, comment: str) -> None:
    text = yaml.safe_dump(value, default_flow_style=False, width=10**6, allow_unicode=True)
    lines = text.removesuffix("...\n").splitlines()
    commented = "".join(f"{line} {comment}\n" for line in lines)
    found = read_yaml("a.yaml", commented)
    assert found.data == value
    assert pieces(commented, found.comments) == [comment] * len(lines)


def test_each_document_has_the_comments_of_its_own_stretch() -> None:
    text = "# a\n---\nb # c\n---\n# d\ne: f\n# g\n"
    first, second = read_yaml_documents("a.yaml", text)
    assert pieces(text, first.comments) == ["# a", "# c"]
    assert pieces(text, second.comments) == ["# d", "# g"]
    assert (pieces(text, first.extents), pieces(text, second.extents)) == ([], ["e: f"])


def test_extents_cover_entries_from_key_or_dash_to_the_end_of_the_value() -> None:
    text = (
        "a: &x\n  b: 1  # c\n\n# d\nlist:\n  - &y one\n  -\n    two: 2\n  - *x\n"
        "flow: {k: [v,\n  w]}\nblock: |\n  text\n\nlast:\n"
    )
    assert pieces(text, read_yaml("a.yaml", text).extents) == [
        "a: &x\n  b: 1",
        "b: 1",
        "list:\n  - &y one\n  -\n    two: 2\n  - *x",
        "- &y one",
        "-\n    two: 2",
        "two: 2",
        "- *x",
        "flow: {k: [v,\n  w]}",
        "k: [v,\n  w]",
        "v",
        "w",
        "block: |\n  text",
        "last:",
    ]
