"""Secrets that are written out, and variables that would show theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, Resource, Unknown, View
from linter.secret import is_placeholder, names_secret

_MEMBER = re.compile(r"([\w-]+)\s*=\s*(?:optional\(\s*)?(?:string|any|list|set|map)\b")
_PLAIN_TYPE = re.compile(r"\s*(?:(?:list|set|map)\(\s*)?(?:bool|number)\b")
_ABOUT_SECRET = re.compile(
    r"\b(?:arn|name|id|identifier|path|url|uri|version|ttl|lifetime)s?\s+(?:of|for|to)\s+"
    r"(?:[\w-]+\s+){0,3}(?:secret|password|token|key|credential)",
    re.IGNORECASE,
)
"""A description that says that the variable only tells where the secret is, or of what kind."""
_STORE = re.compile(
    r"\b(?:KMS|key management|secrets? (?:manager|store)|key ?vault|(?:in|from|of) vault)\b",
    re.IGNORECASE,
)
"""A description that names the store which has the secret."""
_REFERRED_TO = re.compile(r"encryption_?key$", re.IGNORECASE)
"""Names of keys that a key service keeps, so that configuration only says which."""


@check("no-literal-secret")
def no_literal_secret(subject: View, _context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag each text that stands where a secret goes and is no placeholder for one."""
    for number, text in enumerate(subject.body["texts"]):
        if not is_placeholder(text["value"]):
            yield Fault(("texts", number, "value"), {"key": text["key"]})


@check("sensitive-variable")
def sensitive_variable(
    subject: Resource, _context: Context, _options: Options
) -> Iterator[Judgement]:
    """Flag a Terraform variable that carries a secret and is not `sensitive`.

    It carries one where its name says so, or where it is an object and the name of an attribute
    does, unless its type, default or description tells that the secret itself is elsewhere.
    """
    marks = [subject.body.get(key) for key in ("sensitive", "ephemeral")]
    if any(mark is True or mark == "true" for mark in marks) or not _carries_secret(subject):
        return
    unknown = next((mark for mark in marks if isinstance(mark, Unknown)), None)
    yield unknown or Fault(("sensitive",))


def _carries_secret(variable: Resource) -> bool:
    kind = variable.body.get("type")
    written = kind if isinstance(kind, str) else ""
    description = variable.body.get("description")
    if isinstance(description, str) and _STORE.search(description):
        return False
    if any(_holds_secret(member) for member in _MEMBER.findall(written)):
        return True
    return (
        _holds_secret(variable.name)
        and not _PLAIN_TYPE.match(written)
        and not _kept_elsewhere(variable.body)
    )


def _holds_secret(name: str) -> bool:
    return names_secret(name) and not _REFERRED_TO.search(name)


def _kept_elsewhere(body: dict[str, object]) -> bool:
    default, description = body.get("default"), body.get("description")
    if isinstance(default, bool | int | float):
        return True
    if isinstance(default, str) and default.startswith(("arn:", "http://", "https://", "vault:")):
        return True
    return isinstance(description, str) and bool(_ABOUT_SECRET.search(description))
