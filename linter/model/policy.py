"""A policy: what must hold, why, how to mend it, and examples that are its tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """How much a finding weighs, in SARIF's words."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the heaviest, so that sorting puts errors first."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Example:
    """A small estate with the lines that the policy flags in it."""

    files: Mapping[str, str]
    """Text by file name, with the marks taken out."""
    marks: frozenset[tuple[str, int]]
    """(file name, line) of each finding expected; empty for a good example."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)
    """The files as they were at the base of a comparison."""


@dataclass(frozen=True, slots=True)
class Policy:
    """One YAML file of `policies/`, read and found well-formed."""

    id: str
    folder: str
    title: str
    severity: Severity
    source: str
    applies_to: tuple[str, ...]
    """Kinds of view, Terraform types, or document formats."""
    message: str
    rationale: str
    remediation: str
    references: tuple[str, ...]
    require: Mapping[str, Any] | None
    """A JSON Schema that the body must satisfy; None when `check` judges."""
    check: str | None
    """The name of a registered check; None when `require` judges."""
    options: Mapping[str, Any]
    """What the policy hands to its check (`with`)."""
    enabled: bool
    """Whether the policy is selected by default."""
    mandatory: bool
    """Whether suppressions of it are refused."""
    good: Sequence[Example]
    bad: Sequence[Example]

    @property
    def raised(self) -> bool:
        """Whether a part of gclint raises its findings, rather than a judgement."""
        return self.require is None and self.check is None

    @property
    def cure(self) -> str:
        """The remediation in one line: its first paragraph."""
        return " ".join(self.remediation.split("\n\n")[0].split())
