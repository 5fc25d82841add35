"""`gclint explain`, `gclint policies` and `gclint test`."""

from __future__ import annotations

from pathlib import Path

import click

from linter import bundled
from linter.cli import offered
from linter.cli.explain import explained
from linter.cli.failures import Failure, told_as_failure
from linter.examples import broken_examples
from linter.loader import load_policies
from linter.model import Policy
from linter.reporters import policy_list
from linter.reporters.policy_page import render

_FOLDERS = click.option(
    "--policies",
    "folders",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A folder with policies of your own.",
)


@click.command(short_help="Say what is known of a policy, call, scope or type.")
@click.argument("term", shell_complete=offered.policies)
@click.option(
    "--estate",
    type=click.Path(path_type=Path, exists=True),
    default=Path(),
    help="The files whose callers are looked at.  [default: the current folder]",
)
@_FOLDERS
def explain(term: str, estate: Path, folders: tuple[Path, ...]) -> None:
    r"""Say what is known of TERM.

    A policy's id: what it asks for, why, and how to mend what breaks it. A call, scope,
    permission, resource type or error code: whether the platform publishes it, what it takes,
    what field reports say of it, and who in the estate it concerns.

    \b
    Examples:
      gclint explain missing-scope
      gclint explain "POST /api/v2/quality/evaluations/bulk"
      gclint explain recordings:read
      gclint explain genesyscloud_flow
      gclint explain missing.permissions
    """
    with told_as_failure():
        known = {one.id: one for one in _load(folders)}
    page = render(known[term]) if term in known else explained(term, estate)
    click.echo(page, nl=False)


@click.command(short_help="List every policy.")
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How to print the list.",
)
@_FOLDERS
def policies(form: str, folders: tuple[Path, ...]) -> None:
    r"""List every policy: id, severity, how far its claim reaches, title.

    \b
    Examples:
      gclint policies                       gclint's own
      gclint policies --policies policies/  yours beside them
      gclint policies -f json               for other programs
    """
    with told_as_failure():
        found = _load(folders)
    render = {
        "text": policy_list.render_text,
        "markdown": policy_list.render_markdown,
        "json": policy_list.render_json,
    }[form]
    click.echo(render(found), nl=False)


@click.command(short_help="Judge the examples of policies of your own.")
@click.argument("folder", type=click.Path(path_type=Path))
def test(folder: Path) -> None:
    r"""Judge the examples of the policies in FOLDER: each is a test of its policy.

    The exit status is 1 where an example is judged otherwise than it says.

    \b
    Examples:
      gclint test policies/              every policy of a folder
      gclint check --policies policies/  and then judge by them
    """
    with told_as_failure():
        found = load_policies([folder])
    if not found:
        raise Failure(f"{folder} holds no policy")
    faults = [fault for policy in found for fault in broken_examples(policy)]
    for fault in faults:
        click.echo(fault)
    examples = sum(len(policy.good) + len(policy.bad) for policy in found)
    click.echo(f"{len(found)} policies, {examples} examples, {len(faults)} not as they say")
    raise SystemExit(1 if faults else 0)


def _load(folders: tuple[Path, ...]) -> tuple[Policy, ...]:
    return load_policies([bundled.folder("policies"), *folders])
