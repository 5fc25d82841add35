"""An address with every reference in it reduced to one character.

Addresses come from Velocity (`${input.x}`, `$!{input.x}`, `$esc.url(...)`), from Terraform with
values still unknown, from JavaScript and JMeter (`${x}`), and from documentation (`{x}`). Whatever
the language, what counts for matching is where the known text has holes.
"""

from __future__ import annotations

import re

from linter.model import Unknown

HOLE = "\ue000"
"""Some value, most likely of one path segment: an input, a documented parameter."""
GAP = "\ue001"
"""A value that nothing is known of; it may hold slashes."""
LOST = "\ue002"
"""From here on the text cannot be told: a directive, or a reference that does not end."""

LONGEST = 8192
"""Characters of an address that are looked at; longer ones are refused by servers anyway."""

_OPENERS = {"(": ")", "[": "]", "{": "}"}
_START = re.compile(
    r"\$+!?\{"  # ${input.x}, $!{input.x}, and $${input.x} as Terraform escapes it
    r"|\$+!?(?=[A-Za-z_])"  # $input.x
    r"|\{\{?|#(?=\{?(?:if|elseif|else|end|set|foreach|macro|parse|include|evaluate|break|stop)\b)"
)
_NAME = re.compile(r"[A-Za-z_][\w-]*")
_STEP = re.compile(r"\.[A-Za-z_][\w-]*")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_CONDITION = re.compile(r"\{?if\}?\s*(?=\()")
_QUERY_TOOL = re.compile(r"\$*!?\{?urlTool\b")
"""`urlTool.optionalQueryParam(...)` prints its own `?` or `&`: what follows is no path.
https://help.mypurecloud.com/articles/velocity-macros-data-actions/"""


def outline(address: str | Unknown) -> str:
    """The address with HOLE, GAP and LOST in place of what is not known.

    A query that a template's function begins is shown by its `?`.
    """
    text = _flat(address)[:LONGEST]
    done: list[str] = []
    at = 0
    while match := _START.search(text, at):
        done.append(text[at : match.start()])
        end, shown = _reference(text, match)
        done.append(shown)
        if shown == LOST:
            return "".join(done)
        at = end
    return "".join(done) + text[at:]


def _flat(address: str | Unknown) -> str:
    """The known text, with GAP for each unknown piece; made without recursion."""
    done: list[str] = []
    waiting: list[str | Unknown] = [address]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            done.append(part.replace(HOLE, " ").replace(GAP, " ").replace(LOST, " "))
        elif part.parts:
            waiting.extend(reversed(part.parts))
        else:
            done.append(GAP)
    return "".join(done)


def _reference(text: str, match: re.Match[str]) -> tuple[int, str]:
    """Where the reference that `match` begins has its end, and what stands for it."""
    opened = match.group()
    if opened.startswith("#"):
        return _directive(text, match.end())
    if opened.endswith("{"):
        closed = _closing(text, match.end() - opened.count("{"))
    else:
        closed = _path_end(text, match.end())
    if closed is None:
        return len(text), LOST
    shown = "?" if _QUERY_TOOL.match(text, match.start()) else HOLE
    return closed, GAP if GAP in text[match.start() : closed] and shown == HOLE else shown


def _directive(text: str, at: int) -> tuple[int, str]:
    """`#if(...)` before a query is the common case; any other leaves the path open."""
    found = _CONDITION.match(text, at)
    closed = _closing(text, found.end()) if found else None
    if closed is not None and text[closed : closed + 1] in ("?", "&"):
        return len(text), "?"
    return len(text), LOST


def _path_end(text: str, at: int) -> int | None:
    """The end of a Velocity reference without braces: `input.x`, `esc.url($input.x)`."""
    name = _NAME.match(text, at)
    end = name.end() if name else at
    while end < len(text):
        step = _STEP.match(text, end)
        if step:
            end = step.end()
        elif text[end] in "([":
            closed = _closing(text, end)
            if closed is None:
                return None
            end = closed
        else:
            break
    return end


def _closing(text: str, at: int) -> int | None:
    """The index after the bracket that closes the one at `at`; None where none does."""
    expected: list[str] = []
    while at < len(text):
        character = text[at]
        if character in "\"'" and (quoted := _QUOTED.match(text, at)):
            at = quoted.end()
            continue
        if character in _OPENERS:
            expected.append(_OPENERS[character])
        elif character == expected[-1]:
            expected.pop()
            if not expected:
                return at + 1
        at += 1
    return None
