"""What is read as YAML, and what is said of the rest."""

import time
import tracemalloc
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linter.model import Unknown
from linter.readers.document import MAX_DEPTH
from linter.readers.text import Unreadable
from linter.readers.yaml_document import MAX_LENGTH, read_yaml, read_yaml_documents

from .yaml_cases import texts

MISTAKES = [
    ("a: b: c", "no key can stand here", 4),
    ("a: b\n c: d", "no key can stand here", 7),
    ("a:\n\t- b", "a tab cannot indent", 3),
    ("a: @b", "cannot begin with @ unless it is quoted", 3),
    ("a: `b`", "cannot begin with ` unless", 3),
    ("a: %b", "cannot begin with % unless", 3),
    ("a: [1, 2", "this [ is never closed", 3),
    ("{a: 1\n", "this { is never closed", 0),
    ("a: [1 2] 3]", "does not fit", 9),
    ("a: 'b", "never closed", 3),
    ('a: "b\n---\nc"', "never closed", 3),
    ('a: "\\q"', "begins no escape", None),
    ('a: "\\xzz"', "begins no escape", None),
    ("a: 1\nb\nc: 2", "no colon", 5),
    ("a:\n  - b\n c: d", "look at the indentation", 10),
    ("key: 'it's'", "look at the indentation and the quotes", 9),
    ("a: }", "a value is missing", 3),
    ("a: *b", "no `&b` stands before", 3),
    ("a: &a [*a]", "`*a` stands inside what it names", 7),
    ("a: *", "needs a name", 4),
    ("!e!x a", "no %TAG line defines", 0),
    ("'a' b", "more text follows", 4),
    ("a: - b", "no list item can stand here", 3),
    ("a: ? b", "no key can stand here", 3),
    ("\ufeffa: 1", "a second byte-order mark", 0),
    ('a: "\\U00110000"', "", None),
    pytest.param(f"%YAML 1.{'9' * 5000}\n---\na", "", None, id="huge version"),
    ("a: !<%ZZ> b", "not spelled as a tag", None),
    ("a: \x01", "no character U+0001", 3),
    ("a: \uffff", "no character U+FFFF", 3),
]


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a test with libyaml's parser and with PyYAML's own."""
    monkeypatch.setattr("linter.readers.yaml_tree._LOADER", getattr(yaml, request.param))


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(("text", "message", "start"), MISTAKES)
def test_a_mistake_is_named_where_it_stands(text: str, message: str, start: int | None) -> None:
    with pytest.raises(Unreadable) as caught:
        read_yaml("a.yaml", text)
    assert message in caught.value.message
    assert start in (None, caught.value.start)
    assert caught.value.end <= len(text)


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("on", "on"),
        ("yes", "yes"),
        ("No", "No"),
        ("true", True),
        ("False", False),
        ("~", None),
        ("", None),
        ("null", None),
        ("12", 12),
        ("-0", 0),
        ("0x1F", 31),
        ("0o17", 15),
        ("017", "017"),
        ("012345678901", "012345678901"),
        ("1_000", "1_000"),
        ("12:30:45", "12:30:45"),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("1e999", 1.7976931348623157e308),
        pytest.param("9" * 5000, 1.7976931348623157e308, id="5000 digits"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("2024-01-01", "2024-01-01"),
        ("2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z"),
        ("'12'", "12"),
        ('"true"', "true"),
        ("!!str 12", "12"),
        ("!!int '12'", 12),
        ("! 12", "12"),
        ("!!binary aGk=", "aGk="),
        ("=", "="),
    ],
)
def test_scalars_follow_the_core_schema_of_yaml_1_2(source: str, value: object) -> None:
    data = read_yaml("a.yaml", f"a: {source}").data["a"]
    assert data == value
    assert type(data) is type(value)


def test_keys_are_strings_as_written() -> None:
    text = "on: 1\n1: 2\n1.50: 3\ntrue: 4\n~: 5\n? [a, b]\n: 6\n&k key: 7\n*k : 8\n"
    found = read_yaml("a.yaml", text)
    assert found.data == {
        "on": 1, "1": 2, "1.50": 3, "true": 4, "~": 5, "[a, b]": 6, "key": 8,
    }  # fmt: skip
    assert [text[slice(*fault.span[1:])] for fault in found.faults] == ["*k"]


@pytest.mark.parametrize(
    "text", ["a: !Ref Name", "a: !Sub {b: c}", "a: !!python/object/apply:os.system [ls]"]
)
def test_the_value_of_a_foreign_tag_is_unknown(text: str) -> None:
    found = read_yaml("a.yaml", text).data["a"]
    assert isinstance(found, Unknown)
    assert f"`{text.split()[1]}`" in found.reason
    assert found.span
    assert text[found.span.start : found.span.end] == found.expression == text.split(" ", 2)[2]


def test_merge_keys_give_way_to_own_and_earlier_entries() -> None:
    text = (
        "a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\n"
        "c:\n  <<: [*a, *b]\n  x: 3\nd:\n  <<: *a\n  <<: *b\n"
        "e: {<<: 1}\nf: {'<<': *a}\n"
    )
    found = read_yaml("a.yaml", text)
    assert found.data["c"] == {"x": 3, "y": 1, "z": 2}
    assert found.data["d"] == {"x": 1, "y": 1, "z": 2}
    assert found.data["e"] == {"<<": 1}
    assert found.data["f"] == {"<<": {"x": 1, "y": 1}}
    assert found.faults == ()


def test_the_last_of_equal_keys_counts_and_each_repetition_is_a_fault() -> None:
    text = "a: 1\nb: {c: 1, 'c': 2}\na: 3\n"
    found = read_yaml("a.yaml", text)
    assert found.data == {"a": 3, "b": {"c": 2}}
    assert [(fault.span.start, fault.span.end) for fault in found.faults] == [(15, 18), (23, 24)]
    assert found.spans.at(("a",)).start == text.index("3")


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", [None]),
        ("# only this\n", [None]),
        ("---\n", [None]),
        ("a\n---\nb\n...\n---\n[c]\n", ["a", "b", ["c"]]),
        ("a: &x 1\n---\nb: &x 2\nc: *x\n", [{"a": 1}, {"b": 2, "c": 2}]),
    ],
)
def test_every_document_of_a_stream_is_read(text: str, data: list[object]) -> None:
    documents = read_yaml_documents("a.yaml", text)
    assert [document.data for document in documents] == data
    assert read_yaml("a.yaml", text) == documents[0]
    assert documents[0].spans.at(("missing",)).path == "a.yaml"


def bomb(levels: int) -> str:
    """Each level stands for ten times the one before."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for level in range(1, levels):
        aliases = ", ".join([f"*a{level - 1}"] * 10)
        lines.append(f"a{level}: &a{level} [{aliases}]")
    return "\n".join(lines)


