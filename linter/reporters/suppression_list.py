"""The suppressions of a project, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from linter.blame import Authorship
from linter.excuse import State
from linter.reporters.snippet import printable


@dataclass(frozen=True, slots=True)
class Entry:
    """Policies that one comment, or one rule of the settings, excuses with the same outcome."""

    path: str
    line: int
    policies: tuple[str, ...]
    address: str | None
    """What a rule of the settings covers; None for a comment."""
    reason: str
    until: date | None
    state: State
    told: str
    """Why it does not count, where it does not."""
    written: Authorship | None
    """Who wrote its line, and when; None where git does not know."""


def render_text(entries: Sequence[Entry], today: date) -> str:
    """One paragraph an entry, then how many there are of each state."""
    blocks = ["\n".join(_paragraph(entry, today)) + "\n" for entry in entries]
    counted = [(state, sum(one.state is state for one in entries)) for state in State]
    states = ", ".join(f"{count} {state}" for state, count in counted if count)
    total = f"{len(entries)} suppression{'s' * (len(entries) != 1)}"
    return "\n".join([*blocks, f"{total}: {states}\n" if entries else "No suppressions\n"])


def render_json(entries: Sequence[Entry], today: date) -> str:
    """A list of objects, keys in a fixed order."""
    return json.dumps([_object(entry, today) for entry in entries], indent=2) + "\n"


def _paragraph(entry: Entry, today: date) -> list[str]:
    about = f" for {entry.address}" if entry.address is not None else ""
    why = f" ({entry.told})" if entry.told else ""
    policies = ", ".join(entry.policies) or "no policy"
    lines = [
        f"{entry.path}:{entry.line}: {entry.state}: {policies}{about}{why}",
        f"    {entry.reason or 'no reason given'}",
    ]
    if entry.until is not None:
        lines.append(f"    until {entry.until}")
    if entry.written is not None:
        lines.append(f"    {_since(entry.written, today)}")
    return [printable(line) for line in lines]


def _since(written: Authorship, today: date) -> str:
    age = _age(written, today)
    ago = f"{age} day{'s' * (age != 1)} ago" if age else "today"
    return f"by {written.author} on {written.day}, {ago}"


def _age(written: Authorship, today: date) -> int:
    """Days, and none where a clock ran ahead."""
    return max(0, (today - written.day).days)


def _object(entry: Entry, today: date) -> dict[str, object]:
    return {
        "path": entry.path,
        "line": entry.line,
        "policies": list(entry.policies),
        "address": entry.address,
        "reason": entry.reason,
        "until": entry.until.isoformat() if entry.until else None,
        "state": str(entry.state),
        "why": entry.told,
        "author": entry.written.author if entry.written else None,
        "since": entry.written.day.isoformat() if entry.written else None,
        "age_days": _age(entry.written, today) if entry.written else None,
    }
