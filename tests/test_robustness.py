"""Whatever is done to a file, a run ends with findings, never with a crash."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from linter import bundled
from linter.loader import load_policies
from linter.report import Report
from linter.reporters import concise, json_report, text, unknowns
from linter.run import Job, run
from linter.settings import Settings
from linter.tree import MemoryTree

ROOT = Path(__file__).parents[1]
POLICIES = load_policies([bundled.folder("policies")])
SUFFIXES = {".tf", ".json", ".yaml", ".jmx", ".conf"}
FILES = {
    path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
    for folder in ("examples", "tests/estates")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in SUFFIXES
}
JUNK = st.sampled_from(
    [
        "{",
        "}",
        '"',
        "[",
        "]",
        "${",
        "%{",
        "$${",
        "<<EOT\n",
        "\\",
        "null",
        "-1",
        "''",
        "\n",
        ":",
        "é",
        "*",
    ]
)


def judged(files: dict[str, str]) -> Report:
    job = Job(
        tree=MemoryTree(files),
        wanted=frozenset(files),
        named=frozenset(),
        policies=POLICIES,
        settings=Settings(select=("all",)),
        today=date(2026, 1, 1),
    )
    return run(job)


def rendered(report: Report) -> None:
    for render in (text.render, concise.render, json_report.render):
        render(report).encode("utf-8")
    unknowns.render(report, "note").encode("utf-8")


def crashes(report: Report) -> list[str]:
    return [one.message for one in report.findings if one.policy == "failed-check"]


@settings(max_examples=60)
@given(st.sampled_from(sorted(FILES)), st.data())
def test_a_damaged_file_never_crashes_a_run(path: str, data: st.DataObject) -> None:
    written = FILES[path]
    at = data.draw(st.integers(0, len(written)))
    cut = data.draw(st.integers(0, 40))
    damaged = written[:at] + data.draw(JUNK) + written[at + cut :]
    folder = path.rpartition("/")[0]
    files = {name: kept for name, kept in FILES.items() if name.startswith(folder)}
    report = judged({**files, path: damaged})
    rendered(report)
    assert crashes(report) == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 20000) | st.sampled_from(["", "*", "a:b:c", "x"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "id"]), inner)
    ),
    max_leaves=4,
)


def _replaced(document: object, at: list[int], by: object) -> object:
    at[0] -= 1
    if at[0] == 0:
        return by
    if isinstance(document, dict):
        return {key: _replaced(value, at, by) for key, value in document.items()}
    if isinstance(document, list):
        return [_replaced(value, at, by) for value in document]
    return document


@settings(max_examples=80)
@given(st.sampled_from([name for name in sorted(FILES) if name.endswith(".json")]), st.data())
def test_a_document_of_any_shape_never_crashes_a_run(path: str, data: st.DataObject) -> None:
    import json

    document = json.loads(FILES[path])
    odd = _replaced(document, [data.draw(st.integers(2, 60))], data.draw(JSON))
    report = judged({path: json.dumps(odd)})
    rendered(report)
    assert crashes(report) == []
