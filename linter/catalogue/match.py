"""Which published operation a call goes to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from linter.catalogue.parts.counterparts import Counterpart, Counterparts
from linter.catalogue.parts.operations import Operation, Operations
from linter.catalogue.parts.regions import Regions
from linter.catalogue.urls.address import PREFIX, Address, Hosts, cut, has_hole, shown
from linter.catalogue.urls.index import Node, guesses, index, is_identifier, routes
from linter.catalogue.urls.similar import Similar
from linter.catalogue.urls.template import GAP, LOST, outline
from linter.model import Unknown


@dataclass(frozen=True, slots=True)
class Matched:
    """The call goes to this operation."""

    operation: Operation


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """What is not known of the call leaves it open which operation it goes to, if any."""

    candidates: tuple[Operation, ...]
    """Those it may go to, as far as there is something to go by."""
    reason: str


@dataclass(frozen=True, slots=True)
class WrongMethod:
    """The path is published, but not with this method."""

    method: str
    path: str
    published: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Unpublished:
    """A path of the platform's API that is not published."""

    method: str | None
    path: str
    """With `{}` for what is not known."""
    nearest: tuple[Operation, ...]
    """What may have been meant, the likeliest first."""
    counterpart: Counterpart | None
    """Set where a field report used this very endpoint."""


@dataclass(frozen=True, slots=True)
class NotPlatform:
    """The call goes to some other service."""

    host: str | None
    """None where the address is relative."""


Match = Matched | Ambiguous | WrongMethod | Unpublished | NotPlatform

_METHOD = re.compile(r"[A-Z]+")


class Matcher:
    """Matches calls against a catalogue's operations; indexes them when first asked."""

    def __init__(self, operations: Operations, regions: Regions, known: Counterparts) -> None:
        self._operations = operations
        self._hosts = Hosts(regions)
        self._counterparts = known
        self._similar = Similar(operations)

    def match(self, method: str | None, url: str | Unknown) -> Match:
        """The operation that `method` on `url` calls, or why there is none; never fails.

        `method` is None, or no method's name, where it is not known.
        """
        address = cut(outline(url))
        served = self._served(address)
        if served is False:
            return NotPlatform(shown(address.host) if address.host else None)
        wanted = method.strip().upper() if method else None
        wanted = wanted if wanted and _METHOD.fullmatch(wanted) else None
        if served is None:
            return Ambiguous(self._guessed(wanted, address), _why(url))
        if any(segment in {".", ".."} for segment in address.segments):
            return Ambiguous(
                (), "the path has dots for steps up, which servers take in various ways"
            )
        if any(LOST in segment for segment in address.segments):
            return Ambiguous((), "the path holds a directive, or a reference that does not end")
        return self._of_path(wanted, address.segments, url)

    @cached_property
    def _index(self) -> Node:
        return index(self._operations.paths)

    def _served(self, address: Address) -> bool | None:
        """Whether the platform serves the address; None where that is not known."""
        served = True if address.host is None else self._hosts.serves(address.host)
        start = address.segments[: len(PREFIX)]
        if start == PREFIX or served is False:
            return served
        return None if address.opaque or any(map(has_hole, start)) else False

    def _guessed(self, method: str | None, address: Address) -> tuple[Operation, ...]:
        ends = list(guesses(self._index, address.segments))
        if address.opaque:
            ends += guesses(self._index, PREFIX + address.segments)
        return self._offered(method, ends)

    def _of_path(self, method: str | None, segments: tuple[str, ...], url: object) -> Match:
        found = next(routes(self._index, segments), None)
        given, end = found or ((), None)
        published = self._at(end) if end else ()
        fitting = tuple(one for one in published if method in (None, one.method))
        if len(fitting) == 1:
            return Matched(fitting[0])
        if fitting:
            return Ambiguous(fitting, "the method is not known")
        known = published if all(map(is_identifier, given)) else ()
        return self._unmatched(method, segments, url, known)

    def _unmatched(
        self,
        method: str | None,
        segments: tuple[str, ...],
        url: object,
        published: tuple[Operation, ...],
    ) -> Match:
        open_ended = any(GAP in segment for segment in segments)
        if published and method and not open_ended:
            return WrongMethod(method, published[0].path, published)
        ends = guesses(self._index, segments) if any(map(has_hole, segments)) else ()
        guessed = self._offered(method, list(ends))
        if guessed or open_ended:
            return Ambiguous(guessed, _why(url))
        return self._unpublished(method, segments)

    def _unpublished(self, method: str | None, segments: tuple[str, ...]) -> Unpublished:
        path = shown("/" + "/".join(segments))
        known = self._counterparts.of_endpoint(method, path) or self._counterparts.of_endpoint(
            method, _without_identifiers(path)
        )
        true = [self._operations.get(name) for name in known.operations] if known else []
        nearest = [one for one in true if one] or self._similar.to(method, segments[len(PREFIX) :])
        return Unpublished(method, path, tuple(nearest), known)

    def _at(self, end: Node) -> tuple[Operation, ...]:
        return tuple(one for path in end.paths for one in self._operations.at(path))

    def _offered(self, method: str | None, ends: list[Node]) -> tuple[Operation, ...]:
        """The operations at `ends`, only those with the method where any has it."""
        every = sorted({one for end in ends for one in self._at(end)})
        fitting = [one for one in every if one.method == method]
        return tuple(fitting or every)


def _without_identifiers(path: str) -> str:
    """The path with `{}` for the ids that were written into it."""
    start, rest = "/" + "/".join(PREFIX) + "/", path.removeprefix("/" + "/".join(PREFIX) + "/")
    return start + "/".join("{}" if is_identifier(one) else one for one in rest.split("/"))


def _why(url: object) -> str:
    if isinstance(url, Unknown):
        return url.reason
    return "a value in the address decides which operation is called"
