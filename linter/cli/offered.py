"""What the shell offers where a policy is asked for."""

from __future__ import annotations

import click

from linter import bundled


def policies(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """The ids of gclint's own policies that start as `begun` does."""
    return _starting(begun, _ids())


def policies_and_folders(
    _context: click.Context, _parameter: click.Parameter, begun: str
) -> list[str]:
    """The ids of policies, and the folders that stand for all in them."""
    return _starting(begun, [*_folders(), *_ids()])


def _starting(begun: str, names: list[str]) -> list[str]:
    return [name for name in names if name.startswith(begun)]


def _ids() -> list[str]:
    """By the names of their files, which are quicker to list than to read."""
    return sorted(file.stem for file in bundled.folder("policies").glob("*/*.yaml"))


def _folders() -> list[str]:
    return sorted(entry.name for entry in bundled.folder("policies").iterdir() if entry.is_dir())