@pytest.mark.parametrize(
    "text",
    [bomb(10), "s: &s " + "x" * 10_000 + "\nl:" + "\n - *s" * 10_000],
    ids=["nested", "long"],
)
def test_an_alias_bomb_is_refused_at_once(text: str) -> None:
    tracemalloc.start()
    begin = time.process_time()
    with pytest.raises(Unreadable, match="aliases stand for too much"):
        read_yaml("a.yaml", text)
    spent, peak = time.process_time() - begin, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert spent < 1
    assert peak < 20_000_000


def test_aliases_in_the_measure_of_real_files_are_read() -> None:
    assert len(read_yaml("a.yaml", bomb(4)).data["a3"]) == 10


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "? "])
def test_deep_nesting_is_refused(opening: str) -> None:
    with pytest.raises(Unreadable, match="nested deeper than 500"):
        read_yaml("a.yaml", opening * 100_000)


def test_aliases_cannot_nest_deeper_either() -> None:
    text = f"a: &a {'[' * 300}{']' * 300}\nb: {'[' * 300}*a{']' * 300}"
    with pytest.raises(Unreadable, match="nested deeper") as caught:
        read_yaml("a.yaml", text)
    assert text[caught.value.start : caught.value.end] == "*a"
    assert read_yaml("a.yaml", "[" * MAX_DEPTH + "]" * MAX_DEPTH).data


def test_a_huge_file_is_refused() -> None:
    with pytest.raises(Unreadable, match="more than 8 MiB"):
        read_yaml("a.yaml", " " * (MAX_LENGTH + 1))


@pytest.mark.usefixtures("loader")
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts())
def test_what_yaml_dumps_is_read_back(case: tuple[str, Any]) -> None:
    text, value = case
    assert read_yaml("a.yaml", text).data == value


def outcome(text: str) -> object:
    """What the reader makes of a text: its data, or that it has none."""
    try:
        documents = read_yaml_documents("a.yaml", text)
    except Unreadable as refusal:
        return 0 <= refusal.start <= refusal.end <= len(text) and refusal.message.isprintable()
    for document in documents:
        repr(document.data).encode()
        assert all(text[comment.start] == "#" for comment in document.comments)
        assert all(0 <= start <= end <= len(text) for start, end in document.extents)
    return True


@pytest.mark.usefixtures("loader")
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text()
    | st.text(st.sampled_from("ab:-?,[]{}&*!|>'\"%@`#~<. \n\n  \t\\\rxuU0\x85\u2028\ud800"))
)
def test_no_text_raises_anything_else(text: str) -> None:
    assert outcome(text)


@pytest.mark.usefixtures("loader")
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts(), st.data())
def test_nor_does_mutated_yaml(case: tuple[str, Any], data: st.DataObject) -> None:
    text = case[0]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 3)))
    assert outcome(text[:start] + data.draw(st.text(max_size=3)) + text[end:])
