"""Writes the pages of docs/ that say what the code and the policies say; `make docs`."""

from __future__ import annotations

import ast
from pathlib import Path

from linter import bundled
from linter.loader import load_policies
from linter.reporters.policy_list import render_markdown

DOCS = Path(__file__).parent
VIEWS = DOCS.parent / "linter" / "views"
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


PAGES = {"policies.md": policies_page, "views.md": views_page}


def main() -> None:
    """Write every page."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
