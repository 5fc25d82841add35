"""What a secret looks like, so that it can be found and never be shown.

What only stands for a secret is asked where something is named like one: in most files nothing is,
so the large patterns of that are compiled then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from linter.secret_name import names_secret

_SHORTEST = 6
"""Characters of a secret that is looked for in messages; a shorter one is part of many words."""

_THING = (
    r"(?:client|api|app|access|auth|oauth|bearer|user|shared|private)?[\s_-]*"
    r"(?:secret|pass(?:word|phrase|wd)?|pwd|token|key|credential)s?"
    r"(?:[\s_-]*(?:value|here|goes[\s_-]*here))?"
)
_SAYS_SO = (
    "your|insert|replace|change|todo|fixme|example|sample|dummy|fake|mock|placeholder|redacted"
    "|masked|hidden|removed|notreal|not-real|notasecret"
)
_ASKS = "my|put|add|enter|fill|tbd|the|some|test"
_COUNTING = "01234567890"
"""Digits in a row, as samples have them: `5678`."""
_ASSIGNMENT = re.compile(
    r"""(?P<key>(?:["']|(?<![\w.-]))[\w.-]*["']?)\s*(?:=>|[=:])\s*"""
    r"""(?P<quote>["'])(?P<value>(?:\\.|(?!(?P=quote)).)+)"""
)
"""A key starts where a word does: to look at each of its letters takes three times as long."""
_TOKEN = re.compile(r"(?P<scheme>\b(?:Bearer|Basic)\s+)(?P<value>[A-Za-z0-9+/_.=-]{8,})")


def is_placeholder(value: str) -> bool:
    """Whether a text only stands where a secret goes, or refers to one kept elsewhere."""
    bare = value.strip().strip("\"'")
    counted = len(bare) > 2 and bare in _COUNTING
    return not bare or counted or is_reference(bare) or bool(_placeholder().fullmatch(bare))


def is_reference(value: str) -> bool:
    """Whether a text refers to a secret that is kept elsewhere."""
    return _reference().match(value) is not None


def tells_where(description: str) -> bool:
    """Whether a description is of something that only says where a secret is, or of what kind."""
    return names_store(description) or _where_it_is().search(description) is not None


def names_store(description: str) -> bool:
    """Whether a description speaks of a store that keeps secrets."""
    return _store().search(description) is not None


def masked(line: str) -> str:
    """A source line with what looks like a secret replaced by as many asterisks."""
    line = _ASSIGNMENT.sub(_mask_assignment, line)
    return _TOKEN.sub(lambda found: found["scheme"] + "*" * len(found["value"]), line)


def hiding(secrets: Iterable[str]) -> Callable[[str], str]:
    """A function that puts asterisks for each of the secrets in a text, the longest first."""
    long = {one for one in secrets if len(one) >= _SHORTEST and not is_placeholder(one)}
    known = sorted(long, key=len, reverse=True)
    if not known:
        return str
    pattern = re.compile("|".join(map(re.escape, known)))
    return lambda text: pattern.sub("***", text)


def _mask_assignment(found: re.Match[str]) -> str:
    key, value = found["key"].strip("\"'"), found["value"]
    if not names_secret(key) or is_placeholder(value):
        return found[0]
    return found[0][: -len(value)] + "*" * len(value)


@cache
def _placeholder() -> re.Pattern[str]:
    """What stands for a secret in samples."""
    return re.compile(
        rf"""
          <.*> | \[.*\] | \{{.*\}} | \$\$?\{{.*\}} | %.*% | \#\{{.*\}} | __.*__ | @.*@
        | \*+ | [0-]+ | x{{3,}} | x+(?:-x+)+ | [-_.•?]+
        | (?:.*[^a-z])? (?:{_SAYS_SO}) (?:[^a-z].*|(?-i:[A-Z]).*|me.*|this.*|here)?
        | (?:{_ASKS}) (?:[\s_.-].*|(?-i:[A-Z])[a-z]*)
        | (?:{_SAYS_SO}|{_ASKS}|an?)?[\s_-]*{_THING}
        | (?-i:[A-Z]+(?:_[A-Z]+)+)                   # the name of a variable, as samples have it
        | (?-i:[a-z%]+(?:[-_/][a-z%]+)*[-_/](?:key|token|secret|credential)s?) # named by a store
        | \d+(?:\.\d+)?\s?(?:ms|s|m|h|d) | (?:second|minute|hour|day)s?
        | .*EXAMPLEKEY                               # of AWS's documentation
        | none|null|nil|unset|undefined|empty|blank|test(?:ing)?|string|value|n/?a|foo|bar|baz
        | abc(?:123)? | true|false|yes|no|on|off | required|optional|sensitive
        | default|enabled|disabled
        """,
        re.IGNORECASE | re.VERBOSE | re.DOTALL,
    )


@cache
def _where_it_is() -> re.Pattern[str]:
    kept = "(?:secret|password|token|key|credential)"
    return re.compile(
        r"\b(?:arn|name|id|identifier|path|url|uri|version|ttl|lifetime)s?\s+(?:of|for|to)\s+"
        rf"(?:[\w-]+\s+){{0,3}}{kept}|\b{kept}(?:'s)?\s+(?:name|arn)\b",
        re.IGNORECASE,
    )


@cache
def _store() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:KMS|SSM|key management|secrets? (?:manager|store)|parameter (?:name|store)"
        r"|key ?vault|(?:in|from|of) vault)\b",
        re.IGNORECASE,
    )


@cache
def _reference() -> re.Pattern[str]:
    """What refers to a secret that is kept elsewhere."""
    return re.compile(
        r"""
          \$!?\{ | \$\$ | \$[.\[(] | \$!?[A-Za-z_][\w-]*(?:[.\[(:].*)?$ # shell, Velocity, JSONPath
        | (?-i:\.{0,2}/[a-z0-9_.%-]+(?:/[a-z0-9_.%-]*)*$) # of a parameter store, or a file
        | (?-i:[a-z0-9-]+(?:\.[a-z0-9-]+)+\.[a-z]{2,6}$) # a host
        | arn: | alias/ | projects/[^/]+/
        | (?:vault|ssm|secretsmanager|secret-manager|kms|env|file|op|sops|ref|keyring)[:.]
        | (?:var|local|data|module|each|secrets|process\.env|os\.environ)[.\[]
        | @Microsoft\.KeyVault | \{\{ | https?://
        """,
        re.IGNORECASE | re.VERBOSE | re.DOTALL,
    )
