"""The data actions of an estate as they are run on paper."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from linter.actions.body import Action
from linter.checks.context import Context
from linter.model import Estate, View

SUPPLIED: Final = "static"
"""The kind of the actions that Genesys supplies; whoever has one cannot change it."""


def action_of(view: View, context: Context) -> Action:
    """The action of a view; the same one for every check, so that its templates are read once."""
    return _last(context.estate).action(view)


class _Last:
    """The action that is being judged: one policy asks after the other, and none for another."""

    def __init__(self) -> None:
        self._view: View | None = None
        self._action = Action({})

    def action(self, view: View) -> Action:
        if self._view is not view:
            self._view, self._action = view, Action(view.body)
        return self._action


@lru_cache(maxsize=1)
def _last(_estate: Estate) -> _Last:
    return _Last()
