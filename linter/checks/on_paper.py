"""The data actions of an estate as they are run on paper."""

from __future__ import annotations

from linter.actions.body import Action
from linter.checks.context import Context
from linter.kept import kept
from linter.model import Estate, View

SUPPLIED = "static"
"""The kind of the actions that Genesys supplies; whoever has one cannot change it."""


def action_of(view: View, context: Context) -> Action:
    """The action of a view; the same one for every check, so that its templates are read once."""
    return _latest(context.estate).action_of(view)


class _Latest:
    """The action that is being judged: one check asks after the other."""

    def __init__(self) -> None:
        self._latest: tuple[View | None, Action] = (None, Action({}))

    def action_of(self, view: View) -> Action:
        if self._latest[0] is not view:
            self._latest = (view, Action(view.body))
        return self._latest[1]


@kept(1)
def _latest(_estate: Estate) -> _Latest:
    return _Latest()
