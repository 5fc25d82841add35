"""The data actions of an estate as they are run on paper."""

from __future__ import annotations

from typing import Final

from linter.actions.body import Action
from linter.checks.context import Context
from linter.checks.last import Last
from linter.kept import kept
from linter.model import Estate, View

SUPPLIED: Final = "static"
"""The kind of the actions that Genesys supplies; whoever has one cannot change it."""


def action_of(view: View, context: Context) -> Action:
    """The action of a view; the same one for every check, so that its templates are read once."""
    return _actions(context.estate).of(view)


@kept(1)
def _actions(_estate: Estate) -> Last[Action]:
    return Last(lambda view: Action(view.body))
