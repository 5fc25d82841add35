"""The `gclint` command and its subcommands."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Final

import click

from linter.cli.failures import Failure, told_as_failure
from linter.cli.help_text import with_lines_kept
from linter.cli.started import Started

_FOR_GROUP = frozenset({"--help", "-h", "--version", "--verbose"})
_INTERRUPTED: Final = 130
"""As shells have it: 128 and the number of the signal."""
_COMMANDS: Final[Mapping[str, str]] = {
    "access": "access",
    "action": "action",
    "baseline": "baseline",
    "cache": "cache",
    "catalogue": "catalogue",
    "check": "check",
    "completion": "completion",
    "explain": "policies",
    "init": "init",
    "policies": "policies",
    "rates": "rates",
    "retention": "retention",
    "suppressions": "suppressions",
    "test": "policies",
}
"""Each command by the module that has it, imported when the command is asked for."""


class _CheckByDefault(click.Group):
    """`gclint PATH` is `gclint check PATH`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        first = next((arg for arg in args if not arg.startswith("-")), None)
        for_group = bool(args) and args[0] in _FOR_GROUP
        completing = ctx.resilient_parsing and not args
        if first not in _COMMANDS and not (for_group or completing):
            args = ["check", *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:  # click would exit with 1, which means findings
            click.echo("gclint: interrupted", err=True)
            sys.exit(_INTERRUPTED)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in _COMMANDS and cmd_name not in self.commands:
            module = import_module(f"linter.cli.{_COMMANDS[cmd_name]}")
            self.add_command(with_lines_kept(getattr(module, cmd_name)), cmd_name)
        return super().get_command(ctx, cmd_name)


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
    r"""Find in Genesys Cloud configuration what would fail once deployed.

    gclint reads Terraform, Data Action definitions, AppFoundry manifests and AWS IAM documents,
    and says which call would come back 403 or 429, which payload would be refused, and what
    would be kept for ever. With no command it checks the current folder.

    \b
    Examples:
      gclint                              what is wrong below this folder
      gclint explain missing-scope        why that matters, and how to mend it
      gclint init                         settings, the hook and the workflow
      gclint check --help                 all that checking can do

    Exit status: 0 when nothing is at or above the threshold, 1 when something is, 2 when gclint
    could not do its job.
    """
    if version:
        from linter.cli.front import version_line
        from linter.cli.version import version_page

        with told_as_failure():
            click.echo(version_page() if verbose else version_line())
        context.exit()
    if verbose:
        raise click.UsageError("--verbose goes with --version")


with_lines_kept(app)


def run(started: Started) -> None:
    """Run the command that the arguments name, and exit with its status."""
    try:
        app.main(list(started.arguments), prog_name="gclint", obj=started)
    except Failure as failure:
        click.echo(f"gclint: {failure}", err=True)
        sys.exit(2)
