"""How keys are spelled: documents have them in camelCase, snake_case and kebab-case."""

from __future__ import annotations

import re

_SPELLING = re.compile(r"[_-](\w)")


def camel(key: str) -> str:
    """A key as JSON spells it: `grant_type` and `grant-type` are `grantType`."""
    return _SPELLING.sub(lambda match: match[1].upper(), key)
