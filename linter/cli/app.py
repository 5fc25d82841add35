"""The `gclint` command and its subcommands."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from linter.cli.access import access
from linter.cli.action import action
from linter.cli.baseline import baseline
from linter.cli.catalogue import catalogue
from linter.cli.check import check
from linter.cli.completion import completion
from linter.cli.failures import Failure, told_as_failure
from linter.cli.help_text import with_lines_kept
from linter.cli.init import init
from linter.cli.policies import explain, policies, test
from linter.cli.rates import rates
from linter.cli.retention import retention
from linter.cli.suppressions import suppressions
from linter.cli.version import version_line, version_page

_FOR_GROUP = frozenset({"--help", "-h", "--version", "--verbose"})


class _CheckByDefault(click.Group):
    """`gclint PATH` is `gclint check PATH`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        first = next((arg for arg in args if not arg.startswith("-")), None)
        for_group = bool(args) and args[0] in _FOR_GROUP
        completing = ctx.resilient_parsing and not args
        if first not in self.commands and not (for_group or completing):
            args = ["check", *args]
        return super().parse_args(ctx, args)

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        super().add_command(with_lines_kept(cmd), name)


@click.group(
    cls=_CheckByDefault,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--version", is_flag=True, help="Show the version and exit.")
@click.option(
    "--verbose", is_flag=True, help="With --version: libraries, and how old the facts are."
)
@click.pass_context
def app(context: click.Context, version: bool, verbose: bool) -> None:
    """Find in Genesys Cloud configuration what would fail once deployed.

    gclint reads Terraform, Data Action definitions, AppFoundry manifests and AWS IAM documents,
    and says which call would come back 403 or 429, which payload would be refused, and what
    would be kept for ever. With no command it checks the current folder.

    Exit status: 0 when nothing is at or above the threshold, 1 when something is, 2 when gclint
    could not do its job.
    """
    if version:
        with told_as_failure():
            click.echo(version_page() if verbose else version_line())
        context.exit()
    if verbose:
        raise click.UsageError("--verbose goes with --version")


for command in (
    access,
    action,
    baseline,
    catalogue,
    check,
    completion,
    explain,
    init,
    policies,
    rates,
    retention,
    suppressions,
    test,
):
    app.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run gclint and exit with its status."""
    try:
        app.main(None if arguments is None else list(arguments), prog_name="gclint")
    except Failure as failure:
        click.echo(f"gclint: {failure}", err=True)
        sys.exit(2)
