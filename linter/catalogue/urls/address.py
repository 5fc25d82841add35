"""Which host an address goes to, and which path."""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.catalogue.parts.regions import Regions
from linter.catalogue.urls.template import GAP, HOLE, LOST

PREFIX = ("api", "v2")
"""What every published path begins with."""

_SCHEME = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//")
_NAME_ONLY = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d)")
"""`arn:aws:...`, `mailto:...`: an address with neither host nor path."""
_BARE_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?/")
_END = re.compile(r"[?#]")
_PORT = re.compile(r":\d*$")
_HOLES = re.compile(f"[{HOLE}{GAP}{LOST}]+")


class Address(NamedTuple):
    """An outline cut into what matching looks at."""

    host: str | None
    """In small letters, holes kept, without port; None where the address is relative."""
    segments: tuple[str, ...]
    """The path's segments, holes kept; empty ones are left out."""
    opaque: bool
    """Whether a value stands where the host ends, so that it may hold some of the path too."""


def cut(outline: str) -> Address:
    """Cuts the outline of an address; never fails."""
    text = _END.split(outline.strip(), maxsplit=1)[0]
    scheme = _SCHEME.match(text)
    if scheme:
        return _absolute(text[scheme.end() :])
    if _NAME_ONLY.match(text):
        return Address(shown(text), (), opaque=False)
    if _HOLES.match(text) or _BARE_HOST.match(text):
        return _absolute(text)
    return Address(None, _segments(text), opaque=False)


class Hosts:
    """Tells the platform's API hosts from others."""

    def __init__(self, regions: Regions) -> None:
        self._known = tuple(region.api_host for region in regions.all)

    def serves(self, host: str) -> bool | None:
        """Whether calls to `host` reach the platform; None where its holes leave that open."""
        if not _HOLES.search(host):
            return host in self._known
        if not any(fits(host, known) for known in self._known):
            return False
        return True if _HOLES.sub("", host).strip(".") else None


def fits(pattern: str, name: str) -> bool:
    """Whether `name` could come of `pattern` by filling its holes."""
    known = _HOLES.split(pattern)
    if len(known) == 1:
        return pattern == name
    first, *middle, last = known
    if len(name) < len(first) + len(last):
        return False
    if not (name.startswith(first) and name.endswith(last)):
        return False
    at, end = len(first), len(name) - len(last)
    for piece in middle:
        at = name.find(piece, at, end)
        if at < 0:
            return False
        at += len(piece)
    return True


def shown(text: str) -> str:
    """The text with `{}` for each hole, for people to read."""
    return _HOLES.sub("{}", text)


def has_hole(segment: str) -> bool:
    """Whether a part of the segment is not known."""
    return _HOLES.search(segment) is not None


def _absolute(text: str) -> Address:
    host, _, path = text.partition("/")
    host = _host(host)
    return Address(host, _segments(path), opaque=has_hole(host[-1:]))


def _host(text: str) -> str:
    return _PORT.sub("", text.rpartition("@")[2]).rstrip(".").lower()


def _segments(path: str) -> tuple[str, ...]:
    return tuple(map(_segment, filter(None, path.strip().split("/"))))


def _segment(text: str) -> str:
    return HOLE if len(text) > 1 and text[0] == ":" else text
