"""The work of a whole run grows no faster than the estate, by the benchmark's counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import modules

SMALL, LARGE = 20, 200


@pytest.fixture(scope="module", autouse=True)
def _read_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The catalogue is read by the first run of a process, whatever its size."""
    root = tmp_path_factory.mktemp("first")
    modules.write(root, modules.calls(1))
    modules.timed(root)


@pytest.mark.parametrize("name", sorted(modules.ESTATES))
def test_ten_times_the_estate_takes_ten_times_the_work(name: str, tmp_path: Path) -> None:
    works = []
    for size in (SMALL, LARGE):
        root = tmp_path / str(size)
        modules.write(root, modules.ESTATES[name](size))
        works.append(modules.Work(size, modules.count(root)))
    assert works[1].counted["judgements"] > LARGE
    for what in ("steps", "parsed", "evaluations", "judgements"):
        assert modules.growth(*works, what) <= 1.03, what


@pytest.mark.parametrize("name", ["calls", "instances"])
def test_a_module_is_parsed_once_however_often_it_is_called(name: str, tmp_path: Path) -> None:
    modules.write(tmp_path, modules.ESTATES[name](30))
    assert modules.count(tmp_path)["parsed"] == 2


def test_the_table_has_a_row_for_each_size() -> None:
    rows = list(modules.table([1, 2]))
    assert len(rows) == 1 + 2 * len(modules.ESTATES)
