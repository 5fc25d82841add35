"""What a wrong name was probably meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

LIKELY = 0.75
"""Two names less alike than this are not offered for one another. Measured on single typing slips
in 2,700 attributes, types, enum values, scopes and permissions, 99% lead back to the right name;
of 600 attributes looked for in a type that has none like it, two were offered another."""

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")

_ACTIONS = {
    "read": ("view", "search"),
    "get": ("view",),
    "list": ("view", "search"),
    "readonly": ("view",),
    "write": ("add", "edit"),
    "create": ("add",),
    "insert": ("add",),
    "update": ("edit",),
    "modify": ("edit",),
    "remove": ("delete",),
    "manage": ("edit",),
}
"""What other platforms call the actions of permissions; here they are mostly view, add, edit and
delete (`write` is the action of none, `read` of two, in the catalogue of 2026-05)."""


def nearest(name: str, candidates: Iterable[str]) -> str | None:
    """The candidate that `name` was most likely meant to be, or None where none is near.

    Case, plural forms and the way words are joined (`a-b`, `aB`, `a_b`) count for nothing where
    the words agree. Names of colon-separated parts are compared part by part. A candidate equal
    to `name` is the answer. Of equally near candidates the alphabetically first is taken.
    """
    return _nearest(name, frozenset(candidates))


@lru_cache(maxsize=4096)
def _nearest(name: str, candidates: frozenset[str]) -> str | None:
    """Kept for the last names: an estate repeats its mistakes, and comparing takes milliseconds."""
    ranked = ((likeness(name, candidate), candidate) for candidate in sorted(candidates))
    score, best = max(ranked, key=lambda pair: pair[0], default=(0.0, ""))
    return best if score >= LIKELY else None


def likeness(name: str, other: str) -> float:
    """How alike two names are: 2 for the same, 1 to 2 for the same words, below 1 by letters."""
    if name == other:
        return 2.0
    parts, others = name.split(":"), other.split(":")
    if len(parts) == len(others) == 3:
        return _of_permissions(parts, others)
    if len(parts) == len(others) or _words(name) == _words(other):
        return _plain(name, other)
    return 0.0


def words(name: str) -> tuple[str, ...]:
    """The words of a kebab, camel, snake or colon-separated name: small, in the singular."""
    return _words(name)


@lru_cache(maxsize=16384)
def _words(name: str) -> tuple[str, ...]:
    return tuple(singular(word.lower()) for word in _WORD.findall(name))


def singular(word: str) -> str:
    """An English noun without its plural ending, as far as spelling tells."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _of_permissions(parts: list[str], others: list[str]) -> float:
    domain = _plain(parts[0], others[0])
    if domain < LIKELY:  # as almost all are: nothing more is compared
        return 0.0
    entity = _plain(parts[1], others[1])
    action = _of_actions(parts[2], others[2]) if entity >= LIKELY else 0.0
    if action == 0:
        return 0.0
    return min(0.4 * domain + 0.4 * entity + 0.2 * action, 1.9)


def _of_actions(action: str, other: str) -> float:
    meant = _ACTIONS.get(action.lower(), ())
    if other in meant:
        return 1.0 - 0.1 * meant.index(other)
    score = _plain(action, other)
    return score if score >= LIKELY else 0.0


@lru_cache(maxsize=16384)
def _plain(name: str, other: str) -> float:
    mine, theirs = _words(name), _words(other)
    if mine and mine == theirs:
        return 1.0 + 0.9 * _ratio(name, other)
    return _ratio("".join(mine) or name, "".join(theirs) or other)


def _ratio(name: str, other: str) -> float:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, name, other, autojunk=False)
    if matcher.real_quick_ratio() < LIKELY or matcher.quick_ratio() < LIKELY:
        return 0.0
    return matcher.ratio()
