"""What is worked out of a subject for several policies, which ask one after the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from linter.model import View

_Made = TypeVar("_Made")


class Last(Generic[_Made]):
    """Keeps what was made of the view that is being judged, and of no other."""

    def __init__(self, make: Callable[[View], _Made]) -> None:
        self._make = make
        self._last: tuple[View, _Made] | None = None

    def of(self, view: View) -> _Made:
        """What is made of `view`; the same for everybody who asks until another is judged."""
        if self._last is None or self._last[0] is not view:
            self._last = (view, self._make(view))
        return self._last[1]
