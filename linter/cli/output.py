"""Printing a report, and the exit status it means."""

from __future__ import annotations

import os
import shutil
import sys

import click

from linter.model import Severity
from linter.report import Report
from linter.reporters import concise, json_report, text, unknowns


def print_report(report: Report, form: str, unknown: str, color: str) -> None:
    """Print the findings to standard output, and notes about the run to standard error."""
    if form == "text":
        rendered = text.render(report, _style(color))
    else:
        rendered = {"concise": concise.render, "json": json_report.render}[form](report)
    if unknown != "count" and form != "json":
        rendered = unknowns.render(report, unknown) + rendered
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    click.echo(rendered, nl=False, color=True)
    for path, reason in sorted(report.passed_over.items()):
        click.echo(f"gclint: {path} was passed over: {reason}", err=True)
    if report.files == 0 and not report.findings:
        click.echo("gclint: found nothing to check here", err=True)


def status(report: Report, fail_on: str, unknown: str) -> int:
    """0: nothing at or above the threshold; 1: findings; 2: a check crashed."""
    if report.crashed:
        return 2
    if unknown == "error" and report.unjudged:
        return 1
    if fail_on == "never":
        return 0
    least = Severity(fail_on).rank
    return int(any(finding.severity.rank <= least for finding in report.findings))


def _style(color: str) -> text.Style:
    on_terminal = sys.stdout.isatty()
    colour = color == "always" or (color == "auto" and on_terminal and "NO_COLOR" not in os.environ)
    columns = shutil.get_terminal_size((100, 24)).columns if on_terminal else 100
    return text.Style(width=max(60, min(columns, 120)), colour=colour)
