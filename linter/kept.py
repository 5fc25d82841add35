"""What is worked out once for many questions, and kept until these are answered.

An index of an estate leads to all of it. Kept by a cache of its own for longer than the judging, it
would keep the syntax, the values and the views of files that nobody will ask for again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final, ParamSpec, TypeVar

_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")

_FORGET: Final[list[Callable[[], None]]] = []


def kept(
    most: int,
) -> Callable[[Callable[_Asked, _Answer]], Callable[_Asked, _Answer]]:
    """Keep the latest answers of a function, `most` of them, until `let_go`.

    For functions of an estate, or of what leads to one; their arguments can be hashed.
    """

    def keeping(function: Callable[_Asked, _Answer]) -> Callable[_Asked, _Answer]:
        cached = lru_cache(maxsize=most)(function)
        _FORGET.append(cached.cache_clear)
        return cached  # type: ignore[return-value]

    return keeping


def let_go() -> None:
    """Forget all that is kept: what it was worked out of has been judged."""
    for forget in _FORGET:
        forget()
