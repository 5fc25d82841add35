"""Turning a regular expression into instructions."""

from __future__ import annotations

from typing import Final, NamedTuple

from linter.terraform.failure import RefusalError, unknowable
from linter.terraform.regular.nodes import (
    Assertion,
    Characters,
    Choice,
    Group,
    Node,
    Repeat,
    Sequence,
)
from linter.terraform.regular.parser import Parser

LONGEST_PATTERN: Final = 2000
"""Characters of a pattern that gclint matches."""

MOST_INSTRUCTIONS: Final = 5000
"""Instructions of a program; counted repetitions multiply them."""


class Split(NamedTuple):
    """Go on at either of two instructions, and rather at the first."""

    first: int
    second: int


class Jump(NamedTuple):
    """Go on at another instruction."""

    to: int


class Save(NamedTuple):
    """Remember the place in the text."""

    slot: int


class Accept(NamedTuple):
    """The text matches."""


Instruction = Characters | Assertion | Split | Jump | Save | Accept


class Program(NamedTuple):
    """A regular expression fit for running."""

    instructions: tuple[Instruction, ...]
    names: tuple[str | None, ...]
    """The name of each group, from the first on; None for one without."""


def compiled(pattern: str) -> Program:
    """Compile a pattern; raises RefusalError where it is malformed."""
    if len(pattern) > LONGEST_PATTERN:
        raise unknowable(
            f"gclint does not match patterns of more than {LONGEST_PATTERN} characters"
        )
    parser = Parser(pattern)
    node = parser.parse()
    named = [name for name in parser.names if name]
    if len(set(named)) < len(named):
        raise RefusalError("two groups of the regular expression have the same name")
    compiler = _Compiler()
    compiler.emit(Save(0))
    compiler.add(node)
    compiler.emit(Save(1))
    compiler.emit(Accept())
    return Program(tuple(compiler.instructions), tuple(parser.names))


class _Compiler:
    def __init__(self) -> None:
        self.instructions: list[Instruction] = []

    def emit(self, instruction: Instruction) -> int:
        """Append an instruction, and return where it stands."""
        if len(self.instructions) >= MOST_INSTRUCTIONS:
            raise unknowable("the regular expression repeats too much")
        self.instructions.append(instruction)
        return len(self.instructions) - 1

    def add(self, node: Node) -> None:
        """Append the instructions that match `node`."""
        match node:
            case Characters() | Assertion():
                self.emit(node)
            case Sequence():
                for item in node.items:
                    self.add(item)
            case Group():
                self.emit(Save(2 * node.number))
                self.add(node.item)
                self.emit(Save(2 * node.number + 1))
            case Choice():
                self._choice(node)
            case Repeat():
                self._repeat(node)

    def _choice(self, node: Choice) -> None:
        jumps: list[int] = []
        for option in node.options[:-1]:
            split = self.emit(Jump(0))
            self.add(option)
            jumps.append(self.emit(Jump(0)))
            self.instructions[split] = Split(split + 1, len(self.instructions))
        self.add(node.options[-1])
        for jump in jumps:
            self.instructions[jump] = Jump(len(self.instructions))

    def _repeat(self, node: Repeat) -> None:
        for _ in range(node.low):
            self.add(node.item)
        if node.high is None:
            start = self.emit(Jump(0))
            self.add(node.item)
            self.emit(Jump(start))
            self._fork(start, node)
            return
        forks = []
        for _ in range(node.high - node.low):
            forks.append(self.emit(Jump(0)))
            self.add(node.item)
        for fork in forks:
            self._fork(fork, node)

    def _fork(self, at: int, node: Repeat) -> None:
        """Make the instruction at `at` choose between one more time and going on."""
        again, done = at + 1, len(self.instructions)
        self.instructions[at] = Split(done, again) if node.lazy else Split(again, done)
