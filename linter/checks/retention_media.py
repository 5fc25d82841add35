"""What a retention policy says of one kind of media, and how to judge each by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from linter.checks.quantity import as_number, is_on
from linter.model import Fault, Judgement, Unknown, View

Medium = Mapping[str, Any]
"""One of the `media` of a retention policy."""

BLOCKS: Final = {
    "archive_retention": "archive_retention",
    "delete_retention": "delete_retention",
    "screen_archive_retention": "archive_retention of the screen recording",
    "screen_delete_retention": "delete_retention of the screen recording",
}
"""The keys that hold a number of days, and how a message calls them."""

_FOR_EVER: Final = re.compile(
    r"(?:always|(?:for\W?)?ever|keep|max(?:imum)?|never|none|permanent(?:ly)?|perpetual|unlimited"
    r"|in(?:de)?finite(?:ly)?|infinity)",
    re.IGNORECASE,
)


def each_medium(
    policy: View, judged: Callable[[Medium], Iterable[Judgement]]
) -> Iterator[Judgement]:
    """Judge each kind of media by itself; a fault's path then leads there from the policy.

    Its details gain `medium`. What it is unknown which media there are is yielded as it is.
    """
    for number, medium in enumerate(policy.body.get("media", ())):
        if isinstance(medium, Unknown):
            yield medium
            continue
        for one in judged(medium):
            if isinstance(one, Fault):
                details = {"medium": str(medium["medium"]), **one.details}
                one = replace(one, path=("media", number, *one.path), details=details)
            yield one


def while_enabled(policy: View, judgements: Iterable[Judgement]) -> Iterator[Judgement]:
    """The judgements, unless the policy is switched off: then it keeps and deletes nothing.

    A policy that does not say counts as enabled.
    """
    enabled = policy.body.get("enabled")
    if isinstance(enabled, Unknown):
        unknowns = (enabled if isinstance(one, Fault) else one for one in judgements)
        yield from dict.fromkeys(unknowns)
    elif enabled is not False and enabled != "false":
        yield from judgements


def unless_deleted(medium: Medium, judgements: Iterable[Judgement]) -> Iterator[Judgement]:
    """The judgements, unless the recordings are deleted at once."""
    deleted = _deleted(medium)
    for one in judgements:
        if isinstance(deleted, Unknown):
            yield deleted
        elif not deleted:
            yield one


def _deleted(medium: Medium) -> bool | Unknown:
    """Whether the recordings are deleted at once.

    `always_delete` counts in any case, `delete_recording` only where they are not retained
    (https://registry.terraform.io/providers/MyPureCloud/genesyscloud/latest/docs/resources/recording_media_retention_policy).
    """
    always, retain, delete = (
        medium.get(key) for key in ("always_delete", "retain_recording", "delete_recording")
    )
    if is_on(always) or isinstance(always, Unknown):
        return always if isinstance(always, Unknown) else True
    if is_on(retain) or not (is_on(delete) or isinstance(delete, Unknown)):
        return False
    return next((one for one in (retain, delete) if isinstance(one, Unknown)), True)


def days(medium: Medium, block: str) -> float | Unknown | None:
    """The number of days in one of the BLOCKS; None where there is none, or no number."""
    found = medium.get(block)
    if isinstance(found, Mapping):
        found = found.get("days")
        return found if isinstance(found, Unknown) else as_number(found)
    return found if isinstance(found, Unknown) else None


def means_for_ever(value: object) -> bool:
    """Whether a text stands for no end: `indefinite`."""
    return isinstance(value, str) and _FOR_EVER.fullmatch(value.strip()) is not None


def told(number: float) -> str:
    """A number of days as a message shows it."""
    return f"{number:,.0f}" if number == round(number) else str(number)
