"""What the catalogue knows of the provider, as the Terraform evaluator asks for it."""

from __future__ import annotations

from collections.abc import Collection

from linter.catalogue import Catalogue
from linter.catalogue.parts.provider import Attribute, TerraformType


class ProviderBlocks:
    """The provider's schema as far as evaluation needs it: what is a block, and what there is."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def is_block(self, kind: str, path: tuple[str, ...]) -> bool | None:
        """Whether the argument at `path` is written as a nested block; None where unknown."""
        known = self._type(kind)
        attributes = known.attributes if known else {}
        found: Attribute | None = None
        for name in path:
            found = attributes.get(name)
            if found is None:
                return None
            attributes = found.attributes
        return found.is_block if found else None

    def attributes(self, kind: str) -> Collection[str] | None:
        """The names of a type's attributes; None for a type that the catalogue does not have."""
        known = self._type(kind)
        return None if known is None else known.attributes

    def _type(self, kind: str) -> TerraformType | None:
        return self._catalogue.provider.get(kind)
