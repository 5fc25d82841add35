"""What is measured is kept, held against the targets, and told as it was."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from benchmarks import scenarios as the
from benchmarks.command import main
from benchmarks.page import page
from benchmarks.plot import plot
from benchmarks.rows import Measured, Part, Row, Sample, load, save
from benchmarks.targets import PROVIDER, Target, targets

MB = 1_000_000
HERE = Path(__file__).parents[2] / "benchmarks"


def row(part: str, what: str, *seconds: float, peak: int = 50 * MB, **more: object) -> Row:
    samples = tuple(Sample(one, one * 0.9, peak) for one in seconds)
    return Row(part, what, samples, **more)  # type: ignore[arg-type]


def measured(*rows: Row) -> Measured:
    parts = {one.part: Part(one.part, one.part, 10, 10 * MB) for one in rows}
    return Measured({"date": "2026-07-01"}, parts, rows)


def growing() -> Measured:
    rows = []
    for files in (100, 1_000, 10_000):
        rows += [
            row(f"files-{files}", the.COLD, 1 + files / 300, peak=40 * MB + files * 30_000),
            row(f"files-{files}", the.CACHED, 0.05 + files / 9_000),
            row(f"files-{files}", the.CHANGED, 0.07 + files / 7_000),
            row(f"files-{files}", the.OTHER, 2 + files / 90, peak=180 * MB),
        ]
    return measured(
        row("one-file", the.COLD, 0.2), row("one-file", the.CACHED, 0.03),
        row("one-file", the.UNIT, 0.01), row("one-file", the.OTHER, 2.0), *rows,
    )  # fmt: skip


def verdict(found: Measured, beginning: str) -> Target:
    return next(one for one in targets(found) if one.told.startswith(beginning))


@pytest.mark.parametrize(("ours", "met"), [(2.0, True), (2.1, False)])
def test_a_ratio_that_must_be_reached(ours: float, met: bool) -> None:
    found = measured(row(PROVIDER, the.COLD, ours), row(PROVIDER, the.OTHER, 10.0))
    assert verdict(found, "The provider's examples, no cache").met is met


@pytest.mark.parametrize(("megabytes", "met"), [(150, True), (151, False)])
def test_an_amount_that_must_not_be_passed(megabytes: int, met: bool) -> None:
    found = measured(row("export-hcl", the.COLD, 5.0, peak=megabytes * MB))
    assert verdict(found, "The 5 MB `.tf`, no cache: memory").met is met


def test_all_processes_count_where_there_are_several() -> None:
    sample = Sample(5, 9, peak=100 * MB, together=180 * MB, processes=3)
    assert Row("export-hcl", the.COLD, (sample,)).memory == 180 * MB


def test_what_was_not_measured_is_neither_met_nor_missed() -> None:
    assert {one.met for one in targets(Measured())} == {None}
    assert "| not measured |" in page(Measured())


def test_growth_is_the_steeper_of_the_fit_and_the_last_step() -> None:
    rows = [
        row(f"files-{size}", the.COLD, cost)
        for size, cost in zip((100, 1_000, 10_000), (1, 1, 30), strict=True)
    ]
    found = verdict(measured(*rows), "100 to 10,000 files, no cache: exponent of time")
    assert found.measured == pytest.approx(1.477, abs=0.001)
    assert found.met is False


def test_a_median_is_no_mean() -> None:
    assert row("one-file", the.COLD, 1.0, 2.0, 90.0).seconds == 2.0


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    found = growing()
    save(found, tmp_path / "measured.json")
    again = load(tmp_path / "measured.json")
    assert page(again) == page(found)
    assert plot(again) == plot(found)
    assert again.rows == found.rows


def test_a_part_measured_anew_takes_the_place_of_its_rows() -> None:
    found = growing().with_part(Part("one-file", "1 file"), [row("one-file", the.COLD, 9.0)])
    told = found.row("one-file", the.COLD)
    assert told is not None
    assert told.seconds == 9.0
    assert [one.what for one in found.rows if one.part == "one-file"] == [the.COLD]


def test_the_page_says_what_failed_and_what_was_cut_short() -> None:
    text = page(
        measured(
            row("a", the.COLD, told="failed with status 2: no"),
            row("b", the.OTHER, told="more than 120 s", bound=120.0),
        )
    )
    assert "failed with status 2: no" in text
    assert "ended before they were done: b (more than 120 s)" in text


def test_the_page_says_whether_the_output_was_the_same() -> None:
    for other, told in (("1", "the same, byte for byte"), ("2", "**not the same**")):
        text = page(
            measured(
                row("a", the.COLD, 1.0, digests=("1",)), row("a", the.CACHED, 1.0, digests=(other,))
            )
        )
        assert told in text


def test_the_picture_is_well_formed_and_stays_within_its_frame() -> None:
    shapes = ET.fromstring(plot(growing()))  # noqa: S314 (it is ours)
    width, height = (float(shapes.attrib[name]) for name in ("width", "height"))
    circles = [one for one in shapes.iter() if one.tag.endswith("circle")]
    assert len(circles) == 2 * (4 * 3 + 3)
    for one in circles:
        assert 0 < float(one.attrib["cx"]) < width
        assert 0 < float(one.attrib["cy"]) < height


def test_nothing_measured_makes_an_empty_picture() -> None:
    ET.fromstring(plot(Measured()))  # noqa: S314 (it is ours)


@pytest.mark.parametrize("name", ["RESULTS.md", "results.svg"])
def test_the_results_are_what_was_measured(name: str) -> None:
    made = {"RESULTS.md": page, "results.svg": plot}[name](load(HERE / "measured.json"))
    assert (HERE / name).read_text(encoding="utf-8") == made, "run python -m benchmarks --render"


def test_the_parts_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--list", "--folder", f"mine={HERE}"])
    listed = capsys.readouterr().out.split()
    assert listed[:4] == ["start-up", "one-file", "mine", "files-10"]


@pytest.mark.parametrize(
    "wrong", [["--only", "nothing"], ["--folder", "no-path"], ["--folder", "a=/no/such"]]
)
def test_wrong_arguments_are_refused(wrong: list[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main([*wrong, "--into", str(tmp_path)])
