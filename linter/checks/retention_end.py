"""Whether recordings are deleted at some time, and in time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from linter.checks.context import Context
from linter.checks.quantity import is_on
from linter.checks.registry import Options, check
from linter.checks.retention_media import (
    Medium,
    days,
    each_medium,
    means_for_ever,
    told,
    unless_deleted,
    while_enabled,
)
from linter.model import Fault, Judgement, KeyPath, Unknown, View

_PLACES: tuple[KeyPath, ...] = (
    ("retention_duration",),
    ("delete_retention",),
    ("delete_retention", "days"),
)
"""Where a text may stand in place of the number of days."""


@check("definite-retention")
def definite_retention(subject: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag each kind of media that is kept for ever, in so many words or for want of any."""
    yield from each_medium(subject, _in_words)
    endless = partial(_endless, limit=context.settings.retention_indefinite_days)
    yield from while_enabled(subject, each_medium(subject, endless))


@check("bounded-retention")
def bounded_retention(subject: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag each kind of media that is kept for more days than the settings allow."""
    most = context.settings.retention_max_days
    if most is not None:
        end = context.settings.retention_indefinite_days
        overlong = partial(_overlong, most=most, end=end)
        yield from while_enabled(subject, each_medium(subject, overlong))


def _in_words(medium: Medium) -> Iterator[Judgement]:
    for path in _PLACES:
        value: object = medium
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        if means_for_ever(value):
            yield Fault(path, {"why": f"`{value}` is no number of days"})


def _endless(medium: Medium, limit: int) -> Iterator[Judgement]:
    yield from unless_deleted(medium, _without_end(medium, limit))


def _without_end(medium: Medium, limit: int) -> Iterator[Judgement]:
    if "delete_retention" not in medium:
        yield from _never_deleted(medium)
        return
    after = days(medium, "delete_retention")
    if isinstance(after, Unknown):
        yield after
    elif after is not None and (after < 0 or after >= limit):
        why = f"{told(after)} days stand for no end"
        yield Fault(("delete_retention", "days"), {"why": why})


def _never_deleted(medium: Medium) -> Iterator[Judgement]:
    duration, retain = medium.get("retention_duration"), medium.get("retain_recording")
    if isinstance(duration, str):
        return
    if is_on(retain) or "archive_retention" in medium:
        where = "actions" if duration is None else "retention_duration"
        yield Fault((where,), {"why": "nothing says after how many days they are deleted"})
    elif isinstance(retain, Unknown):
        yield retain


def _overlong(medium: Medium, most: int, end: int) -> Iterator[Judgement]:
    after = days(medium, "delete_retention")
    if isinstance(after, Unknown):
        yield from unless_deleted(medium, [after])
    elif after is not None and most < after < end:
        fault = Fault(("delete_retention", "days"), {"days": told(after), "most": told(most)})
        yield from unless_deleted(medium, [fault])
