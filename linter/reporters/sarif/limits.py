"""What GitHub takes of a SARIF file, and what stays within it.

https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
and, for texts, /integrating-with-code-scanning/sarif-support-for-code-scanning.
"""

from __future__ import annotations

import gzip
from collections.abc import Sequence

from linter.model import Finding

MAX_RESULTS = 25_000
"""Results a run; a file with more is refused. A report is one run of the 20 allowed."""
MAX_STEPS = 1_000
"""Steps that are shown of all code flows of a result (10,000 are taken)."""
MAX_TAGS = 10
"""Tags that are shown of a rule (20 are taken)."""
MAX_DESCRIPTION = 1024
"""Characters of a rule's short or full description."""
MAX_BYTES = 10_000_000
"""Size of a file once compressed by gzip."""


def heaviest(findings: Sequence[Finding], most: int) -> tuple[Finding, ...]:
    """At most `most` findings, errors before warnings before notes, in their old order."""
    if len(findings) <= most:
        return tuple(findings)
    numbered = sorted(enumerate(findings), key=lambda pair: (pair[1].severity.rank, pair[0]))
    return tuple(finding for _, finding in sorted(numbered[:most], key=lambda pair: pair[0]))


def fits(text: str) -> bool:
    """Whether a file with this text is not too large."""
    data = text.encode()
    return len(data) <= MAX_BYTES or len(gzip.compress(data, 6, mtime=0)) <= MAX_BYTES


def shortened(text: str) -> str:
    """A description that is not too long."""
    return text if len(text) <= MAX_DESCRIPTION else text[: MAX_DESCRIPTION - 1] + "…"
