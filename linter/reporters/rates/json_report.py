"""The rate budget as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from linter.rates.budget import Line


def render(lines: Sequence[Line]) -> str:
    """An object with `budget`, a list; `per_minute` is null where it is unbounded or unknown."""
    return json.dumps({"budget": [_line(one) for one in lines]}, indent=2) + "\n"


def _line(line: Line) -> dict[str, Any]:
    limit = line.limit
    return {
        "kind": line.kind,
        "name": line.name,
        "file": line.span.path,
        "per_minute": line.per_minute,
        "tokens": line.tokens,
        "state": str(line.state),
        "how": line.how,
        "limit": limit
        and {"per_minute": limit.per_minute, "name": limit.name, "source": limit.source},
    }
