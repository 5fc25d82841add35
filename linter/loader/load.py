"""Policies from the folders that hold them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from linter import bundled
from linter.loader.examples import LaterExamples, example
from linter.loader.index import indexed
from linter.loader.malformed import MalformedPolicy
from linter.model import Example, Policy, Severity


def load_policies(folders: Iterable[Path]) -> tuple[Policy, ...]:
    """Every policy below the folders, ordered by id.

    Raises MalformedPolicy for the first file that is not a policy, and where two policies share
    an id.
    """
    found: dict[str, Policy] = {}
    for folder in folders:
        for file, policy in _policies(folder):
            if policy.id in found:
                raise MalformedPolicy(file, "$.id", f"another policy is called {policy.id}, too")
            found[policy.id] = policy
    return tuple(found[name] for name in sorted(found))


def load_policy(file: Path) -> Policy:
    """The policy in `file`; raises MalformedPolicy where it is not one."""
    from linter.loader.policy_file import read_policy

    document = read_policy(file)
    examples = document.get("examples", {})
    good, bad = (_examples(file, examples, group) for group in ("good", "bad"))
    return _policy(document, file, good, bad)


def policy_files(folder: Path) -> Sequence[Path]:
    """The files of a folder that hold policies; raises MalformedPolicy for what is no folder."""
    if not folder.is_dir():
        raise MalformedPolicy(folder, "$", "is not a folder of policies")
    return sorted(file for file in folder.rglob("*.yaml") if not file.name.startswith("_"))


def _policies(folder: Path) -> Iterator[tuple[Path, Policy]]:
    files = policy_files(folder)
    known = indexed(folder, files) if folder == bundled.folder("policies") else None
    for file in files:
        yield file, load_policy(file) if known is None else _known_policy(known[file], file)


def _known_policy(document: Mapping[str, Any], file: Path) -> Policy:
    examples = document.get("examples", {})
    good, bad = (LaterExamples(examples.get(group, ())) for group in ("good", "bad"))
    return _policy(document, file, good, bad)


def _policy(
    document: Mapping[str, Any], file: Path, good: Sequence[Example], bad: Sequence[Example]
) -> Policy:
    check = document.get("check", {})
    return Policy(
        id=document["id"],
        folder=file.parent.name,
        title=document["title"],
        severity=Severity(document["severity"]),
        source=document["source"],
        applies_to=tuple(document.get("applies_to", ())),
        message=" ".join(document["message"].split()),
        rationale=document["rationale"].strip(),
        remediation=document["remediation"].strip(),
        references=tuple(document.get("references", ())),
        require=document.get("require"),
        check=check.get("name"),
        options=check.get("with", {}),
        enabled=document.get("enabled", True),
        mandatory=document.get("mandatory", False),
        good=good,
        bad=bad,
    )


def _examples(file: Path, examples: Mapping[str, Any], group: str) -> tuple[Example, ...]:
    read = tuple(example(one) for one in examples.get(group, ()))
    for number, one in enumerate(read):
        if bool(one.marks) != (group == "bad"):
            told = "marks no line with `<--`" if group == "bad" else "marks a line"
            raise MalformedPolicy(file, f"$.examples.{group}[{number}]", told)
    return read
