"""Whether the request body for an API of flat records is flat."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, Unknown, View
from linter.readers.velocity import read
from linter.readers.velocity.syntax import Foreach, If, Node, Reference, Text

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]', re.DOTALL)
_KIND = {"{": "an object", "[": "a list"}


@check("flat-record-payload")
def flat_record_payload(subject: View, _context: Context, options: Options) -> Iterator[Judgement]:
    """Flag each object and list inside the record that goes to one of the `apis`.

    An api has a `name`, its `methods`, a `path` and, if it is known by that too, a `host`.
    """
    request = subject.body.get("request")
    if not isinstance(request, dict):
        return
    url, method, body = (request.get(key) for key in ("url_template", "method", "body_template"))
    api = _addressed(url, method, options["apis"])
    if api is None or body is None:
        return
    if isinstance(body, Unknown):
        yield body
    elif isinstance(body, str):
        for nested in nested_values(body):
            where = subject.spans.within(("request", "body_template"), nested.start, nested.end)
            details = {"path": nested.key, "nested": _KIND[nested.bracket], "api": api["name"]}
            yield Fault(("request", "body_template"), details, span=where)


def _addressed(url: object, method: object, apis: Iterable[Any]) -> Any:
    """The first of the APIs that a request goes to, as far as its URL is known."""
    known = (
        "".join(part for part in url.parts if isinstance(part, str))
        if isinstance(url, Unknown)
        else url
    )
    if not isinstance(known, str) or not isinstance(method, str):
        return None
    fitting = (api for api in apis if api["path"] in known and method.upper() in api["methods"])
    return next(fitting, None)


class Nested(NamedTuple):
    """An object or list that is the value of a record's field."""

    key: str
    start: int
    end: int
    """Where its key stands in the template."""
    bracket: str


def nested_values(template: str) -> Iterator[Nested]:
    """Find what nests in the JSON object that a Velocity template writes.

    Judges what is written: a value that a reference stands for counts as plain.
    """
    depth = 0
    previous = key = None
    for token in _TOKEN.finditer(_bare(template)):
        sign = token[0]
        if sign in _KIND:
            if depth == 1 and key is not None and previous and previous[0] == ":":
                yield Nested(key[0].strip('"'), *key.span(), sign)
            depth += 1
        elif sign in "}]":
            depth -= 1
        elif sign == ":" and depth == 1:
            key = previous
        previous = token


def _bare(template: str) -> str:
    """The template with directives and references blanked, every offset kept."""
    characters = [" "] * len(template)
    for start, end in _written(read(template).nodes):
        characters[start:end] = template[start:end]
    return "".join(characters)


def _written(nodes: Iterable[Node]) -> Iterator[tuple[int, int]]:
    for node in nodes:
        if isinstance(node, Text):
            yield node.start, node.end
        elif isinstance(node, If):
            for branch in node.branches:
                yield from _written(branch.body)
        elif isinstance(node, Foreach):
            yield from _written(node.body)
        elif isinstance(node, Reference):
            continue
