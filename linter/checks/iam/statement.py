"""IAM policy statements, read as they were written.

The grammar lets a list of one be written as the one thing itself:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from linter.model import KeyPath, Unknown


class Element(NamedTuple):
    """One action, resource, principal or condition value, and where it stands."""

    path: KeyPath
    value: str | Unknown


class Condition(NamedTuple):
    """What one operator demands of one condition key."""

    path: KeyPath
    operator: str
    """In lower case: `stringequals`, `foranyvalue:stringlike`."""
    key: str
    """In lower case, as condition keys know no case: `sts:externalid`."""
    values: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a document, at `path` in the judged body."""

    path: KeyPath
    body: Mapping[str, Any]

    def has(self, *keys: str) -> bool:
        """Whether one of the keys was written."""
        return any(key in self.body for key in keys)

    def elements(self, key: str) -> Iterator[Element]:
        """The strings under `key`: one or a list, each known or unknown; nothing else."""
        yield from _elements(self.body.get(key), (*self.path, key))

    def principals(self, key: str = "Principal") -> Iterator[tuple[str, Element]]:
        """(type, principal) pairs; `*` written alone has the type `*`, an unknown all of them."""
        named = self.body.get(key)
        path = (*self.path, key)
        if isinstance(named, str | Unknown):
            yield "*", Element(path, named)
        elif isinstance(named, dict):
            for kind, value in named.items():
                yield from ((kind, one) for one in _elements(value, (*path, kind)))

    def conditions(self) -> Iterator[Condition | Unknown]:
        """Each condition, or the unknown that stands for some."""
        whole = self.body.get("Condition")
        if isinstance(whole, Unknown):
            yield whole
        for operator, tested in _entries(whole):
            if isinstance(tested, Unknown):
                yield tested
            for key, value in _entries(tested):
                path = (*self.path, "Condition", operator, key)
                yield Condition(path, operator.lower(), key.lower(), tuple(_elements(value, path)))


def statements(document: object, path: KeyPath) -> Iterator[Statement | Unknown]:
    """The statements of the document at `path`; an Unknown where one, or all of them, are."""
    if isinstance(document, Unknown):
        yield document
    written = document.get("Statement") if isinstance(document, dict) else None
    for one, where in _each(written, (*path, "Statement")):
        if isinstance(one, dict):
            yield Statement(where, one)
        elif isinstance(one, Unknown):
            yield one


def allowing(document: object, path: KeyPath) -> Iterator[Statement | Unknown]:
    """The statements that allow something; an Unknown where there is no telling."""
    for one in statements(document, path):
        effect = one.body.get("Effect") if isinstance(one, Statement) else "Allow"
        if isinstance(effect, Unknown):
            yield effect
        elif effect == "Allow":
            yield one


def matches(pattern: str, name: str) -> bool:
    """Whether an action pattern covers an action: `*` and `?` are wildcards, case is none."""
    literal = pattern.lower().replace("[", "[[]")
    return fnmatchcase(name.lower(), literal)


def _each(value: object, path: KeyPath) -> Iterator[tuple[Any, KeyPath]]:
    if isinstance(value, list):
        yield from ((one, (*path, number)) for number, one in enumerate(value))
    elif value is not None:
        yield value, path


def _elements(value: object, path: KeyPath) -> Iterator[Element]:
    """The texts of a list or of one value; a number, such as an account's, is read as its text."""
    for one, where in _each(value, path):
        if isinstance(one, str | Unknown):
            yield Element(where, one)
        elif isinstance(one, int) and not isinstance(one, bool):
            yield Element(where, str(one))


def _entries(value: object) -> Iterator[tuple[str, Any]]:
    return iter(value.items() if isinstance(value, dict) else ())
