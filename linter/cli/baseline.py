"""`gclint baseline write|prune|check`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click

from linter.baseline import Baseline, dump_baseline, load_baseline
from linter.cli.failures import Failure, told_as_failure
from linter.cli.job import Request, baseline_file, build_job
from linter.cli.options import judging_options
from linter.ratchet import debts
from linter.report import Report
from linter.reporters.snippet import printable
from linter.run import Job, in_scope, run

_PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path, readable=False))


@click.group(short_help="Live with today's findings, and with no more than those.")
def baseline() -> None:
    r"""Agree to live with today's findings, and with no more than those.

    `gclint check` passes over what the baseline holds. An entry names no line, so what it is for
    may move, also into a file of another name; what comes on top of its count is reported.

    \b
    Examples:
      gclint baseline write    record every finding of today
      gclint baseline check    fail where an entry is no longer needed
      gclint baseline prune    take out what was mended
    """


@baseline.command(short_help="Record every finding.")
@_PATHS
@judging_options
def write(paths: tuple[Path, ...], **options: Any) -> None:
    r"""Record every finding in PATHS; entries for other files stay as they are.

    Findings of policies that are mandatory are not recorded.

    \b
    Examples:
      gclint baseline write                  the whole repository
      gclint baseline write infra/           one folder
      gclint baseline write --only oauth     the findings of some policies
    """
    with told_as_failure():
        request = Request(paths=paths or (Path(),), **options, no_baseline=True)
        file, job = baseline_file(request), build_job(request)
        old = load_baseline(file) if file.exists() else {}
        report = _judged(job)
    exempt = {policy.id for policy in job.policies if policy.mandatory}
    findings = [one for one in report.findings if one.policy not in exempt]
    new = dict(debts(findings, report.places()))
    mine = in_scope(old, job)
    _save(file, {**{debt: count for debt, count in old.items() if debt not in mine}, **new})
    click.echo(f"{_number(new, 'finding')} recorded in {_shown(file)}")


@baseline.command(short_help="Take out what is no longer needed.")
@_PATHS
@judging_options
def prune(paths: tuple[Path, ...], **options: Any) -> None:
    r"""Take out what the files in PATHS no longer need.

    Nothing is ever added, so that the baseline only shrinks.

    \b
    Examples:
      gclint baseline prune           the whole repository
      gclint baseline prune infra/    one folder
    """
    held = _held(paths, options)
    left = Counter(held.recorded)
    left.subtract(held.report.stale)
    _save(held.file, left)
    click.echo(f"{_number(held.report.stale, 'entry')} removed, {_number(+left, 'entry')} left")


@baseline.command(short_help="List what is no longer needed.")
@_PATHS
@judging_options
def check(paths: tuple[Path, ...], **options: Any) -> None:
    r"""List what the files in PATHS no longer need; exit with 1 if there is anything.

    For a pipeline that wants the baseline to be pruned together with what was mended.

    \b
    Examples:
      gclint baseline check           the whole repository
      gclint baseline check infra/    one folder
    """
    held = _held(paths, options)
    for line in _listed(held.report.stale):
        click.echo(line)
    click.echo(f"{_number(held.report.stale, 'entry')} no longer needed")
    raise SystemExit(1 if held.report.stale else 0)


class _Held(NamedTuple):
    """A run with the baseline of its files."""

    file: Path
    recorded: Baseline
    report: Report


def _held(paths: tuple[Path, ...], options: dict[str, Any]) -> _Held:
    with told_as_failure():
        request = Request(paths=paths or (Path(),), **options)
        file = baseline_file(request)
        if not file.exists():
            raise Failure(f"there is no {_shown(file)}; `gclint baseline write` makes one")
        job = build_job(request)
        return _Held(file, job.baseline, _judged(job))


def _judged(job: Job) -> Report:
    report = run(job)
    if report.crashed:
        raise Failure("a check crashed, so the findings are not complete: see `gclint check`")
    return report


def _save(file: Path, entries: Baseline) -> None:
    try:
        file.write_text(dump_baseline(entries), "utf-8", newline="\n")
    except OSError as error:
        raise Failure(f"{file}: {error.strerror}") from error


def _listed(entries: Baseline) -> Iterator[str]:
    for debt, count in sorted(entries.items()):
        about = f" {debt.address}" if debt.address else ""
        times = f" ({count} times)" if count > 1 else ""
        yield printable(f"{debt.path}: {debt.policy}{about}: {debt.snippet}{times}")


def _number(entries: Baseline, noun: str) -> str:
    total = sum(entries.values())
    plural = {"entry": "entries", "finding": "findings"}[noun]
    return f"{total} {noun if total == 1 else plural}"


def _shown(file: Path) -> str:
    here = Path.cwd()
    return str(file.relative_to(here) if file.is_relative_to(here) else file)
