"""`RESULTS.md`: all of it is made here from what was measured."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from benchmarks import scenarios as the
from benchmarks.growth import exponent, last_step
from benchmarks.rows import Measured, Part, Row, Sample
from benchmarks.targets import GROWING, MEGABYTE, Target, growth_points, targets

_HEAD = """\
# Results

Written by `python -m benchmarks`; `measured.json` beside it holds every run behind it.

{machine}

Each time is the median of whole processes, with the least and the most in brackets. In each round
every command of a table runs once, so that a busy moment falls on all of them. The files are in
the system's cache: what is measured is the work, not the disk. Of a folder that is named to the
command, only files of the kinds that gclint looks at take part, for either program. *MB* is the
peak of resident memory, of all processes together where there are several (shared memory counted
once, looked at four times a second).

**checkov has no policies for Genesys Cloud.** Its times are for reading the same files, not for
the same findings. It runs in an environment of its own with `--skip-download --quiet --compact`,
so that it needs no network. {bound}

To repeat this, with a checkout of the provider at hand:

    make bench PROVIDER=<checkout>
"""

_GROWING = """\
## Growth

![Time and memory over the number of files, both axes logarithmic](results.svg)

The exponent is the slope where both axes are logarithmic, by least squares over {first:,} to
{last:,} files: 1 is ten times the cost for ten times the files. The last step is from {before:,} to
{last:,} files alone.
"""


def page(measured: Measured) -> str:
    """The page."""
    sections = [
        _HEAD.format(machine="\n".join(_about(measured)), bound=_bound(measured)),
        "\n".join(_targets(targets(measured))),
        *("\n".join(_part(measured, part)) for part in measured.parts.values()),
        "\n".join(_growth(measured)),
    ]
    return "\n\n".join(one.strip("\n") for one in sections) + "\n"


def _about(measured: Measured) -> Iterator[str]:
    yield from _table(("", ""), [(key, value) for key, value in measured.about.items()])


def _bound(measured: Measured) -> str:
    cut = [one for one in measured.rows if one.bound]
    if not cut:
        return "None of its runs was cut short."
    told = ", ".join(f"{measured.parts[one.part].title} ({one.told})" for one in cut)
    return f"Runs of it that were ended before they were done: {told}."


def _targets(held: Sequence[Target]) -> Iterator[str]:
    met = sum(one.met is True for one in held)
    yield f"## Targets: {met} of {len(held)} met\n"
    rows = [(one.told, _limit(one), _amount(one), _MET[one.met]) for one in held]
    yield from _table(("what", "target", "measured", ""), rows)


_MET = {True: "met", False: "**not met**", None: "not measured"}


def _limit(one: Target) -> str:
    return f"{'≥' if one.least else '≤'} {one.limit:g} {one.unit}".strip()


def _amount(one: Target) -> str:
    if one.measured is None:
        return ""
    return f"{_rounded(one.measured)} {one.unit}".strip()


def _rounded(amount: float) -> str:
    return f"{amount:.{2 if amount < 10 else 1 if amount < 100 else 0}f}"


def _times(ratio: float) -> str:
    return f"{_rounded(ratio)} times"


def _part(measured: Measured, part: Part) -> Iterator[str]:
    yield f"## {part.title[0].upper()}{part.title[1:]}{_size(part.bytes)}\n"
    rows = [one for one in measured.rows if one.part == part.name]
    unit, rival = measured.row(part.name, the.UNIT), measured.row(part.name, the.OTHER)
    head = ["command", "time", "processor", "MB", "processes", "runs", "of `python -c pass`"]
    heads = [*head, "checkov takes"] if rival else head
    yield from _table(heads, (list(_cells(one, unit, rival))[: len(heads)] for one in rows))
    yield from _sameness(rows)


def _size(count: int) -> str:
    if not count:
        return ""
    return f" ({count / MEGABYTE:.1f} MB)" if count >= MEGABYTE else f" ({count / 1000:.0f} kB)"


def _cells(row: Row, unit: Row | None, rival: Row | None) -> Iterator[str]:
    if not row.samples:
        yield from (row.what, row.told, *[""] * 6)
        return
    yield row.what + (f" ({row.told} once)" if row.told else "")
    yield _spread(row, lambda one: one.seconds)
    yield _time(row.median(lambda one: one.busy))
    yield f"{row.memory / MEGABYTE:.0f}"
    yield str(max(one.processes for one in row.samples))
    yield str(len(row.samples))
    yield _times(row.seconds / unit.seconds) if unit else ""
    ours = row.what.startswith("gclint")
    yield _times(rival.seconds / row.seconds) if rival and ours else ""


def _sameness(rows: Iterable[Row]) -> Iterator[str]:
    """Whether gclint said the same with and without its cache."""
    ran = [one for one in rows if one.what in the.SAME_OUTPUT and one.samples]
    if len(ran) > 1:
        same = len({digest for one in ran for digest in one.digests}) == 1
        told = "the same, byte for byte" if same else "**not the same**"
        yield f"\nWhat gclint printed with a cache and without, in one process or several: {told}."


def _growth(measured: Measured) -> Iterator[str]:
    yield _GROWING.format(first=GROWING[0], before=GROWING[-2], last=GROWING[-1])
    sizes = [f"{size:,} files" for size in GROWING]
    rows = [
        [what, kind, *_growing(measured, what, kind)]
        for what in (the.COLD, the.CACHED, the.CHANGED, the.OTHER)
        for kind in ("time", "memory")
    ]
    yield from _table(("command", "", *sizes, "exponent", "last step"), rows)


def _growing(measured: Measured, what: str, kind: str) -> Iterator[str]:
    points = growth_points(measured, what, kind)
    amounts = dict(points)
    for size in GROWING:
        bound = measured.bound(f"files-{size}", what)
        cut = bound if kind == "time" and size not in amounts else 0
        yield f"more than {bound:.0f} s" if cut else _value(amounts.get(size), kind)
    enough = len(points) > 1
    yield f"{exponent(points):.2f}" if enough else ""
    yield f"{last_step(points):.2f}" if enough and points[-1][0] == GROWING[-1] else ""


def _value(amount: float | None, kind: str) -> str:
    if amount is None:
        return ""
    return _time(amount) if kind == "time" else f"{amount / MEGABYTE:.0f} MB"


def _spread(row: Row, of: Callable[[Sample], float]) -> str:
    values = [of(one) for one in row.samples]
    return f"{_time(row.median(of))} ({_time(min(values))} to {_time(max(values))})"


def _time(seconds: float) -> str:
    if seconds < 0.9995:
        return f"{seconds * 1000:.0f} ms"
    return f"{seconds:.2f} s" if seconds < 10 else f"{seconds:.1f} s"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    yield from ("| " + " | ".join(row) + " |" for row in rows)
