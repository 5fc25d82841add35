"""`.gclint-baseline.json`: the findings that a project has agreed to live with for now."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple

from linter.model import Mendable
from linter.plain_file import read_plain

FILE_NAME: Final = ".gclint-baseline.json"
FORMAT: Final = 1
_LONGEST_SNIPPET: Final = 120
"""Code points of source text that an entry shows; longer text is cut and named by its digest."""
_KEYS: Final = frozenset({"policy", "path", "address", "snippet", "count"})


class BadBaseline(Mendable):
    """A baseline that cannot be followed; the message names the file and the entry."""


class Debt(NamedTuple):
    """What one entry of a baseline is known by. It names no line, so lines may move."""

    path: str
    """The file, relative to the scan root, with forward slashes."""
    policy: str
    address: str
    """The subject inside its module or document; empty for a whole document."""
    snippet: str
    """The source text without blanks, secrets masked."""

    @property
    def elsewhere(self) -> tuple[str, str, str]:
        """What is left of it when the file is renamed."""
        return self[1:]


Baseline = Mapping[Debt, int]
"""How many findings there are of each debt."""


def debt(path: str, policy: str, address: str, snippet: str) -> Debt:
    """A debt as it is compared: a path of any system, and a snippet no longer than a line."""
    if len(snippet) > _LONGEST_SNIPPET:
        digest = sha256(snippet.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        snippet = f"{snippet[: _LONGEST_SNIPPET - len(digest) - 1]}…{digest}"
    return Debt(path.replace("\\", "/"), policy, address, snippet)


def load_baseline(file: Path) -> Baseline:
    """The baseline in `file`; raises BadBaseline."""
    try:
        document = json.loads(read_plain(file).decode("utf-8-sig"))
    except OSError as error:
        raise BadBaseline(f"{file}: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise BadBaseline(f"{file}: it is not JSON: {error}") from error
    entries = document.get("findings") if isinstance(document, dict) else None
    if not isinstance(entries, list) or document.get("version") != FORMAT:
        raise BadBaseline(f"{file}: it is no baseline of version {FORMAT}")
    counts: dict[Debt, int] = {}
    for number, entry in enumerate(entries):
        if not _well_formed(entry):
            raise BadBaseline(f"{file}: findings[{number}] is not as `baseline write` writes it")
        known = debt(entry["path"], entry["policy"], entry["address"], entry["snippet"])
        counts[known] = counts.get(known, 0) + entry["count"]
    return counts


def dump_baseline(baseline: Baseline) -> str:
    """The file's text: one entry a line, sorted, so that version control can merge it."""
    entries = [
        json.dumps({**known._asdict(), "count": count})
        for known, count in sorted(baseline.items())
        if count > 0
    ]
    listed = "[\n    " + ",\n    ".join(entries) + "\n  ]" if entries else "[]"
    return f'{{\n  "version": {FORMAT},\n  "findings": {listed}\n}}\n'


def _well_formed(entry: Any) -> bool:
    if not isinstance(entry, dict) or entry.keys() != _KEYS:
        return False
    count = entry["count"]
    texts = (entry[key] for key in _KEYS - {"count"})
    return (
        all(isinstance(text, str) for text in texts)
        and isinstance(count, int)
        and not isinstance(count, bool)
        and count > 0
    )
