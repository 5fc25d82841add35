"""Whole small configurations, each with what gclint says of it.

`python -m pytest tests/test_estates.py --rewrite-expected` writes the expectations anew; read the
difference before committing it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.cli.job import Request, build_job
from linter.reporters import concise, unknowns
from linter.run import run

ESTATES = sorted(path for path in (Path(__file__).parent / "estates").iterdir() if path.is_dir())


def _judged(estate: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(estate)
    report = run(build_job(Request(paths=(Path(),), root=estate)))
    return unknowns.render(report, "note") + concise.render(report)


@pytest.mark.parametrize("estate", ESTATES, ids=lambda path: path.name)
def test_estate_is_judged_as_expected(
    estate: Path, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> None:
    judged = _judged(estate, monkeypatch)
    expected = estate / "expected.txt"
    if pytestconfig.getoption("--rewrite-expected"):
        expected.write_text(judged, "utf-8")
    assert judged == expected.read_text("utf-8")
