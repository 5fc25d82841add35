"""One policy as a page for people."""

from __future__ import annotations

from linter.model import Example, Policy

REACH = {
    "platform": "backed by the platform's published definitions",
    "terraform": "backed by the Terraform provider's published schema",
    "aws": "backed by AWS's published definitions",
    "practice": "good practice, not a rule of the platform",
    "field-report": "a claim from a field report, which the platform's definitions do not make",
}


def render(policy: Policy) -> str:
    """Everything the policy's file says, the examples included."""
    parts = [
        f"{policy.id}: {policy.title}",
        _facts(policy),
        f"Why\n{_indented(policy.rationale)}",
        f"Cure\n{_indented(policy.remediation)}",
    ]
    parts += [_example("Flagged", example) for example in policy.bad[:1]]
    parts += [_example("Not flagged", example) for example in policy.good[:1]]
    if policy.references:
        parts.append("See\n" + _indented("\n".join(policy.references)))
    return "\n\n".join(parts) + "\n"


def _facts(policy: Policy) -> str:
    chosen = "" if policy.enabled else " (judged only where it is selected)"
    facts = {
        "folder": policy.folder,
        "severity": f"{policy.severity}{chosen}",
        "source": f"{policy.source}: {REACH[policy.source]}",
        "judges": ", ".join(policy.applies_to) or "the run itself",
    }
    return "\n".join(f"  {name:<10}{fact}" for name, fact in facts.items())


def _example(title: str, example: Example) -> str:
    shown = []
    for name, text in example.files.items():
        marked = {line for file, line in example.marks if file == name}
        rows = enumerate(text.rstrip().splitlines(), 1)
        body = "\n".join(
            f"{'>' if number in marked else ' '} {row}".rstrip() for number, row in rows
        )
        shown.append(f"  {name}\n{_indented(body)}")
    return f"{title}\n" + "\n".join(shown)


def _indented(text: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in text.splitlines())
