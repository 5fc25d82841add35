"""How much work one question about an action may take.

Counted, not timed, so that the same action always gets the same answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linter.actions.render import MOST_WORK, renderings
from linter.actions.rendered import Rendered
from linter.actions.values import Value
from linter.readers.velocity.syntax import Template

MOST = 4 * MOST_WORK
"""Nodes visited for one question: enough for hundreds of scenarios of a template as people write
them, and for a few of the largest."""


class Budget:
    """Renders until the work is used up."""

    def __init__(self, most: int = MOST) -> None:
        self._left = most

    @property
    def spent(self) -> bool:
        """Whether no more should be rendered."""
        return self._left <= 0

    def renderings(self, template: Template, names: Mapping[str, Value]) -> tuple[Rendered, ...]:
        """The renderings of `template` for each way that undecided conditions can go."""
        ways = renderings(template, names)
        self.charge(template, ways)
        return ways

    def charge(self, template: Template, ways: Sequence[Rendered]) -> None:
        """Have the renderings of `template` paid for, though another question has made them."""
        size = len(template.text) // 8 + 1
        self._left -= sum(way.work + len(way.text) // 8 + size for way in ways) or MOST
