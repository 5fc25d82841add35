"""Synthetic estates, the same for the same seed: realistic, and with a few true findings each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from benchmarks.estates.actions import data_actions
from benchmarks.estates.export_file import export_as_hcl, export_as_json
from benchmarks.estates.ordinary import ordinary

Files = Mapping[str, str]
"""Texts by path."""


@dataclass(frozen=True)
class Recipe:
    """How an estate is made, and which of its files are changed between runs."""

    name: str
    title: str
    make: Callable[[int], Files]
    """From a seed to files."""
    alone: str | None = None
    """A file that others take no part in, such as a queue."""
    shared: str | None = None
    """A file that takes part in verdicts on other files, such as a client."""


_TEAM: Final = "teams/team-0000"
SIZES: Final = (10, 100, 1_000, 10_000)
"""How many files the estates have whose growth is measured, after the one of a single file."""


def _sized(files: int) -> Recipe:
    return Recipe(
        name=f"files-{files}",
        title=f"{files:,} files",
        make=lambda seed: ordinary(seed, files),
        alone=f"{_TEAM}/queues.tf" if files > SIZES[0] else None,
        shared=f"{_TEAM}/access.tf",
    )


RECIPES: Final = (
    Recipe("one-file", "1 file", lambda seed: ordinary(seed, 1), alone="main.tf"),
    *map(_sized, SIZES),
    Recipe("export-hcl", "one 5 MB `.tf`", lambda seed: export_as_hcl(seed, 5)),
    Recipe("export-json", "one 20 MB `.tf.json`", lambda seed: export_as_json(seed, 20)),
    Recipe(
        "data-actions",
        "1,000 data actions",
        lambda seed: data_actions(seed, 1_000),
        shared="exports/action-0000.custom.json",
    ),
)
