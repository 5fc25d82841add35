"""Templates that are a JSON text with references in it, as most are.

Where each reference stands for a part of a string or for a whole value, and prints nothing else
whatever is put in, there is no need to render the template: it is JSON each time. Only that is told
here. A template that is not settled so may be JSON all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from linter.actions.json_text import ends_inside, fits_string, parse
from linter.actions.render import shown
from linter.actions.tools import JSON_ESCAPES, is_macro
from linter.actions.values import Undecided, Value
from linter.readers.velocity.syntax import Comment, Reference, Template, Text

_PART: Final = "_"
"""Stands in a string for a part of it: it ends whatever escape was begun before it."""
_WHOLE: Final = "0"
_BEFORE: Final = " \t\r\n:[,"
_AFTER: Final = " \t\r\n,]}"
"""What may stand around a whole value, so that it runs into nothing else."""

Given = Callable[[Reference], Iterable[Value] | None]
"""Every value that a reference may have; None where that is not told."""


class Slot(NamedTuple):
    """A reference that stands for a part of a JSON string, or for a whole value."""

    reference: Reference
    inside: bool
    """Whether it stands in a string."""


def slots(template: Template) -> tuple[Slot, ...] | None:
    """The references of a template; None where it has directives, or is no JSON around them."""
    found: list[Slot] = []
    text, inside = "", False
    wholes: list[int] = []
    for node in template.nodes:
        if isinstance(node, Text):
            text, inside = text + node.printed, ends_inside(node.printed, inside)
        elif isinstance(node, Reference):
            found.append(Slot(node, inside))
            wholes += [] if inside else [len(text)]
            text += _PART if inside else _WHOLE
        elif not isinstance(node, Comment):
            return None
    apart = all(text[at - 1 : at] in _BEFORE and text[at + 1 : at + 2] in _AFTER for at in wholes)
    return tuple(found) if apart and _is_value(text) else None


def always_json(template: Template, known: Iterable[Slot] | None, given: Given) -> bool:
    """Whether `template`, whose slots are `known`, prints JSON, or what cannot be told, each time.

    Each of its references has one of the values `given`, whichever the others have.
    """
    return known is not None and all(_fits(slot, template.text, given) for slot in known)


def _fits(slot: Slot, template: str, given: Given) -> bool:
    reference, inside = slot
    if inside and is_macro(reference, JSON_ESCAPES):
        return True
    values = given(reference)
    return values is not None and all(
        _takes(inside, shown(reference, value, template)) for value in values
    )


def _takes(inside: bool, text: str | Undecided) -> bool:
    """What cannot be told is no fault of the template's."""
    if isinstance(text, Undecided):
        return True
    return fits_string(text) if inside else _is_value(text)


def _is_value(text: str) -> bool:
    """Whether a text is JSON that is not too deep to be read."""
    return parse(text)[0] is not None or text == "null"
