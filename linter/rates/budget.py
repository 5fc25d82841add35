"""The rate budget: how often a minute each token is used, and how often it may be."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from linter.catalogue import Catalogue
from linter.model import Estate, Resource, Span, Subject, Unknown, View
from linter.rates.limit import TokenLimit, token_limit
from linter.rates.manifest import manifest_pace
from linter.rates.pace import Pace
from linter.rates.plan import whole_pace
from linter.rates.provider import provider_pace
from linter.rates.proxy import place_pace, platform_places
from linter.settings import Settings

_KINDS: Final = {
    "app_manifest": "app",
    "load_plan": "load plan",
    "proxy_config": "proxy",
    "provider.genesyscloud": "Terraform",
}


class State(StrEnum):
    """How a rate stands to its limit."""

    WITHIN = "within"
    ABOVE = "above"
    UNBOUNDED = "unbounded"
    UNKNOWN = "unknown"


class Line(NamedTuple):
    """One user of a token, or of several alike."""

    kind: str
    """`app`, `load plan`, `proxy` or `Terraform`."""
    name: str
    per_minute: float | None
    """The most requests a minute with one token; None where it is unbounded or unknown."""
    tokens: float
    """How many tokens the requests are spread over."""
    how: str
    """How the number comes, or why there is none."""
    limit: TokenLimit | None
    state: State
    span: Span


def budget(
    estate: Estate, settings: Settings, catalogue: Catalogue, files: Collection[str]
) -> tuple[Line, ...]:
    """A line for each app, load plan, proxied location and provider block in `files`."""
    lines = []
    for subject in estate.of(*_KINDS):
        if subject.path in files:
            limit = token_limit(_grant(subject), settings, catalogue)
            for name, pace in _paces(subject, catalogue):
                lines.append(_line(subject, name, pace, limit))
    return tuple(sorted(lines, key=lambda one: (one.span, one.name)))


def _paces(subject: Subject, catalogue: Catalogue) -> Iterator[tuple[str, Pace]]:
    regions = catalogue.regions
    if isinstance(subject, Resource):
        yield subject.name, provider_pace(subject, catalogue)
    elif subject.kind == "proxy_config":
        for place in platform_places(subject, regions):
            yield f"{subject.name} {place.body.get('name')}", place_pace(subject, place)
    elif subject.kind == "load_plan":
        pace = whole_pace(subject, regions)
        if pace is not None:
            yield subject.name, pace
    elif subject.body.get("calls"):
        nothing = Pace(None, "it declares no rate", ())
        yield subject.name, manifest_pace(subject) or nothing


def _line(subject: Subject, name: str, pace: Pace, limit: TokenLimit | None) -> Line:
    state = _state(pace, limit)
    kind = _KINDS[subject.kind if isinstance(subject, View) else subject.type]
    why = pace.unknown.reason if state is State.UNKNOWN and pace.unknown else pace.how
    span = subject.spans.at(pace.path)
    known = None if state is State.UNKNOWN else pace.of_a_token
    return Line(kind, name, known, pace.tokens, why, limit, state, span)


def _state(pace: Pace, limit: TokenLimit | None) -> State:
    rate = pace.of_a_token
    if rate is not None and limit is not None and rate <= limit.per_minute:
        return State.WITHIN
    if isinstance(pace.unknown, Unknown) or (rate is not None and limit is None):
        return State.UNKNOWN
    return State.UNBOUNDED if rate is None else State.ABOVE


def _grant(subject: Subject) -> object:
    """How the token was got: the provider always uses client credentials."""
    if isinstance(subject, Resource):
        return "CLIENT-CREDENTIALS"
    return subject.body.get("grant")
