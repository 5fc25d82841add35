"""The work of a whole run grows no faster than the estate, by the benchmark's counts."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

FILE = Path(__file__).parents[2] / "benchmarks" / "modules.py"
SMALL, LARGE = 20, 200


def loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gclint_benchmark_of_modules", FILE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


BENCHMARK = loaded()


@pytest.fixture(scope="module", autouse=True)
def _read_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The catalogue is read by the first run of a process, whatever its size."""
    root = tmp_path_factory.mktemp("first")
    BENCHMARK.write(root, BENCHMARK.calls(1))
    BENCHMARK.timed(root)


@pytest.mark.parametrize("name", sorted(BENCHMARK.ESTATES))
def test_ten_times_the_estate_takes_ten_times_the_work(name: str, tmp_path: Path) -> None:
    works = []
    for size in (SMALL, LARGE):
        root = tmp_path / str(size)
        BENCHMARK.write(root, BENCHMARK.ESTATES[name](size))
        works.append(BENCHMARK.Work(size, BENCHMARK.count(root)))
    assert works[1].counted["judgements"] > LARGE
    for what in ("steps", "parsed", "evaluations", "judgements"):
        assert BENCHMARK.growth(*works, what) <= 1.03, what


@pytest.mark.parametrize("name", ["calls", "instances"])
def test_a_module_is_parsed_once_however_often_it_is_called(name: str, tmp_path: Path) -> None:
    BENCHMARK.write(tmp_path, BENCHMARK.ESTATES[name](30))
    assert BENCHMARK.count(tmp_path)["parsed"] == 2


def test_the_table_has_a_row_for_each_size() -> None:
    rows = list(BENCHMARK.table([1, 2]))
    assert len(rows) == 1 + 2 * len(BENCHMARK.ESTATES)


def test_exponents() -> None:
    assert BENCHMARK.exponent(10, 100, 7, 70) == pytest.approx(1)
    assert BENCHMARK.exponent(10, 100, 7, 700) == pytest.approx(2)
    assert BENCHMARK.exponent(10, 100, 7, 7) == 0
