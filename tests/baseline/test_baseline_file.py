"""The file of a baseline: what it may hold, and how it is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from linter import bundled
from linter.baseline import BadBaseline, Debt, debt, dump_baseline, load_baseline

TEXT = st.text(st.characters(codec="utf-8"), max_size=200)
BASELINES = st.dictionaries(
    st.builds(debt, TEXT, TEXT, TEXT, TEXT), st.integers(1, 10_000), max_size=8
)
ENTRY = {"path": "a.tf", "policy": "p", "address": "", "snippet": "x", "count": 1}


def schema() -> Draft202012Validator:
    file = bundled.folder("schemas") / "baseline.schema.json"
    return Draft202012Validator(json.loads(file.read_text("utf-8")))


def load(folder: Path, text: str) -> dict[Debt, int]:
    file = folder / "baseline.json"
    file.write_bytes(text.encode())
    return dict(load_baseline(file))


@given(baseline=BASELINES)
def test_what_is_written_is_read_again(
    baseline: dict[Debt, int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = dump_baseline(baseline)
    schema().validate(json.loads(text))
    assert load(tmp_path_factory.getbasetemp(), text) == baseline
    assert dump_baseline(dict(reversed(baseline.items()))) == text


def test_one_entry_a_line_and_none_that_counts_nothing() -> None:
    baseline = {debt("b", "p", "", "x"): 2, debt("a", "q", "", "y"): 1, debt("a", "p", "", ""): 0}
    assert dump_baseline(baseline).splitlines() == [
        "{",
        '  "version": 1,',
        '  "findings": [',
        '    {"path": "a", "policy": "q", "address": "", "snippet": "y", "count": 1},',
        '    {"path": "b", "policy": "p", "address": "", "snippet": "x", "count": 2}',
        "  ]",
        "}",
    ]


def test_paths_of_windows_are_the_same_paths(tmp_path: Path) -> None:
    entry = {**ENTRY, "path": "infra\\eu\\a.tf"}
    text = json.dumps({"version": 1, "findings": [entry]}, indent=4).replace("\n", "\r\n")
    assert [*load(tmp_path, "\ufeff" + text)] == [debt("infra/eu/a.tf", "p", "", "x")]


def test_long_text_is_cut_and_still_told_apart() -> None:
    one, other = debt("a", "p", "", "x" * 5000), debt("a", "p", "", "x" * 4999)
    assert one != other
    assert len(one.snippet) == len(other.snippet) == 120
    assert debt("a", "p", "", one.snippet) == one


@pytest.mark.parametrize(
    "document",
    [
        [],
        {"version": 2, "findings": []},
        {"version": 1},
        {"version": 1, "findings": {}},
        {"version": 1, "findings": [[]]},
        *(
            {"version": 1, "findings": [entry]}
            for entry in (
                {**ENTRY, "count": 0},
                {**ENTRY, "count": True},
                {**ENTRY, "count": "1"},
                {**ENTRY, "policy": None},
                {**ENTRY, "line": 3},
                {key: value for key, value in ENTRY.items() if key != "snippet"},
            )
        ),
    ],
    ids=json.dumps,
)
def test_what_the_schema_refuses_is_refused(document: object, tmp_path: Path) -> None:
    assert not schema().is_valid(document)
    with pytest.raises(BadBaseline, match=r"baseline\.json"):
        load(tmp_path, json.dumps(document))


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "\x00", '{"version": NaN}'])
def test_nonsense_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(BadBaseline):
        load(tmp_path, text)
    with pytest.raises(BadBaseline):
        load_baseline(tmp_path / "none.json")
