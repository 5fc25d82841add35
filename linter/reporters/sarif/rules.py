"""Policies as SARIF's rules.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html, section 3.49
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from linter.model import Policy, Severity
from linter.reporters.sarif.help import markdown_help, text_help
from linter.reporters.sarif.limits import MAX_TAGS, shortened

_PRECISION = {
    "platform": "very-high",
    "terraform": "very-high",
    "aws": "very-high",
    "practice": "high",
    "field-report": "medium",
}
"""What published definitions back is certain; a house rule less so, a field report least."""
_PROBLEM = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "recommendation",
}
_SECURITY_FOLDERS = frozenset({"iam", "oauth"})
_SECURITY_SEVERITY = {Severity.ERROR: "8.0", Severity.WARNING: "5.5", Severity.NOTE: "2.5"}
_WEAKNESS = re.compile(r"https://cwe\.mitre\.org/data/definitions/(\d+)\.html")


def rule(policy: Policy) -> dict[str, Any]:
    """The reportingDescriptor of a policy."""
    return {
        "id": policy.id,
        "name": "".join(word.capitalize() for word in policy.id.split("-")),
        "shortDescription": {"text": shortened(policy.title)},
        "fullDescription": {"text": shortened(_first_paragraph(policy.rationale))},
        "help": {"text": text_help(policy), "markdown": markdown_help(policy)},
        "defaultConfiguration": {"level": str(policy.severity)},
        "properties": _properties(policy),
    }


def _properties(policy: Policy) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "precision": _PRECISION[policy.source],
        "problem.severity": _PROBLEM[policy.severity],
        "tags": list(dict.fromkeys(_tags(policy)))[:MAX_TAGS],
    }
    severity = security_severity(policy)
    return properties if severity is None else {**properties, "security-severity": severity}


def security_severity(policy: Policy) -> str | None:
    """How bad for security breaking a policy is, from 0.1 to 10.0; None where it is not about that.

    About security are the policies of the folders `iam` and `oauth`, and any that refers to an
    entry of CWE. An error counts as high (8.0), a warning as medium (5.5), a note as low (2.5), by
    GitHub's bands: above 9.0 critical, from 7.0 high, from 4.0 medium.
    """
    if policy.folder in _SECURITY_FOLDERS or any(_weaknesses(policy)):
        return _SECURITY_SEVERITY[policy.severity]
    return None


def _tags(policy: Policy) -> Iterator[str]:
    if security_severity(policy) is not None:
        yield "security"
    yield policy.folder
    yield policy.source
    yield from _weaknesses(policy)


def _weaknesses(policy: Policy) -> Iterator[str]:
    for reference in policy.references:
        if found := _WEAKNESS.match(reference):
            yield f"external/cwe/cwe-{found[1].zfill(3)}"


def _first_paragraph(text: str) -> str:
    return " ".join(text.split("\n\n")[0].split())
