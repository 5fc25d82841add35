"""Every command line in the documents and in the help is one that gclint takes."""

from __future__ import annotations

import itertools
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from linter.cli.app import app
from linter.readers.yaml_document import read_yaml_documents

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^( *)```(\w*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
PROMPT = re.compile(r"^\s*(?:- )?(?:(?:run|script): )?(?:\$ )?(gclint(?: .*)?)$", re.MULTILINE)
INLINE = re.compile(r"(?<!`)`(gclint [^`]*)`(?!`)")
for name in app.list_commands(click.Context(app)):
    app.get_command(click.Context(app), name)
SHELL = {"|", ">", ">>", "<", "&&", "||", ";"}


def in_page(page: Path) -> Iterator[str]:
    text = page.read_text("utf-8")
    for _, language, block in BLOCK.findall(text):
        if language not in {"hcl", "json", "python"}:
            yield from PROMPT.findall(block.replace("\\\n", " "))
    prose = BLOCK.sub("", text)
    yield from PROMPT.findall("\n".join(re.findall(r"^ {4}.*", prose, re.MULTILINE)))
    yield from INLINE.findall(" ".join(prose.split()))


def help_of(command: click.Command) -> str:
    return f"{command.help or ''}\n{command.epilog or ''}"


def in_help(command: click.Command) -> Iterator[str]:
    text = help_of(command).partition("Examples:")[2]
    for line in re.sub(r"\\\n\s*", "", text).splitlines():
        if line.strip().startswith("gclint "):
            yield re.split(r"\s{2,}", line.strip())[0]
    for inner in getattr(command, "commands", {}).values():
        yield from in_help(inner)


def readings(line: str) -> Iterator[list[str]]:
    """The words of a command line, once for each choice in `a|b`, without what the shell does."""
    words = list(
        itertools.takewhile(lambda word: word not in SHELL, shlex.split(line, comments=True))
    )[1:]
    choices = [word.strip("[]").split("|") if "=" not in word else [word] for word in words]
    yield from map(list, itertools.product(*choices))


def fault(words: list[str]) -> str | None:
    command: click.Command = app
    while isinstance(command, click.Group) and words and words[0] in command.commands:
        command, words = command.commands[words[0]], words[1:]
    if command is app:
        own = {name for option in app.params for name in (*option.opts, "-h", "--help")}
        if words and words[0] in own:
            return None if set(words) <= own else f"{words}: not among {own}"
        command = app.commands["check"]
    if isinstance(command, click.Group):
        return f"{command.name} has no command {words[0]}" if words else None
    try:
        command.make_context(command.name, words)
    except click.exceptions.Exit:
        return None
    except click.BadParameter as error:
        return None if isinstance(error.param and error.param.type, click.Path) else str(error)
    except click.UsageError as error:
        return error.format_message()
    return None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_command_lines_in_documents(page: Path) -> None:
    for line in in_page(page):
        for words in readings(line):
            assert fault(words) is None, (line, fault(words))


def test_command_lines_in_the_help() -> None:
    lines = list(in_help(app))
    assert len(lines) > 20
    for line in lines:
        for words in readings(line):
            assert fault(words) is None, (line, fault(words))


@pytest.mark.parametrize("command", app.commands.values(), ids=lambda command: command.name)
def test_examples_keep_their_lines(command: click.Command) -> None:
    for one in (command, *getattr(command, "commands", {}).values()):
        shown = one.get_help(click.Context(one, info_name=one.name))
        assert "\\b" not in shown
        if "Examples:" in shown:
            examples = shown.partition("Examples:\n")[2].partition("\n\n")[0].splitlines()
            assert all(line.startswith("    ") for line in examples), examples


def test_the_documents_have_command_lines() -> None:
    found = {page.name: len(list(in_page(page))) for page in PAGES}
    assert min(found["README.md"], found["ci.md"], found["suppressions.md"]) > 5, found


@pytest.mark.parametrize(
    "line", ["gclint check --no-such", "gclint baseline mend", "gclint check -f pdf", "gclint --no"]
)
def test_a_wrong_one_would_be_seen(line: str) -> None:
    assert fault(next(readings(line))) is not None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_snippets_are_yaml(page: Path) -> None:
    for indent, language, block in BLOCK.findall(page.read_text("utf-8")):
        if language == "yaml":
            text = re.sub(f"^{indent}", "", block, flags=re.MULTILINE)
            for document in read_yaml_documents(page.name, text):
                assert document.data
                assert document.faults == ()


def test_the_actions_of_the_snippets_are_those_of_the_workflow() -> None:
    pinned = re.compile(r"uses: ((?:actions|github)/\S+@\S+ # \S+)")
    page = set(pinned.findall((ROOT / "docs" / "ci.md").read_text("utf-8")))
    own = set(pinned.findall((ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8")))
    for one in page | own:
        assert re.fullmatch(r"\S+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one), one
    assert len({one.partition("@")[0] for one in page | own}) == len(page | own)


def test_the_inputs_of_the_snippets_are_the_actions() -> None:
    page = (ROOT / "docs" / "ci.md").read_text("utf-8")
    (action,) = read_yaml_documents("", (ROOT / "action.yml").read_text("utf-8"))
    table = re.findall(r"^\| `([\w-]+)` \|", page, re.MULTILINE)
    assert table == list(action.data["inputs"])
    for block in re.findall(r"uses: gclint/gclint\S*[^\n]*\n\s+with:\n((?: {6,}\S+: .*\n)+)", page):
        assert set(re.findall(r"^\s+([\w-]+):", block, re.MULTILINE)) <= set(table)
