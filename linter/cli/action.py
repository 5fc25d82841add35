"""`gclint action`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from linter.actions.preview import Remark, preview
from linter.catalogue import catalogue_at
from linter.cli.failures import Failure, told_as_failure
from linter.cli.job import Request, build_job
from linter.estate import read_estate
from linter.model import MISSING, View
from linter.readers.text import Unreadable, decode
from linter.report import Places
from linter.reporters.action_page import render as render_page
from linter.tree import Tree

_TARGET = re.compile(r"(?P<file>.+?\.(?:tf|json|ya?ml)):(?P<address>[^/\\].*)", re.DOTALL)
_PATH = click.Path(path_type=Path)


@click.group(short_help="Run data actions on paper.")
def action() -> None:
    r"""Run data actions on paper: nothing is sent.

    \b
    Examples:
      gclint action render find-customer.custom.json
    """


@action.command(short_help="Show what a data action sends, and what the flow gets.")
@click.argument("target", metavar="FILE[:ADDRESS]")
@click.option(
    "--input",
    "given",
    metavar="JSON",
    help="The inputs, as an object, or @FILE.  [default: made from the contract]",
)
@click.option(
    "--response",
    "answer",
    metavar="JSON",
    help="What the other side answers, or @FILE; without it no output is shown.",
)
@click.option(
    "--var-file",
    "var_files",
    multiple=True,
    type=_PATH,
    help="Terraform variables to read besides the automatic ones.",
)
@click.option(
    "--var", "variables", multiple=True, metavar="NAME=VALUE", help="A Terraform variable."
)
@click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The folder whose files may take part.  [default: the repository]",
)
def render(target: str, given: str | None, answer: str | None, **options: Any) -> None:
    r"""Show the request that the data action in FILE sends, and what the flow gets.

    FILE is an export of the action, or a Terraform file with the action's address after a colon.
    The exit status is 1 where the action fails, 2 where it cannot be run.

    \b
    Examples:
      gclint action render Find-customer.custom.json --input '{"id": "7"}'
      gclint action render main.tf:genesyscloud_integration_action.find \
        --response '{}'
    """
    inputs = _inputs(given)
    response = MISSING if answer is None else _json("--response", answer)
    file, address = _split(target)
    with told_as_failure():
        job = build_job(Request(paths=(file,), **options))
        catalogue = catalogue_at(job.settings.catalogue)
    reading = read_estate(job.tree, job.wanted, job.inputs, catalogue)
    found = [view for view in reading.estate.views_of("data_action") if view.path in job.wanted]
    view = _chosen(found, file, address)
    run = preview(view.body, inputs, response)
    click.echo(render_page(view.name, run, _places(view, job.tree)), nl=False)
    raise SystemExit(1 if run.fails else 0)


def _split(target: str) -> tuple[Path, str | None]:
    """The file and the address that a target names; the address is for the file's only action."""
    named = _TARGET.fullmatch(target)
    if named is None or Path(target).exists():
        return Path(target), None
    return Path(named["file"]), named["address"]


def _chosen(views: list[View], file: Path, address: str | None) -> View:
    fitting = [view for view in views if address in (None, view.address)]
    if len(fitting) == 1:
        return fitting[0]
    if not views:
        raise Failure(f"{file} holds no data action")
    there = ", ".join(sorted({view.address for view in views}))
    if fitting:
        raise Failure(f"{file} holds several data actions; name one as FILE:ADDRESS: {there}")
    raise Failure(f"{file} holds no data action {address}, but {there}")


def _inputs(given: str | None) -> Mapping[str, Any] | None:
    if given is None:
        return None
    value = _json("--input", given)
    if not isinstance(value, dict):
        raise Failure('--input: the inputs are an object, such as {"id": "7"}')
    return value


def _json(option: str, text: str) -> Any:
    """The value of an option: JSON itself, or what stands in a file named as `@FILE`."""
    try:
        return json.loads(Path(text[1:]).read_text("utf-8") if text.startswith("@") else text)
    except OSError as error:
        raise Failure(f"{option} {text}: {error.strerror}") from error
    except json.JSONDecodeError as error:
        raise Failure(f"{option} is not JSON: {error.msg} at column {error.pos + 1}") from error
    except (ValueError, RecursionError) as error:
        raise Failure(f"{option} is not JSON that can be read: {error}") from error


def _places(view: View, tree: Tree) -> Callable[[Remark], str]:
    """Where in the files a remark belongs, as people write it."""

    def text(path: str) -> str:
        try:
            return decode(tree.read(path))
        except (Unreadable, FileNotFoundError):
            return ""

    places = Places(text)

    def where(remark: Remark) -> str:
        if not remark.path:
            return ""
        span = view.spans.at(remark.path)
        if remark.start < remark.end:
            span = view.spans.within(remark.path, remark.start, remark.end)
        line, column = places.position(span.path, span.start)
        return f"{span.path}:{line}:{column}"

    return where
