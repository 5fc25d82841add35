"""Whether the numbers of a retention policy are numbers, and fit each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain

from linter.checks.context import Context
from linter.checks.quantity import as_number, is_on
from linter.checks.registry import Options, check
from linter.checks.retention_media import (
    BLOCKS,
    Medium,
    days,
    each_medium,
    means_for_ever,
    told,
)
from linter.model import Fault, Judgement, Unknown, View


@check("retention-days-present")
def retention_days_present(
    subject: View, _context: Context, _options: Options
) -> Iterator[Judgement]:
    """Flag each retention that is written without a number of days, or with none to count."""
    yield from each_medium(subject, _absent)


@check("retention-days-numeric")
def retention_days_numeric(
    subject: View, _context: Context, _options: Options
) -> Iterator[Judgement]:
    """Flag what is no number where a number of days belongs.

    Words for `for ever` in the recording's own delete_retention are left to definite-retention.
    """
    yield from each_medium(subject, _wordy)


@check("screen-retention-limit")
def screen_retention_limit(
    subject: View, context: Context, options: Options
) -> Iterator[Judgement]:
    """Flag screen recordings kept beyond the `limit` (a name in the catalogue of limits)."""
    most = context.catalogue.limits[options["limit"]].value
    yield from each_medium(subject, partial(_screen, most=most))


@check("archive-before-delete")
def archive_before_delete(
    subject: View, _context: Context, _options: Options
) -> Iterator[Judgement]:
    """Flag recordings that would be archived when they are already deleted."""
    yield from each_medium(subject, _archived)


@check("consistent-retention")
def consistent_retention(
    subject: View, _context: Context, _options: Options
) -> Iterator[Judgement]:
    """Flag the switch that another one overrules."""
    yield from each_medium(subject, _overruled)


def _absent(medium: Medium) -> Iterator[Judgement]:
    for block, name in BLOCKS.items():
        found = medium.get(block)
        if isinstance(found, Unknown):
            yield found
        elif isinstance(found, Mapping):
            yield from _countless(block, name, found.get("days"))


def _countless(block: str, name: str, count: object) -> Iterator[Judgement]:
    if isinstance(count, Unknown):
        yield count
    elif count is None:
        yield Fault((block,), {"block": name, "told": "gives no days"})
    elif as_number(count) == 0:
        yield Fault((block, "days"), {"block": name, "told": "gives 0 days"})


def _wordy(medium: Medium) -> Iterator[Judgement]:
    duration = medium.get("retention_duration")
    if isinstance(duration, str) and not means_for_ever(duration):
        details = {"block": "retention_duration", "value": duration}
        yield Fault(("retention_duration",), details)
    for block, name in BLOCKS.items():
        found = medium.get(block)
        count, path = (
            (found.get("days"), (block, "days"))
            if isinstance(found, Mapping)
            else (found, (block,))
        )
        if isinstance(count, Unknown):
            yield count
        elif not _numeric(count, block):
            yield Fault(path, {"block": name, "value": str(count)})


def _numeric(count: object, block: str) -> bool:
    spoken = block == "delete_retention" and means_for_ever(count)
    return count is None or spoken or as_number(count) is not None


def _screen(medium: Medium, most: int) -> Iterator[Judgement]:
    after = days(medium, "screen_delete_retention")
    if isinstance(after, Unknown):
        yield after
    elif after is not None and after > most:
        details = {"days": told(after), "most": told(most)}
        yield Fault(("screen_delete_retention", "days"), details)


def _archived(medium: Medium) -> Iterator[Judgement]:
    return chain(
        _late(medium, "archive_retention", "delete_retention"),
        _late(medium, "screen_archive_retention", "screen_delete_retention"),
    )


def _late(medium: Medium, archive: str, delete: str) -> Iterator[Judgement]:
    first, last = days(medium, archive), days(medium, delete)
    if first is None or last is None:
        return
    if isinstance(first, Unknown):
        yield first
    elif isinstance(last, Unknown):
        yield last
    elif 0 < last <= first:
        yield Fault((archive, "days"), {"archive": told(first), "delete": told(last)})


def _overruled(medium: Medium) -> Iterator[Judgement]:
    always = medium.get("always_delete")
    if is_on(always) or isinstance(always, Unknown):
        for key in ("retain_recording", "delete_recording"):
            yield from _both(medium, key, "always_delete")
    if not is_on(always):
        yield from _both(medium, "delete_recording", "retain_recording")


def _both(medium: Medium, key: str, other: str) -> Iterator[Judgement]:
    """A fault where both switches are on; an unknown where that depends on it."""
    states = [medium.get(key), medium.get(other)]
    if all(is_on(state) for state in states):
        yield Fault((key,), {"key": key, "other": other})
    elif all(is_on(state) or isinstance(state, Unknown) for state in states):
        yield next(state for state in states if isinstance(state, Unknown))
