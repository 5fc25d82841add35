"""What all units of a run are asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from linter.catalogue import Catalogue
from linter.checks import sees_estate
from linter.model import Estate, Policy, Severity
from linter.model.estate import fits
from linter.settings import Settings
from linter.terraform import VariableInputs

Chosen = tuple[Policy, Severity]
_DECIDING: Final = (
    "id",
    "applies_to",
    "require",
    "check",
    "options",
    "message",
    "source",
    "cure",
)
"""What of a policy shows in its findings."""
_LINKED: Final = frozenset({"iam_policy", "iam_role"})
"""Views that are put together from resources in several files."""


@dataclass(frozen=True)
class Question:
    """The policies to judge by, and what they go by besides the files."""

    chosen: Sequence[Chosen]
    settings: Settings
    catalogue: Catalogue
    inputs: VariableInputs
    before: Estate | None = None
    """The estate as it was, for policies about a change."""

    @cached_property
    def of_units(self) -> Sequence[Chosen]:
        """The policies that look at nothing beyond a unit."""
        return [one for one in self.chosen if not _sees_estate(one[0])]

    @cached_property
    def of_estate(self) -> Sequence[Chosen]:
        """The policies that may look at everything that units share."""
        return [one for one in self.chosen if _sees_estate(one[0])]

    @cached_property
    def told(self) -> str:
        """A text that differs wherever the answers may: what is asked, but for the files."""
        asked = [
            (severity, [getattr(one, name) for name in _DECIDING]) for one, severity in self.chosen
        ]
        return repr((asked, self.settings, self.catalogue.folder, self.inputs))

    def concerning(self, kinds: frozenset[str]) -> Sequence[Chosen]:
        """The policies for units that hold these kinds of subjects."""
        if kinds not in self._concerning:
            self._concerning[kinds] = [
                one
                for one in self.of_units
                if any(fits(name, kind) for name in one[0].applies_to for kind in kinds)
            ]
        return self._concerning[kinds]

    @cached_property
    def _concerning(self) -> dict[frozenset[str], Sequence[Chosen]]:
        return {}


def _sees_estate(policy: Policy) -> bool:
    return bool(_LINKED & set(policy.applies_to)) or (
        policy.check is not None and sees_estate(policy.check)
    )
