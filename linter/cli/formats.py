"""The formats of a report by the names that the command line gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from linter.report import Report
from linter.reporters import concise, github, gitlab, json_report, junit, markdown, sarif, text

Renderer = Callable[[Report], str]

RENDERERS: Mapping[str, Renderer] = {
    "text": text.render,
    "concise": concise.render,
    "json": json_report.render,
    "sarif": sarif.render,
    "github": github.render,
    "gitlab": gitlab.render,
    "junit": junit.render,
    "markdown": markdown.render,
}
FOR_READING = frozenset({"text", "concise"})
"""Formats before which lines of prose may stand."""
