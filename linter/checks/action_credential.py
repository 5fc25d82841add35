"""Credentials that stand in a data action instead of in its integration."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from linter.actions.body import URL
from linter.actions.names import references
from linter.actions.partly import HOLE, reading
from linter.actions.tools import TOOLS
from linter.checks.context import Context
from linter.checks.on_paper import SUPPLIED, action_of
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, KeyPath, View
from linter.readers.velocity.syntax import Interpolated, Literal, Template
from linter.readers.velocity.walk import walk
from linter.secret import is_placeholder
from linter.secret_text import secrets_in

_HEADERS = frozenset({"authorization", "proxy-authorization"})
_SCHEMES = frozenset({"basic", "bearer", "digest", "token", "apikey"})
_NO_TOKEN = re.compile(r"[\s{}]")
"""Signs that RFC 9110 lets no token hold; a text with one describes what goes there."""
_PASSWORD = re.compile(r"[^:]*$")
SHORTEST = 6
"""Characters of the shortest credential; less is a scheme's name or a stand-in."""


class _Written(NamedTuple):
    """A credential in a template's text, or the literal that a macro is given."""

    start: int
    end: int
    text: str


@check("no-literal-credential")
def no_literal_credential(
    subject: View, context: Context, _options: Options
) -> Iterator[Judgement]:
    """Flag a credential written out in an Authorization header or in the URL, if no placeholder.

    Details: `place`. What comes from a variable is not written out, and is not judged here.
    """
    if subject.body.get("kind") == SUPPLIED:
        return
    request = subject.body.get("request")
    headers = request.get("headers") if isinstance(request, dict) else None
    for name, value in headers.items() if isinstance(headers, dict) else ():
        if str(name).lower() in _HEADERS and isinstance(value, str):
            path = ("request", "headers", name)
            yield from _faults(subject, path, _in_header(value), f"the header {name}")
    url = action_of(subject, context).readings.get(URL)
    if url is not None:
        for found in secrets_in(url.template.text):
            text = url.template.text[found.start : found.end]
            one = _Written(url.offset(found.start), url.offset(found.end), text)
            place = "the URL" if " " in found.key else f"{found.key} in the URL"
            yield from _faults(subject, URL, [one] if HOLE not in text else [], place)


def _faults(subject: View, path: KeyPath, found: list[_Written], place: str) -> Iterator[Judgement]:
    for one in found:
        if len(one.text) >= SHORTEST and not is_placeholder(one.text):
            where = subject.spans.within(path, one.start, one.end)
            yield Fault(path, {"place": place}, span=where)


def _in_header(text: str) -> list[_Written]:
    """The credential that a header's value holds; none where a live reference supplies it."""
    found = reading(text)
    if found is None:
        return []
    used = list(references(found.template.nodes))
    if any(reference.name not in TOOLS for reference in used):
        return []
    if used:
        return _given_to_macros(found.template)
    token = text.strip().partition(" ")[2].strip() or text.strip()
    if token.lower() in _SCHEMES or _NO_TOKEN.search(token):
        return []
    start = text.rindex(token)
    return [_Written(start, start + len(token), token)]


def _given_to_macros(template: Template) -> list[_Written]:
    """The password of each `user:password` that a macro is given as text."""
    found = []
    for node in walk(template.nodes):
        if isinstance(node, Interpolated | Literal):
            inner = template.text[node.start + 1 : node.end - 1]
            password = _PASSWORD.search(inner)
            if password and ":" in inner:
                start = node.start + 1 + password.start()
                found.append(_Written(start, start + len(password[0]), password[0]))
    return found
