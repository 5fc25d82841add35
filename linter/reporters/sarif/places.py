"""Spans as SARIF's locations."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from linter.model import Span
from linter.report import Places
from linter.reporters.region import region_of

ROOT = "%SRCROOT%"
"""The name that GitHub knows for the root of the checkout."""


def artifact(path: str) -> dict[str, str]:
    """Where a file is, by a percent-encoded URI relative to the root.

    A lone surrogate, which stands for a byte of a file name that is not UTF-8, becomes that byte.
    """
    return {"uri": quote(path, errors="surrogateescape"), "uriBaseId": ROOT}


def physical(span: Span, places: Places) -> dict[str, Any]:
    """The physicalLocation of a span."""
    region = region_of(span, places)
    return {
        "artifactLocation": artifact(span.path),
        "region": {
            "startLine": region.line,
            "startColumn": region.column,
            "endLine": region.end_line,
            "endColumn": region.end_column,
        },
    }
