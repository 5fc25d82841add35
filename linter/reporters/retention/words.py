"""How reports word a retention."""

from __future__ import annotations

from linter.checks.retention_media import told
from linter.model import Unknown
from linter.retention.row import Fate, Row
from linter.retention.rule import Rule


def period(row: Row) -> str:
    """For how long the recordings of a row are kept."""
    if row.fate is Fate.DELETED and row.delete is not None:
        return after(row.delete)
    if row.fate is Fate.UNKNOWN and row.delete:
        return f"{after(row.delete)} or more"
    return str(row.fate)


def after(days: float) -> str:
    """`90 days`, `1 day`, or `deleted at once` for none."""
    if days == 0:
        return "deleted at once"
    return f"{told(days)} day{'' if days == 1 else 's'}"


def archived(row: Row) -> str:
    """When the recordings of a row are archived."""
    return "" if row.archive is None else after(row.archive)


def ruled_by(rule: Rule) -> str:
    """A policy and its order: `Sales (order 2)`."""
    ordered = isinstance(rule.order, float)
    return f"{rule.policy} (order {rule.order:,.0f})" if ordered else rule.policy


def exception(rule: Rule) -> str:
    """What a conditional rule does instead: `365 days by Sales (order 2) where directions fit`."""
    if isinstance(rule.delete, Unknown):
        kept = "a period that is not known"
    else:
        kept = "for ever" if rule.delete is None else after(rule.delete)
    return f"{kept} by {ruled_by(rule)} where {', '.join(rule.conditions.others)} fit"
