"""The formats of a report by the names that the command line gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from linter.report import Report

FORMATS: Final[Mapping[str, str]] = {
    "text": "text",
    "concise": "concise",
    "json": "json_report",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "markdown": "markdown",
}
"""Each format by its module in `linter.reporters`, imported when the format is asked for."""
FOR_READING = frozenset({"text", "concise"})
"""Formats before which lines of prose may stand."""


def renderer(form: str) -> Callable[[Report], str]:
    """What turns a report into text of that format."""
    render: Callable[[Report], str] = import_module(f"linter.reporters.{FORMATS[form]}").render
    return render
