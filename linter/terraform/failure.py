"""The two ways in which evaluating stops short of a value.

Both travel as exceptions between the parts of the evaluator and become unknown values at its
edge: `evaluate` and `convert` never raise.
"""

from __future__ import annotations

from typing import Final

from linter.model import Span, Unknown

REFUSED: Final = "Terraform refuses this: "
"""How the reason of an unknown value begins that no plan could ever compute."""


class RefusalError(Exception):
    """Terraform itself would stop here with an error; `try` and `can` turn on it."""

    def __init__(self, reason: str, span: Span | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.span = span


class UnknowableError(Exception):
    """The value cannot be known here: a part of it is unknown, or gclint will not compute it."""

    def __init__(self, unknown: Unknown) -> None:
        super().__init__(unknown.reason)
        self.unknown = unknown


def unknowable(reason: str) -> UnknowableError:
    """Build the error that says why gclint leaves a value unknown."""
    return UnknowableError(Unknown(reason))


def is_refused(unknown: Unknown) -> bool:
    """Tell whether Terraform would refuse the value, as against not knowing it yet."""
    return unknown.reason.startswith(REFUSED)
