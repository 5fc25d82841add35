"""Running a program over a text, all its threads at once.

Rob Pike's machine, as https://swtch.com/~rsc/regexp/regexp2.html describes it: at each character
the threads that are still alive step on together, so time grows with the length of the text times
that of the program.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from linter.terraform.failure import unknowable
from linter.terraform.regular.nodes import Assertion, Characters
from linter.terraform.regular.program import Accept, Jump, Program, Save, Split

MOST_STEPS: Final = 3_000_000
"""Characters times instructions of one search; beyond it the result is unknown."""

Places = tuple[int, ...]
"""Where groups start and end, by slot; -1 for what was not matched."""


class Match(NamedTuple):
    """A match: where each group of the pattern starts and ends, the whole of it first."""

    text: str
    places: Places

    @property
    def start(self) -> int:
        """Where the match starts."""
        return self.places[0]

    @property
    def end(self) -> int:
        """Where the match ends."""
        return self.places[1]

    def group(self, number: int) -> str | None:
        """Return the text of a group; None where it had no part in the match."""
        start, end = self.places[2 * number : 2 * number + 2]
        return None if start < 0 or end < 0 else self.text[start:end]


def find(program: Program, text: str, start: int = 0) -> Match | None:
    """Find the leftmost match that begins at `start` or later."""
    if (len(text) - start) * len(program.instructions) > MOST_STEPS:
        raise unknowable("gclint does not search so long a text")
    threads: dict[int, Places] = {}
    empty = (-1,) * (2 * len(program.names) + 2)
    best: Places | None = None
    for at in range(start, len(text) + 1):
        if best is None:
            _follow(program, text, at, 0, empty, threads)
        elif not threads:
            break
        following: dict[int, Places] = {}
        for counter, places in threads.items():
            instruction = program.instructions[counter]
            if isinstance(instruction, Accept):
                best = places
                break
            if isinstance(instruction, Characters) and at < len(text) and instruction.has(text[at]):
                _follow(program, text, at + 1, counter + 1, places, following)
        threads = following
    return None if best is None else Match(text, best)


def find_all(program: Program, text: str) -> Iterator[Match]:
    """Find all matches that do not overlap; an empty one right behind another does not count."""
    at, last_end = 0, -1
    while at <= len(text):
        match = find(program, text, at)
        if match is None:
            return
        if match.end > match.start or match.start != last_end:
            yield match
        last_end = match.end
        at = match.end if match.end > at else at + 1


def _follow(
    program: Program, text: str, at: int, counter: int, places: Places, threads: dict[int, Places]
) -> None:
    """Add the threads that `counter` leads to without taking a character, the preferred first."""
    seen: set[int] = set()
    waiting = [(counter, places)]
    while waiting:
        current, found = waiting.pop()
        if current in threads or current in seen:
            continue
        seen.add(current)
        instruction = program.instructions[current]
        match instruction:
            case Jump():
                waiting.append((instruction.to, found))
            case Split():
                waiting.append((instruction.second, found))
                waiting.append((instruction.first, found))
            case Save(slot=slot):
                waiting.append((current + 1, (*found[:slot], at, *found[slot + 1 :])))
            case Assertion():
                if _holds(instruction.kind, text, at):
                    waiting.append((current + 1, found))
            case _:
                threads[current] = found


def _holds(kind: str, text: str, at: int) -> bool:
    before = text[at - 1] if at else ""
    after = text[at] if at < len(text) else ""
    match kind:
        case "A":
            return at == 0
        case "z":
            return at == len(text)
        case "^":
            return before in ("", "\n")
        case "$":
            return after in ("", "\n")
    return (_is_word(before) != _is_word(after)) is (kind == "b")


def _is_word(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character == "_")
