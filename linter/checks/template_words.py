"""What a template's fault is called in a report."""

from __future__ import annotations

from collections.abc import Mapping

from linter.actions.body import URL
from linter.actions.faults import TemplateFault
from linter.actions.partly import HOLE

MOST = 240
"""Characters of one detail; more would not be read on one line."""


def words(fault: TemplateFault) -> dict[str, str]:
    """The details for a policy's message, each on one line.

    `name` becomes `key`, as `name` is the action's. `hint` names a near miss, `place` says where
    a request's template goes, `escape` is the macro for that place, `told` sums up a rendering.
    """
    details = {"key" if key == "name" else key: text for key, text in fault.details.items()}
    in_url = fault.path == URL
    details |= {
        "hint": f"; did you mean `{near}`?" if (near := details.get("near")) else "",
        "place": "the URL" if in_url else "a JSON string of the body",
        "escape": "$esc.url" if in_url else "$esc.jsonString",
        "told": _told(details),
    }
    return {key: _on_one_line(text) for key, text in details.items()}


def _told(details: Mapping[str, str]) -> str:
    if "actual" in details:
        return _mismatch(details)
    problem, scenario = details.get("problem", ""), details.get("scenario", "")
    if not scenario:
        return f"is refused by Velocity: {problem}"
    value = details.get("value", "")
    cause = f", where `{value}` was put in" if value else ""
    return f"is not JSON when {scenario}: {problem}, at `{details.get('rendered', '')}`{cause}"


def _mismatch(details: Mapping[str, str]) -> str:
    place = f"`{details['property']}`" if details["property"] else "the whole"
    if details["actual"] == "nothing":
        return f"{place} is missing when {details['scenario']}"
    said = f"{place} is {details['actual']}, not {details['expected']}"
    return f"{said}, when {details['scenario']}"


def _on_one_line(text: str) -> str:
    shown = " ".join(text.replace(HOLE, "...").split())
    return shown if len(shown) <= MOST else shown[: MOST - 3] + "..."
