"""What is known of the code, or the status, of a refusal."""

from __future__ import annotations

from collections.abc import Iterator

from linter.access.needs import all_of
from linter.catalogue import Catalogue
from linter.catalogue.parts.error_codes import ErrorCode
from linter.reporters.explain.causes import CAUSES
from linter.reporters.explain.page import Page
from linter.reporters.explain.reports import report_of

_SHOWN = 15
"""Codes of a status that are told before the rest is counted."""

_STATUSES = {
    "401": "The platform does not know who calls: no token, a wrong or expired one, or an address "
    "that is not allowed.",
    "403": "The platform knows who calls, and the caller lacks a permission, a division, a scope "
    "or an entitlement. Rate limits, sizes and expired tokens are never reported as 403.",
    "413": "The body is too large.",
    "429": "A rate limit is reached; Retry-After tells how many seconds to wait.",
}


def render(name: str, catalogue: Catalogue) -> Page:
    """How often a code is declared, with which status, what causes it and what mends it."""
    if name.isdigit() and name not in _STATUSES:
        told = f"gclint knows the codes of {all_of(_STATUSES)} only."
        return Page(f"status {name}").add("Published", [told])
    if name in _STATUSES:
        return (
            Page(f"status {name}")
            .add("Means", [_STATUSES[name]])
            .add("Codes", _codes(int(name), catalogue))
        )
    known = catalogue.counterparts.of_name(name)
    page = Page(f"error code {name}")
    page.add("Published", _published(name, catalogue))
    page.add("Cause and cure", [CAUSES[name]] if name in CAUSES else [])
    return page.add("What field reports say", report_of(known, catalogue) if known else ())


def _codes(status: int, catalogue: Catalogue) -> Iterator[str]:
    """The most frequent codes of a status."""
    codes = [one for one in catalogue.error_codes.all if one.status == status]
    yield from (f"{one.code}: declared by {_count(one)}" for one in codes[:_SHOWN])
    if len(codes) > _SHOWN:
        yield f"and {len(codes) - _SHOWN} more"


def _published(name: str, catalogue: Catalogue) -> Iterator[str]:
    found = catalogue.error_codes.named(name)
    for one in found:
        yield f"With status {one.status}, declared by {_count(one)}."
    if not found:
        yield "No operation declares such a code for a 401, 403, 413 or 429."


def _count(one: ErrorCode) -> str:
    return f"{one.operations} operation{'' if one.operations == 1 else 's'}"
