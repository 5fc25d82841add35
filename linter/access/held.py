"""What a caller holds of one kind, permissions or scopes, and what keeps that from being known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from linter.model import Unknown, first_unknown


@dataclass(frozen=True, slots=True)
class Held:
    """Names that are held for certain, and why there may be more of them."""

    names: frozenset[str] = frozenset()
    unknown: Unknown | None = None
    """Set where more may be held than `names`: whatever seems to be lacking may be there."""

    def __or__(self, other: Held) -> Held:
        return Held(self.names | other.names, self.unknown or other.unknown)


def held_in(value: object) -> Held | None:
    """What a list of names in a body says is held; None where there is no such list."""
    if isinstance(value, Unknown):
        return Held(unknown=value)
    if not isinstance(value, list):
        return None
    return Held(frozenset(one for one in value if isinstance(one, str)), first_unknown(value))


def joined(parts: Iterable[Held | None]) -> Held | None:
    """Everything that some of the parts says is held; None where none says anything."""
    told = [part for part in parts if part is not None]
    if not told:
        return None
    whole = Held()
    for part in told:
        whole |= part
    return whole
