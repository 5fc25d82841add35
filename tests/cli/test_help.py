"""`--help` of every command: examples, and nothing cut short."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from linter.cli.app import app


def commands(group: click.Group, *names: str) -> Iterator[tuple[str, ...]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield (*names, name)
        if isinstance(command, click.Group):
            yield from commands(command, *names, name)


COMMANDS = [(), *commands(app)]


def page(command: tuple[str, ...]) -> str:
    done = CliRunner().invoke(app, [*command, "--help"], prog_name="gclint", terminal_width=80)
    assert done.exit_code == 0
    return done.output


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_fits_a_terminal_and_is_not_cut_short(command: tuple[str, ...]) -> None:
    lines = page(command).splitlines()
    assert all(len(line) <= 80 for line in lines)
    listed = lines[lines.index("Commands:") :] if "Commands:" in lines else []
    assert not any(line.endswith("...") for line in listed)
    assert "\b" not in page(command)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_has_examples_of_itself(command: tuple[str, ...]) -> None:
    _, _, after = page(command).partition("Examples:\n")
    examples = re.findall(r"^    gclint(?: ([a-z]+))?", after, re.MULTILINE)
    assert examples
    assert set(examples) <= {"", *app.list_commands(click.Context(app))}
    if command:
        assert command[0] in examples
