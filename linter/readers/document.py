"""A JSON or YAML file as it was read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from linter.model import Span, Spans

MAX_DEPTH: Final = 500
"""How deep objects and lists may nest.

Half of what the standard library's JSON parser stands under Python's default recursion limit of
1,000, so that the verdict does not depend on who called it. Real files stay below 30.
"""


class ReadFault(NamedTuple):
    """What is wrong in a file that could be read all the same."""

    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """One JSON text or YAML document."""

    path: str
    """The file, relative to the scan root, with forward slashes."""
    text: str
    """The whole file, of which a YAML document may be a part."""
    data: Any
    """Plain dicts, lists, strings, numbers, booleans and None; in YAML, Unknown where a tag such as
    `!Ref` asks another program for the value. Never to be changed: YAML aliases share values."""
    spans: Spans = field(compare=False, repr=False)
    faults: tuple[ReadFault, ...] = ()
    """Keys written twice, where the last was taken."""
    comments: tuple[Span, ...] = ()
    """YAML comments in source order, from their `#` to the end of the line."""
    extents: tuple[tuple[int, int], ...] = ()
    """YAML: the offsets that each entry of a mapping or sequence covers, in source order. A key
    starts an entry, and so does a dash."""
