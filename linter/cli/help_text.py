"""Examples in the help of a command keep their lines."""

from __future__ import annotations

import click


def with_lines_kept(command: click.Command) -> click.Command:
    r"""The command, and those inside it, with examples that click does not flow together.

    click keeps the lines of a paragraph that begins with a backspace character; the raw docstring
    of a command has the two characters `\b` there.
    """
    if command.help:
        command.help = command.help.replace("\\b\n", "\b\n")
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            with_lines_kept(inner)
    return command
