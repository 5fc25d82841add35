"""What is configured beside a data action's request: its time, its function."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.context import Context
from linter.checks.quantity import as_number
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, Resource, Unknown, View

_FUNCTION_CATEGORY = re.compile(r"function[\s_-]*data[\s_-]*action", re.IGNORECASE)


@check("action-timeout")
def action_timeout(subject: View, _context: Context, options: Options) -> Iterator[Judgement]:
    """Flag a timeout that is out of its range, or set on a kind of action that has none.

    Options: `ranges` (key of the body -> least and most seconds), `without` (kinds).
    """
    for key, (least, most) in options["ranges"].items():
        value = subject.body.get(key)
        if isinstance(value, Unknown):
            yield value
        elif value is not None and subject.body.get("kind") in options["without"]:
            yield Fault((key,), {"told": "must not be set on a custom authentication action"})
        elif value is not None and not _within(value, least, most):
            told = f"is {value} s; it may be {least} to {most} s"
            yield Fault((key,), {"told": told})


@check("function-configuration")
def function_configuration(
    subject: Resource, _context: Context, options: Options
) -> Iterator[Judgement]:
    """Hold an action's category against its `function_config`.

    Option `flag`: `missing` flags a function's category without the block, `stray` the block
    under another category.
    """
    body = subject.body
    category, configured = body.get("category"), body.get("function_config")
    unknown = next((one for one in (category, configured) if isinstance(one, Unknown)), None)
    if unknown is not None or not isinstance(category, str):
        if unknown is not None and _is_in_question(body, options["flag"]):
            yield unknown
        return
    is_function = bool(_FUNCTION_CATEGORY.search(category))
    if options["flag"] == "missing" and is_function and not configured:
        yield Fault(("category",), {"value": category})
    if options["flag"] == "stray" and configured and not is_function:
        yield Fault(("function_config", 0), {"value": category})


def _is_in_question(body: Mapping[str, Any], flag: str) -> bool:
    """Whether the category could decide; an action that calls a URL is taken to run no function."""
    configured = body.get("function_config")
    if flag == "stray":
        return bool(configured)
    return not body.get("config_request") and (not configured or isinstance(configured, Unknown))


def _within(value: object, least: float, most: float) -> bool:
    seconds = as_number(value)
    return seconds is None or least <= seconds <= most
