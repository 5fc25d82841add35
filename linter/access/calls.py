"""The platform calls that a data action or an app makes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from linter.access.sampled import Written, requests_of
from linter.catalogue import Catalogue
from linter.catalogue.match import Ambiguous, Match, Matched, NotPlatform, Unpublished, WrongMethod
from linter.catalogue.parts.operations import Operation
from linter.model import KeyPath, Unknown, View

PLATFORM_ACTIONS = "purecloud-data-actions"
"""The type of integration whose actions call the platform, with an OAuth client of it."""

_ANY_METHOD = "(any method)"
_PATH = re.compile(r"/?(api/v2/(?:\$?!?\{[^{}]*\}|\$\([^()]*\)|[^?#\s])*)")
"""A path up to its query; a `?` within a reference is none."""

_ABSOLUTE = re.compile(r"\s*(?:https?:)?//|\s*[\w-]+(?:\.[\w-]+)+/", re.IGNORECASE)
_OTHER_PRODUCT = re.compile(r"zendesk|\.json\b", re.IGNORECASE)
"""Zendesk's own API begins with `/api/v2/`, too; its paths end in `.json` by custom.
https://developer.zendesk.com/api-reference/introduction/requests/"""


class Call(NamedTuple):
    """One platform call, and where its address and method are written in the view's body."""

    path: KeyPath
    method_path: KeyPath
    method: str | None
    """None where it is not known."""
    url: str | Unknown
    match: Match

    @property
    def name(self) -> str:
        """`POST /api/v2/users`: as published where it is, else as written."""
        match self.match:
            case Matched(operation):
                return operation.name
            case WrongMethod(method, path):
                return f"{method} {path}"
            case Unpublished(method, path):
                return f"{method or _ANY_METHOD} {_path_written(self.url) or path}"
        url = self.url.expression if isinstance(self.url, Unknown) else self.url
        return f"{self.method or _ANY_METHOD} {url}"

    @property
    def endpoint(self) -> str:
        """The same with `{}` for what is not known of an unpublished path, to compare it by."""
        if isinstance(self.match, Unpublished):
            return f"{self.match.method or _ANY_METHOD} {self.match.path}"
        return self.name


def calls_of(view: View, catalogue: Catalogue) -> Iterator[Call]:
    """The calls of a data action, app manifest or load plan that go to the platform, or may."""
    written = _WRITTEN.get(view.kind, _of_manifest)
    for path, method_path, method, url in written(view):
        match = _matched(catalogue, method, url)
        if not isinstance(match, NotPlatform):
            yield Call(path, method_path, method, url, match)


def operations_of(call: Call) -> tuple[Operation, ...] | Unknown:
    """The published operations that a call goes to, or why that is not known.

    Several come back where it may be any of them, none for a call that nothing is published for.
    """
    if isinstance(call.match, Matched):
        return (call.match.operation,)
    if isinstance(call.match, Ambiguous):
        return call.match.candidates or _unknown(call)
    return ()


def why_ambiguous(call: Call) -> Unknown | None:
    """Why it is not known which operation a call goes to; None where it is."""
    return _unknown(call) if isinstance(call.match, Ambiguous) else None


def _path_written(url: str | Unknown) -> str:
    """The path of an address as people wrote it; empty where that cannot be told."""
    if isinstance(url, Unknown):
        pieces = (one if isinstance(one, str) else f"${{{one.expression}}}" for one in url.parts)
        url = "".join(pieces)
    found = _PATH.search(url)
    return f"/{found[1].rstrip('/')}" if found else ""


def _unknown(call: Call) -> Unknown:
    if isinstance(call.url, Unknown):
        return call.url
    reason = call.match.reason if isinstance(call.match, Ambiguous) else ""
    return Unknown(reason, call.url)


@lru_cache(maxsize=1024)
def _matched(catalogue: Catalogue, method: str | None, url: str | Unknown) -> Match:
    """Several checks ask about each call, and suggesting an operation takes a while."""
    return catalogue.match(method, url)


def _of_action(action: View) -> Iterator[Written]:
    request = action.body.get("request")
    if not isinstance(request, dict):
        return
    url, method = request.get("url_template"), request.get("method")
    if isinstance(url, str | Unknown) and _by_platform(action, url):
        told = method if isinstance(method, str) else None
        yield ("request", "url_template"), ("request", "method"), told, url


def _by_platform(action: View, url: str | Unknown) -> bool:
    """Whether the address, if it is relative, is one of the platform's."""
    kind = action.body.get("integration_type")
    known = url if isinstance(url, str) else "".join(p for p in url.parts if isinstance(p, str))
    if _ABSOLUTE.match(known):
        return True
    if isinstance(kind, str):
        return kind == PLATFORM_ACTIONS
    told = (known, action.body.get("category"), action.name)
    return not any(isinstance(one, str) and _OTHER_PRODUCT.search(one) for one in told)


def _of_manifest(manifest: View) -> Iterator[Written]:
    calls = manifest.body.get("calls")
    for number, call in enumerate(calls if isinstance(calls, list) else ()):
        if isinstance(call, dict) and isinstance(call.get("path"), str | Unknown):
            method = call.get("method")
            at: KeyPath = ("calls", number)
            told = method if isinstance(method, str) else None
            yield (*at, "path"), (*at, "method"), told, call["path"]


_WRITTEN: Final[dict[str, Callable[[View], Iterator[Written]]]] = {
    "data_action": _of_action,
    "load_plan": requests_of,
}
