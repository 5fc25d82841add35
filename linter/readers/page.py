"""What a web page shows: its images by id, and the colours that its style sheet gives.

No page is rendered: a tag and a rule are looked up as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_IMAGE: Final = re.compile(r"<!--.*?(?:-->|\Z)|<img\b(?P<inner>[^<>]*)>", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(
    r"""(?<![\w-])(?P<name>id|src)\s*=\s*(?P<quote>["'])(?P<value>[^"']*)(?P=quote)""",
    re.IGNORECASE,
)
_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_BRACE: Final = re.compile(r"[{}]")
_DECLARATION: Final = re.compile(r"([-\w]+)\s*:\s*([^;]+)")


class Shown(NamedTuple):
    """A text and where it stands."""

    text: str
    start: int
    end: int


def images(html: str) -> Iterator[tuple[str, Shown]]:
    """The `src` of each `<img>` that has an `id`, with that id; comments are passed over."""
    for tag in _IMAGE.finditer(html):
        told = {}
        for found in _ATTRIBUTE.finditer(html, *tag.span("inner")) if tag["inner"] else ():
            told[found["name"].lower()] = Shown(found["value"], *found.span("value"))
        if {"id", "src"} <= told.keys():
            yield told["id"].text, told["src"]


def declarations(css: str) -> Iterator[tuple[str, str, Shown]]:
    """The selectors, properties and values of the rules at the top of a style sheet, in order.

    A rule with several selectors is told once for each; rules in `@media` and the like are not.
    """
    plain = _COMMENT.sub(lambda found: " " * len(found[0]), css)
    depth, start, opened = 0, 0, 0
    for brace in _BRACE.finditer(plain):
        depth += 1 if brace[0] == "{" else -1
        if brace[0] == "{" and depth == 1:
            opened = brace.end()
        elif brace[0] == "}" and depth == 0:
            yield from _of_rule(plain, start, opened, brace.start())
            start = brace.end()
        depth = max(depth, 0)


def _of_rule(css: str, start: int, opened: int, end: int) -> Iterator[tuple[str, str, Shown]]:
    selectors = [" ".join(one.split()) for one in css[start : opened - 1].split(",")]
    if selectors[0].startswith("@"):
        return
    for found in _DECLARATION.finditer(css, opened, end):
        value = found[2].rstrip()
        shown = Shown(value, found.start(2), found.start(2) + len(value))
        yield from ((selector, found[1].lower(), shown) for selector in selectors)
