"""The data actions of an estate as they are run on paper."""

from __future__ import annotations

from typing import Final

from linter.actions.body import Action
from linter.checks.last import Last
from linter.model import View

SUPPLIED: Final = "static"
"""The kind of the actions that Genesys supplies; whoever has one cannot change it."""

_actions: Final = Last(lambda view: Action(view.body))


def action_of(view: View) -> Action:
    """The action of a view; the same one for every check, so that its templates are read once."""
    return _actions.of(view)
