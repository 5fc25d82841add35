"""Where a data action's request goes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from linter.actions.body import URL, properties
from linter.actions.context import RESERVED, request_names
from linter.actions.partly import HOLE, Reading
from linter.actions.render import renderings
from linter.actions.rendered import Rendered
from linter.actions.samples import choices, kind
from linter.actions.values import Value
from linter.checks.context import Context
from linter.checks.on_paper import SUPPLIED, action_of
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, Unknown, View
from linter.readers.velocity.syntax import Assignment, Comment, If, Node, Text

_PLAINTEXT = re.compile(r"\s*(http://[^/?#]*)", re.IGNORECASE)
_MARK = "gclint{}host"
"""Stands for an input in a rendered URL; nobody writes it."""
_HOST = re.compile(rf"\s*(?:https?:)?//([^/?#\\]*)|\s*((?:gclint\d+host|{HOLE})[^/?#\\]*)")
"""The host of an absolute URL, or of one that begins with what stands for something else."""
_OWN_HOST = ("purecloud-data-actions", "aws-lambda-data-actions")
"""Integrations whose relative URLs go to one place: the organisation's API, AWS Lambda."""


@check("encrypted-endpoint")
def encrypted_endpoint(subject: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag a URL that starts with `http://`, in any branch of its template."""
    if subject.body.get("kind") == SUPPLIED:
        return
    action = action_of(subject, context)
    url, found = action.at(URL), action.readings.get(URL)
    starts = list(_openings(found.template.nodes)) if found else []
    for node in starts:
        plain = _PLAINTEXT.match(node.printed)
        if plain and found:
            start, end = node.start + plain.start(1), node.start + plain.end(1)
            where = subject.spans.within(URL, found.offset(start), found.offset(end))
            yield Fault(URL, {"value": plain[1]}, span=where)
            return
    if isinstance(url, Unknown) and (not starts or starts[0].printed.startswith(HOLE)):
        yield url


@check("fixed-host")
def fixed_host(subject: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag each input that decides on the host of the URL; one with an `enum` does not."""
    if subject.body.get("kind") == SUPPLIED:
        return
    action = action_of(subject, context)
    url, found = action.at(URL), action.readings.get(URL)
    if found is None:
        if isinstance(url, Unknown):
            yield url
        return
    if subject.body.get("integration_type") in _OWN_HOST and "//" not in found.template.text:
        return
    schema = action.at(("input_schema",))
    hosts = {one.input: one for one in _from_inputs(found, properties(schema) or {})}
    if hosts and isinstance(schema, Unknown):
        yield schema
        return
    for one in hosts.values():
        where = subject.spans.within(URL, found.offset(one.start), found.offset(one.end))
        yield Fault(URL, {"input": one.input}, span=where)
    if not hosts and isinstance(url, Unknown) and _host_in_part(found):
        yield url


class _Host(NamedTuple):
    input: str
    start: int
    end: int


def _openings(nodes: Iterable[Node]) -> Iterator[Text]:
    """The texts that the output can begin with."""
    for node in nodes:
        if isinstance(node, Comment | Assignment):
            continue
        if isinstance(node, If):
            for branch in node.branches:
                yield from _openings(branch.body[:1])
        elif isinstance(node, Text):
            yield node
        return


def _from_inputs(url: Reading, declared: dict[str, Any]) -> Iterator[_Host]:
    """The free texts among the inputs that a rendering has in its host, and where they come in."""
    read = {use.name for use in url.uses[0]} - set(RESERVED)
    marks = {name: _MARK.format(number) for number, name in enumerate(sorted(read))}
    inputs: dict[str, Value] = {
        name: mark if _free(declared.get(name, {"type": "string"})) else "a"
        for name, mark in marks.items()
    }
    for rendered in renderings(url.template, request_names(inputs)):
        host = _HOST.match(rendered.text)
        for name, mark in marks.items():
            at = rendered.text.find(mark)
            if host and 0 <= at < host.end():
                yield _Host(name, *_source(rendered, at))


def _free(schema: Any) -> bool:
    return kind(schema) == "string" and not choices(schema) and "pattern" not in schema


def _source(rendered: Rendered, at: int) -> tuple[int, int]:
    piece = rendered.piece_at(at)
    return (piece.source_start, piece.source_end) if piece else (0, 0)


def _host_in_part(url: Reading) -> bool:
    """Whether the part that only a plan knows has a say in the host."""
    host = _HOST.match(url.template.text)
    return host is not None and HOLE in host[0]
