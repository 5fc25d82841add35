"""Secrets inside a longer text: a URL, a form, a JSON template, a header, a key file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from linter.secret import masked
from linter.secret_name import may_name_secret, names_secret

_MEMBER = re.compile(r'"(?P<key>[\w.-]{1,80})"\s*:\s*"(?P<value>[^"\\$#{}]+)"')
_PAIR = re.compile(r"(?:^|[?&;])(?P<key>[\w.-]{1,80})=(?P<value>[^&;\s\"'$#{}<>]+)")
_URL_KEYS = frozenset({"key", "sig", "pass", "pwd"})
"""Names of query parameters that hold a secret, and are too short to say so elsewhere."""
_USER = re.compile(r"://[^\s/?#@:$]*:(?P<value>[^\s/?#@${}]+)@")
_HEADER = re.compile(
    r"^\s*(?:Bearer|Basic|Token|ApiKey)\s+(?P<value>[^\s$<>{}\"']+)\s*$", re.IGNORECASE
)
_KEY_FILE = re.compile(
    r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----(?P<value>[\sA-Za-z0-9+/=:,.-]{20,}?)-----END"
)


class Found(NamedTuple):
    """Characters `[start, end)` of a text that stand where a secret goes."""

    key: str
    """What a message calls it: the name it is given, or what it is."""
    start: int
    end: int


def may_hold_secrets(text: str) -> bool:
    """Whether `secrets_in` may find something in a text: where not, it finds nothing."""
    if "=" in text or "://" in text or "PRIVATE KEY" in text:
        return True
    return ('":' in text or '" :' in text) and may_name_secret(text)


def may_encode_secrets(text: str) -> bool:
    """Whether JSON of this text may have a key or a text in it that a secret is found by.

    Without backslashes it is written as it is read.
    """
    if "\\" in text or "authorization" in text.lower():
        return True
    return may_name_secret(text) or may_hold_secrets(text)


def secrets_in(text: str) -> Iterator[Found]:
    """The parts of a text that are named like a secret, or stand where nothing else does.

    Whether a part is a secret or only its placeholder is for the caller to tell. Nothing is found
    that holds a reference, as `client_secret=${credentials.clientSecret}` does.
    """
    if "=" in text:
        yield from _named(_PAIR, text, _URL_KEYS if "://" in text else frozenset())
    if '":' in text or '" :' in text:
        yield from _named(_MEMBER, text, frozenset())
    if "://" in text:
        yield from _all(_USER, "the password in the URL", text)
    if "PRIVATE KEY" in text:
        yield from _all(_KEY_FILE, "the private key", text)


def without_secrets(text: str) -> str:
    """The text with asterisks for each of its parts that is named like a secret."""
    for found in sorted(secrets_in(text), key=lambda one: one.start, reverse=True):
        text = f"{text[: found.start]}***{text[found.end :]}"
    return masked(text)


def header_token(text: str) -> Iterator[Found]:
    """The token of an Authorization header."""
    yield from _all(_HEADER, "Authorization", text)


def _named(pattern: re.Pattern[str], text: str, more: frozenset[str]) -> Iterator[Found]:
    for found in pattern.finditer(text):
        if names_secret(found["key"]) or found["key"].lower() in more:
            yield Found(found["key"], *found.span("value"))


def _all(pattern: re.Pattern[str], key: str, text: str) -> Iterator[Found]:
    return (Found(key, *found.span("value")) for found in pattern.finditer(text))
