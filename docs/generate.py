"""Writes the pages that say what the code and the policies say; `make docs`."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import click

from linter import bundled
from linter.checks.homes import homes
from linter.cli.app import app
from linter.loader import load_policies
from linter.loader.index import index_of
from linter.loader.load import policy_files
from linter.loader.policy_file import read_policy
from linter.reporters.policy_list import render_markdown

ROOT = Path(__file__).parents[1]
VIEWS = ROOT / "linter" / "views"
LEAD = "<!-- Written by `make docs`; change the policies or the code instead. -->\n\n"


def policies_page() -> str:
    """Every policy, folder by folder."""
    tables = render_markdown(load_policies([bundled.folder("policies")]))
    return (
        f"{LEAD}# Policies\n\n"
        "`gclint explain ID` says why each is there and how to mend what it finds, with examples.\n"
        "`off`: judged only where it is selected (`--select ID`).\n\n" + tables
    )


def views_page() -> str:
    """The canonical body of each kind of view, from the docstrings of `linter/views/`."""
    parts = []
    for file in sorted(VIEWS.glob("*.py")):
        told = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
        if "kind `" in told:
            parts.append(told)
    return (
        f"{LEAD}# Views\n\nWhat policies are written against.\n\n"
        + "\n\n---\n\n".join(parts)
        + "\n"
    )


def help_page() -> str:
    """What `gclint --help` prints, so that it need not be worked out each time."""
    context = click.Context(app, info_name="gclint", terminal_width=80, **app.context_settings)
    return app.get_help(context) + "\n"


def homes_page() -> str:
    """Each check by its module, so that a run imports only those it needs."""
    return json.dumps(homes(), indent=0) + "\n"


def index_page() -> str:
    """The bundled policies in one file, so that a run need not read and validate each."""
    folder = bundled.folder("policies")
    return index_of(folder, {file: read_policy(file) for file in policy_files(folder)})


PAGES = {
    "docs/policies.md": policies_page,
    "docs/views.md": views_page,
    "linter/checks/homes.json": homes_page,
    "linter/cli/help.txt": help_page,
    "policies/index.json": index_page,
}


def main() -> None:
    """Write every page."""
    for name, page in PAGES.items():
        (ROOT / name).write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
