"""File patterns as Terraform's fileset() understands them."""

from __future__ import annotations

import re
from functools import lru_cache

_PART = re.compile(r"\*\*/|\*\*|\*|\?|\[!?[^\]]+\]|\{[^{}]*\}|.", re.DOTALL)


@lru_cache(maxsize=256)
def glob(pattern: str) -> re.Pattern[str]:
    """The paths that `pattern` matches: `*`, `**`, `?`, `[a-z]` and `{a,b}`.

    The expression is made of literals, classes and `*` only, so matching it stays quick.
    https://developer.hashicorp.com/terraform/language/functions/fileset
    """
    return re.compile("".join(_translated(part) for part in _PART.findall(pattern)) + r"\Z")


def _translated(part: str) -> str:
    if part.startswith("{") and len(part) > 1:
        choices = part[1:-1].split(",")
        return "(?:" + "|".join(glob(choice).pattern[:-2] for choice in choices) + ")"
    if part.startswith("[") and len(part) > 1:
        negated = "^" if part[1] == "!" else ""
        return f"[{negated}{re.escape(part[1 + bool(negated) : -1]).replace(chr(92) + '-', '-')}]"
    return {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}.get(part, re.escape(part))
