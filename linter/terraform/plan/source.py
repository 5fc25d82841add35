"""Planned resources led back to the configuration that they were planned from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from linter.model import KeyPath, Resource, Span, Spans, Unknown, is_known
from linter.terraform.modules.folders import folder_of

_INSTANCE: Final = re.compile(r'\[(?:\d+|"(?:[^"\\]|\\.)*")\]')
_META: Final = frozenset({"depends_on", "provider", "lifecycle", "provisioner", "connection"})
"""Arguments that a plan does not repeat."""


@dataclass(frozen=True, slots=True)
class LaidOver:
    """What comes of a plan and the configuration beside it."""

    resources: tuple[Resource, ...]
    """The planned ones; those found in the configuration stand at their places there."""
    replaced: frozenset[tuple[str, str]]
    """(path, address) of the resources of the configuration that they stand for."""


def lay_over(planned: Iterable[Resource], written: Iterable[Resource]) -> LaidOver:
    """Lead planned resources to those of the root module in the folder of the plan.

    A planned value counts where the configuration's is unknown, as the plan knows more; an unknown
    one keeps what the configuration says of where it comes from.
    """
    planned = tuple(planned)
    folders = {folder_of(one.path) for one in planned}
    beside = {(_root(one), one.address): one for one in written if _root(one) in folders}
    found: list[Resource] = []
    replaced: set[tuple[str, str]] = set()
    for resource in planned:
        origin = _origin(resource, beside)
        if origin is None:
            found.append(resource)
            continue
        replaced.add((origin.path, origin.address))
        found.append(_placed(resource, origin))
    return LaidOver(tuple(found), frozenset(replaced))


def _root(resource: Resource) -> str:
    """The folder of the root module that a resource was evaluated from."""
    return folder_of(resource.calls[0].span.path if resource.calls else resource.path)


def _origin(resource: Resource, beside: Mapping[tuple[str, str], Resource]) -> Resource | None:
    """The configured resource; one whose instances are unknown stands for all of them."""
    folder = folder_of(resource.path)
    exact = beside.get((folder, resource.address))
    return exact or beside.get((folder, _INSTANCE.sub("", resource.address)))


def _placed(planned: Resource, origin: Resource) -> Resource:
    meta = {name: one for name, one in origin.body.items() if name in _META}
    body = meta | _explained(planned.body, origin.body)
    spans = PlannedSpans(origin.spans)
    return replace(planned, path=origin.path, body=body, spans=spans, calls=origin.calls)


def _explained(planned: Any, written: Any) -> Any:
    """The planned value, in which the unknown parts are those of the configuration.

    An unknown part that nobody wrote is the provider's to make up, and left out.
    """
    if isinstance(planned, Unknown):
        return written if isinstance(written, Unknown) else planned
    if isinstance(planned, dict) and isinstance(written, dict):
        return {
            name: _explained(one, written.get(name))
            for name, one in planned.items()
            if name in written or not isinstance(one, Unknown)
        }
    if isinstance(planned, list) and isinstance(written, list) and len(planned) == len(written):
        return [_explained(one, other) for one, other in zip(planned, written, strict=True)]
    return planned


class PlannedSpans(Spans):
    """The places in the configuration, for values that the plan knows better."""

    def __init__(self, written: Spans) -> None:
        self._written = written

    def at(self, path: KeyPath) -> Span:
        """Find where to look for the value at `path`."""
        return self._written.at(path)

    def key(self, path: KeyPath) -> Span:
        """Find the key of `path`."""
        return self._written.key(path)

    def within(self, path: KeyPath, start: int, end: int) -> Span:
        """Find characters of the string at `path`."""
        return self._written.within(path, start, end)

    def encoded(self, path: KeyPath) -> tuple[object, Spans] | None:
        """The structure that was written, if all of it is known; else the plan's text says more."""
        found = self._written.encoded(path)
        return found if found is not None and is_known(found[0]) else None
