"""Secrets that are written out, and variables that would show theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, Resource, Unknown, View
from linter.secret import is_placeholder, is_reference, names_store, tells_where
from linter.secret_name import names_secret

_MEMBER = re.compile(r"([\w-]+)\s*=\s*(?:optional\(\s*)?(?:string|any|list|set|map)\b")
_PLAIN_TYPE = re.compile(r"\s*(?:(?:list|set|map)\(\s*)?(?:bool|number)\b")
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
    described = description if isinstance(description, str) else ""
    if names_store(described):
        return False
    if any(_holds_secret(member) for member in _MEMBER.findall(written)):
        return True
    return (
        _holds_secret(variable.name)
        and not _PLAIN_TYPE.match(written)
        and not tells_where(described)
        and not _refers(variable.body.get("default"))
    )


def _holds_secret(name: str) -> bool:
    return names_secret(name) and not _REFERRED_TO.search(name)


def _refers(default: object) -> bool:
    if isinstance(default, bool | int | float):
        return True
    return isinstance(default, str) and is_reference(default)
