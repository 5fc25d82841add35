"""The effective retention as JSON for programs."""

from __future__ import annotations

import json
from typing import Any

from linter.model import Unknown
from linter.reporters.retention.words import ruled_by
from linter.retention.row import Fate, Retention, Row
from linter.retention.rule import Rule


def render(retention: Retention) -> str:
    """An object with `retention`, a list, and `idle`, the policies that decide nothing.

    `delete_after_days` is null where recordings are kept for ever or nobody knows; `fate` tells.
    """
    idle = [
        {"policy": one.policy, "address": one.address, "why": one.why} for one in retention.idle
    ]
    told = {"retention": [_row(row) for row in retention.rows], "idle": idle}
    return json.dumps(told, indent=2) + "\n"


def _row(row: Row) -> dict[str, Any]:
    return {
        "folder": row.folder,
        "medium": row.medium,
        "queue": row.queue,
        "fate": str(row.fate),
        "delete_after_days": row.delete if row.fate is Fate.DELETED else None,
        "at_least_days": row.delete if row.fate is Fate.UNKNOWN else None,
        "archive_after_days": row.archive,
        "decided_by": row.winner and _rule(row.winner),
        "why": row.why,
        "exceptions": [
            {**_rule(one), "where": list(one.conditions.others)} for one in row.exceptions
        ],
        "policies": sorted(row.addresses),
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "policy": rule.policy,
        "address": rule.address,
        "order": None if isinstance(rule.order, Unknown) else rule.order,
        "delete_after_days": None if isinstance(rule.delete, Unknown) else rule.delete,
        "told": ruled_by(rule),
    }
