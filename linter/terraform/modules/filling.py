"""Putting what references come to into bodies that were made without evaluating anything."""

from __future__ import annotations

from linter.model import Span
from linter.terraform.body import plain_data
from linter.terraform.modules.lookup import Lookup
from linter.terraform.modules.plain_blocks import PlainBlock


def filled(block: PlainBlock, names: Lookup, path: str) -> bool:
    """Fill the holes of a resource in the file `path`, whose references are settled.

    False, with some of them filled, where a reference comes to more than a text, a number or an
    unknown value.
    """
    for holder, key, (traversal, start, end) in block.holes:
        value, used = names.resolve(traversal, Span(path, start, end))
        if used < len(traversal) or value.encoded or isinstance(value.data, tuple | dict):
            return False
        if value.data is not None:
            holder[key] = plain_data(value)
        elif isinstance(holder, dict):
            del holder[key]
    return True
