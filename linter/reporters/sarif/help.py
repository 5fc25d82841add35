"""What a policy's file says, as the help that GitHub shows beside an alert."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.model import Example, Policy

_LANGUAGES = {"tf": "hcl", "tfvars": "hcl", "json": "json", "yaml": "yaml", "yml": "yaml"}


def text_help(policy: Policy) -> str:
    """Why, and how to mend it, as plain text."""
    parts = [policy.rationale.strip(), policy.remediation.strip(), *policy.references]
    return "\n\n".join(parts)


def markdown_help(policy: Policy) -> str:
    """Why, how to mend it, an example flagged and one not, and what to read."""
    return "\n\n".join(_sections(policy)) + "\n"


def _sections(policy: Policy) -> Iterator[str]:
    yield f"## Why\n\n{policy.rationale.strip()}"
    yield f"## Cure\n\n{policy.remediation.strip()}"
    for title, examples in (("Flagged", policy.bad), ("Not flagged", policy.good)):
        if examples:
            yield f"## {title}\n\n{_example(examples[0])}"
    if policy.references:
        yield "## See\n\n" + "\n".join(f"- <{reference}>" for reference in policy.references)


def _example(example: Example) -> str:
    return "\n\n".join(f"`{name}`\n\n{_fenced(name, text)}" for name, text in example.files.items())


def _fenced(name: str, text: str) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    language = _LANGUAGES.get(name.rpartition(".")[2], "")
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"
