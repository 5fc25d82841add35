"""The permissions that are known to exist."""

from __future__ import annotations

from collections.abc import Iterator

from linter.catalogue.parts.part import Part


class Permissions:
    """Known permissions. Absence proves nothing: products and vendors bring their own."""

    def __init__(self, part: Part) -> None:
        self.dated = part.dated
        self.origin = part.origin
        self.named_by_operations = part.names("named_by_operations")
        self.seen_elsewhere = part.names("seen_elsewhere")
        """In no published operation, but in roles or in an organisation's own list."""

    def __contains__(self, name: str) -> bool:
        return name in self.named_by_operations or name in self.seen_elsewhere

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.named_by_operations | self.seen_elsewhere))
