"""What the success template gives for each way that the translation map can turn out.

Several judges ask for the same. Each answer is rendered when the first of them does.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from linter.actions import json_text
from linter.actions.context import response_names
from linter.actions.render import renderings
from linter.actions.rendered import Rendered
from linter.actions.response import Outcome
from linter.readers.velocity.syntax import Template


class Answer:
    """What the success template gives for one outcome."""

    def __init__(self, template: Template, outcome: Outcome) -> None:
        self.outcome = outcome
        self._template = template

    @cached_property
    def ways(self) -> tuple[Rendered, ...]:
        """One rendering for each way that undecided conditions can go; none where too many."""
        return renderings(self._template, response_names(self.outcome.mapped, self.outcome.raw))

    @cached_property
    def read(self) -> tuple[tuple[Any, json_text.Malformed | None], ...]:
        """Each rendering read as JSON: its value, or what is wrong with it."""
        return tuple(json_text.parse(way.text) for way in self.ways)


class Answers:
    """The answers for some outcomes, made as they are asked for and then kept."""

    def __init__(self, template: Template, outcomes: Iterator[Outcome]) -> None:
        self._template = template
        self._coming = outcomes
        self._made: list[Answer] = []

    def __iter__(self) -> Iterator[Answer]:
        at = 0
        while at < len(self._made) or self._make():
            yield self._made[at]
            at += 1

    def _make(self) -> bool:
        outcome = next(self._coming, None)
        if outcome is None:
            return False
        self._made.append(Answer(self._template, outcome))
        return True
