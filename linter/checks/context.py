"""What a check may look at besides the thing it judges."""

from __future__ import annotations

from dataclasses import dataclass

from linter.catalogue import Catalogue
from linter.model import Estate
from linter.settings import Settings


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of one judgement; the same for every check of a run."""

    estate: Estate
    settings: Settings
    catalogue: Catalogue
    before: Estate | None = None
    """The estate as it was at `--diff-base`, if a run compares."""
