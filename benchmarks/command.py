"""Measure gclint beside checkov, and write down what came of it."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks import rival
from benchmarks.machine import about, same_machine
from benchmarks.page import page
from benchmarks.parts import Bench, makers, parts
from benchmarks.plot import plot
from benchmarks.rows import Measured, load, save
from benchmarks.scenarios import Tools
from benchmarks.session import Limits, note

_HERE = Path(__file__).parent


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    options = _parser().parse_args(arguments)
    known = parts(makers(options.seed, dict(options.folder)))
    if options.list:
        sys.stdout.write("\n".join(known) + "\n")
        return
    if unknown := set(options.only or ()) - known.keys():
        raise SystemExit(f"no part is called {', '.join(sorted(unknown))}; see --list")
    kept = load(options.into / "measured.json")
    if not options.render:
        kept = _measured(kept, options)
    (options.into / "RESULTS.md").write_text(page(kept), encoding="utf-8")
    (options.into / "results.svg").write_text(plot(kept), encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure gclint beside checkov; write RESULTS.md, results.svg, measured.json.",
    )
    add = parser.add_argument
    add("--only", action="append", metavar="PART", help="measure this part (see --list)")
    add("--reuse", action="store_true", help="keep the parts that there are, measure the others")
    add("--render", action="store_true", help="measure nothing: write the page anew")
    add("--list", action="store_true", help="list the parts")
    add(
        "--folder", action="append", default=[], type=_named, metavar="NAME=PATH",
        help="measure a folder of yours, too; it is copied first",
    )  # fmt: skip
    add("--gclint", default=_beside("gclint"), help="the gclint to measure")
    add("--checkov", metavar="PROGRAM", help="the checkov to measure")
    add(
        "--install-checkov", type=Path, metavar="FOLDER",
        help=f"make an environment with checkov {rival.VERSION} there, unless it is there already",
    )  # fmt: skip
    add("--rounds", type=int, default=5, help="the most runs of a command (%(default)s)")
    add("--budget", type=float, default=20, help="seconds a command may take up (%(default)s)")
    add("--bound", type=float, default=180, help="seconds a run of checkov has (%(default)s)")
    add("--minutes", type=float, default=15, help="after these, one run of each (%(default)s)")
    add("--seed", type=int, default=8, help="makes the estates what they are (%(default)s)")
    add("--work", type=Path, help="where estates are written for a while")
    add("--into", type=Path, default=_HERE, help="where results go (beside this command)")
    return parser


def _named(written: str) -> tuple[str, Path]:
    name, equals, path = written.partition("=")
    if not equals or not Path(path).is_dir():
        raise argparse.ArgumentTypeError(f"{written}: write NAME=PATH, with the path of a folder")
    return name, Path(path)


def _beside(program: str) -> str:
    return str(Path(sys.executable).with_name(program))


def _measured(kept: Measured, options: argparse.Namespace) -> Measured:
    """Measure part after part; what is done is kept, whatever becomes of the rest."""
    tools = _tools(options)
    now = about(tools, options.seed)
    if kept.rows and not same_machine(kept.about, now):
        note("the rows that there are come from another machine or seed, and are dropped")
        kept = Measured()
    kept = replace(kept, about=now)
    limits = Limits(options.rounds, options.budget, options.bound)
    end = time.monotonic() + 60 * options.minutes
    for name, measure in parts(makers(options.seed, dict(options.folder))).items():
        if (options.only and name not in options.only) or (options.reuse and name in kept.parts):
            continue
        if time.monotonic() > end:
            limits = replace(limits, rounds=1)
        with tempfile.TemporaryDirectory(dir=options.work) as work:
            kept = kept.with_part(*measure(Bench(tools, limits, Path(work).resolve())))
        save(kept, options.into / "measured.json")
    return kept


def _tools(options: argparse.Namespace) -> Tools:
    program = options.checkov
    if options.install_checkov is not None:
        program = rival.install(options.install_checkov)
    tools = Tools(sys.executable, options.gclint, program)
    for tool in (tools.gclint, tools.checkov):
        if tool:  # Run once, so that its bytecode is there.
            subprocess.run([tool, "--help"], capture_output=True, check=True)
    return tools
