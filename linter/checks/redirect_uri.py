"""Where an OAuth client sends its users back to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.checks.context import Context
from linter.checks.oauth_client import while_active
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, Unknown, View

_PLAIN = re.compile(
    r"http://(?:[^/?#@]*@)?(?P<host>\[[^]]*\]|[^:/?#]*)(?P<end>[:/?#]?)", re.IGNORECASE
)
_LOOPBACK = re.compile(
    r"(?:.+\.)?localhost\.?|127(?:\.\d{1,3}){3}|\[(?:::1|(?:0{1,4}:){7}0{0,3}1)\]", re.IGNORECASE
)
"""RFC 8252 allows http for loopback addresses; RFC 6761 keeps `localhost` on the machine itself."""


@check("secure-redirect-uri")
def secure_redirect_uri(subject: View, _context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag each redirect URI that is plain http to another machine, or that holds a wildcard."""
    yield from while_active(subject, _uris(subject.body.get("redirect_uris")))


def _uris(uris: object) -> Iterator[Judgement]:
    if isinstance(uris, Unknown):
        yield uris
    for number, uri in enumerate(uris if isinstance(uris, list) else ()):
        if isinstance(uri, str | Unknown):
            fault = _fault((uri,) if isinstance(uri, str) else uri.parts or (uri,))
            if fault is not None:
                yield Fault(("redirect_uris", number), {"value": _shown(uri), "why": fault})
            elif isinstance(uri, Unknown):
                yield uri


def _fault(parts: tuple[str | Unknown, ...]) -> str | None:
    """What is wrong with a URI as far as it is known."""
    if any("*" in part for part in parts if isinstance(part, str)):
        return "holds a wildcard"
    start = parts[0]
    plain = _PLAIN.match(start) if isinstance(start, str) else None
    if plain is None or (len(parts) > 1 and not plain["end"]):
        return None
    return None if _LOOPBACK.fullmatch(plain["host"]) else "is plain http"


def _shown(uri: str | Unknown) -> str:
    if isinstance(uri, str):
        return uri
    return "".join(part if isinstance(part, str) else "${...}" for part in uri.parts)
