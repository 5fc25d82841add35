"""What is remembered of one tree, as it stands in a file.

Each entry is a line, which is copied as it is for as long as it holds.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeGuard

from linter.remembered.place import trusted
from linter.remembered.sealed import sealed, unsealed
from linter.remembered.walk import Look

_FORM: Final = "gclint units 4"
_BETWEEN: Final = ",\n"
"""Between two entries; within one there is no line feed."""
_encoded: Final = json.JSONEncoder(separators=(",", ":")).encode
Found = Mapping[str, Any]
"""What was found, as JSON has it."""


class Entry(NamedTuple):
    """What was found, with the `needs` that it hangs on; and the same as it is written."""

    found: Found
    text: str


Page = dict[str, Entry]


class Pages(NamedTuple):
    """Everything that is remembered of a tree."""

    units: Page
    """What came of each unit, by its files and what they hold; with its `paths`."""
    folders: Page
    """What each Terraform folder calls, by its path; with the `state` of its files."""
    estate: Page
    """What came of the estate, by what its units say."""


def entry_of(found: Found, needs: Sequence[Look]) -> Entry:
    """An entry for what was found, which hangs on some looks; their paths go by the root."""
    whole = {**found, "needs": [list(one) for one in needs]} if needs else found
    return Entry(whole, _encoded(whole))


def is_names(found: object) -> TypeGuard[list[str]]:
    """Whether something that was read is a list of names."""
    return isinstance(found, list) and all(isinstance(one, str) for one in found)


def written(pages: Pages) -> bytes:
    """The pages as a file has them."""
    keys = _encoded([list(page) for page in pages])
    entries = chain.from_iterable(page.values() for page in pages)
    body = f"{keys}\n{_BETWEEN.join(entry.text for entry in entries)}"
    return sealed(_FORM, body.encode("ascii"))


def loaded(file: str | None, root: str) -> Pages:
    """What an earlier run wrote down; nothing where there is nothing that can be believed."""
    if file is None or not trusted(os.path.dirname(file), root):
        return Pages({}, {}, {})
    try:
        body = unsealed(_FORM, Path(file).read_bytes())
        return Pages(*_pages(body.decode("ascii"))) if body is not None else Pages({}, {}, {})
    except (OSError, TypeError, ValueError, RecursionError):  # nothing that we wrote
        return Pages({}, {}, {})


def _pages(body: str) -> Iterator[Page]:
    keys, _, lines = body.partition("\n")
    entries = map(Entry, map(_mapping, json.loads(f"[{lines}]")), lines.split(_BETWEEN))
    for several in json.loads(keys):
        yield dict(zip(several, entries, strict=False))


def _mapping(found: object) -> Found:
    if not isinstance(found, dict):
        raise TypeError(found)
    return found
