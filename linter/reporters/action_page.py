"""A run of a data action on paper, for people."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from linter.actions.preview import Preview, Remark
from linter.actions.values import Undecided
from linter.secret import is_placeholder, masked
from linter.secret_name import names_secret
from linter.secret_text import header_token, secrets_in

MOST = 4000
"""Characters shown of one text."""

Where = Callable[[Remark], str]
"""Where a remark belongs, as `main.tf:12:5`; empty where that is not known."""


def render(name: str, run: Preview, where: Where) -> str:
    """The inputs, the request, the output, and what is wrong or unsure; secrets are masked."""
    sections = [
        (f"Data action {name}", [f"{key} = {_shown(value)}" for key, value in run.inputs.items()]),
        ("Request", list(_request(run))),
        ("Output", _output(run)),
        ("Fails", [_told(remark, where) for remark in run.problems]),
        ("Not known", [_told(remark, where) for remark in run.doubts]),
    ]
    parts = [
        "\n".join([title, *(f"  {line}".rstrip() for line in lines)])
        for title, lines in sections
        if lines or title.startswith("Data")
    ]
    return "\n\n".join(parts) + "\n"


def _output(run: Preview) -> list[str]:
    if run.output_text is not None:
        return _lines(run.output_text)
    return [] if run.problems else ["(it depends on the response: give one with --response JSON)"]


def _request(run: Preview) -> Iterator[str]:
    yield _masked(f"{run.method} {run.url}".strip())
    for name, value in run.headers.items():
        hidden = names_secret(name) and not is_placeholder(value)
        yield f"{name}: {'*' * len(value) if hidden else _masked(value)}"
    if run.body is not None:
        yield ""
        yield from _lines(run.body)


def _lines(text: str) -> list[str]:
    shown = text if len(text) <= MOST else f"{text[:MOST]}... ({len(text):,} characters)"
    return [_masked(line) for line in shown.splitlines()]


def _masked(text: str) -> str:
    for found in [*secrets_in(text), *header_token(text)]:
        value = text[found.start : found.end]
        if not is_placeholder(value):
            text = text[: found.start] + "*" * len(value) + text[found.end :]
    return masked(text)


def _shown(value: object) -> str:
    if isinstance(value, Undecided):
        return f"(not known: {value.reason})"
    return json.dumps(value, ensure_ascii=False, default=str)


def _told(remark: Remark, where: Where) -> str:
    place = where(remark)
    said = " ".join(_masked(remark.message).split())
    return f"{place}: {said}" if place else said
