"""What is remembered of one tree, as it stands in a file."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeGuard

from linter.remembered.place import trusted
from linter.remembered.sealed import sealed, unsealed
from linter.remembered.walk import Look

_FORM: Final = "gclint units 3"
Entry = dict[str, Any]
"""What was found, as JSON has it, with the `needs` that it hangs on."""


class Pages(NamedTuple):
    """Everything that is remembered of a tree."""

    units: dict[str, Entry]
    """What came of each unit, by its files and what they hold; with its `paths`."""
    folders: dict[str, Entry]
    """What each Terraform folder calls, by its path; with the `state` of its files."""
    estate: dict[str, Entry]
    """What came of the estate, by what its units say."""


def entry_of(found: Entry, needs: Sequence[Look]) -> Entry:
    """An entry for what was found, which hangs on some looks; their paths go by the root."""
    return found | ({"needs": [list(one) for one in needs]} if needs else {})


def is_names(found: object) -> TypeGuard[list[str]]:
    """Whether something that was read is a list of names."""
    return isinstance(found, list) and all(isinstance(one, str) for one in found)


def written(pages: Pages) -> bytes:
    """The pages as a file has them."""
    return sealed(_FORM, json.dumps(pages, separators=(",", ":")).encode("ascii"))


def loaded(file: str | None, root: str) -> Pages:
    """What an earlier run wrote down; nothing where there is nothing that can be believed."""
    if file is None or not trusted(os.path.dirname(file), root):
        return Pages({}, {}, {})
    try:
        body = unsealed(_FORM, Path(file).read_bytes())
        found = json.loads(body) if body is not None else ()
    except (OSError, ValueError, RecursionError):
        return Pages({}, {}, {})
    every = isinstance(found, list) and [isinstance(one, dict) for one in found]
    return Pages(*found) if every == [True, True, True] else Pages({}, {}, {})
