"""`gclint completion`."""

from __future__ import annotations

import click
from click.shell_completion import ShellComplete, get_completion_class

from linter.cli.failures import Failure

_SHELLS = ("bash", "zsh", "fish")


@click.command(short_help="Print the script that lets your shell complete commands.")
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    r"""Print the script that completes commands, options and files in SHELL.

    \b
    Examples:
      gclint completion bash > ~/.local/share/bash-completion/completions/gclint
      gclint completion zsh > "${fpath[1]}/_gclint"
      gclint completion fish > ~/.config/fish/completions/gclint.fish
    """
    kind = get_completion_class(shell)
    if kind is None:
        raise Failure(f"there is no completion for {shell}")
    completer = kind(context.find_root().command, {}, "gclint", "_GCLINT_COMPLETE")
    # Asked of the base class: that for bash would start bash to learn its version.
    script = ShellComplete.source(completer)
    # What fish is told of an option may hold commas, which divide the parts of an answer.
    click.echo(script.replace('string split ","', 'string split --max 1 ","'))
