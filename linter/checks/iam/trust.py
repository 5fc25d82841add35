"""Who may assume an IAM role, and whether that is the platform."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from linter.checks.context import Context
from linter.checks.iam.statement import Condition, Element, Statement, allowing, statements
from linter.model import Unknown

EXTERNAL_ID = "sts:externalid"
_ACCOUNT = re.compile(r"(?:arn:[^:]*:(?:iam|sts)::)?([0-9]{12})(?::.*)?", re.DOTALL)
_SIGN = re.compile(r"genesys|purecloud", re.IGNORECASE)
_OWN = re.compile(r"(?:^|\.)(?:data\.aws_caller_identity|aws_iam_(?:role|user))\.")
_COMPARING = re.compile(r"(?:foranyvalue:)?string(?:equals|like|equalsignorecase)")
"""Operators that refuse a call without an external id; `...IfExists`, `ForAllValues:` and the
negated ones let it through.
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
"""


def platform_accounts(context: Context) -> frozenset[str]:
    """The AWS accounts that the platform acts from."""
    return frozenset(context.catalogue.regions.aws_accounts.values())


def account_of(principal: str) -> str | None:
    """The account that a principal of type AWS belongs to; None where it names none."""
    found = _ACCOUNT.fullmatch(principal.strip())
    return found[1] if found else None


def accounts(statement: Statement) -> Iterator[Element]:
    """The principals of a statement that are AWS accounts, users or roles, or unknown."""
    for kind, principal in statement.principals():
        if kind in {"AWS", "*"}:
            yield principal


def trusts(statement: Statement, trusted: Collection[str]) -> bool | Unknown:
    """Whether a statement names one of the accounts; the Unknown if that hangs on one."""
    unknown = None
    for principal in accounts(statement):
        if isinstance(principal.value, Unknown):
            unknown = unknown or (None if _is_own(principal.value) else principal.value)
        elif account_of(principal.value) in trusted:
            return True
    return unknown or False


def _is_own(principal: Unknown) -> bool:
    """Whether a principal is one of the estate's own, whatever its account's number."""
    return bool(principal.refers_to) and all(map(_OWN.search, principal.refers_to))


def external_ids(statement: Statement) -> Iterator[Condition | Unknown]:
    """The conditions that demand an external id, and unknowns that may."""
    for condition in statement.conditions():
        if isinstance(condition, Unknown) or (
            condition.key == EXTERNAL_ID and _COMPARING.fullmatch(condition.operator)
        ):
            yield condition


def assumed_by(role: object, trusted: Collection[str]) -> bool | Unknown:
    """Whether one of the accounts may assume a role; the Unknown if that hangs on one.

    A role that anybody may assume, or that is made for the platform to go by its name and
    condition, counts as well; one that anybody in an organization may assume does not.
    """
    if isinstance(role, Unknown) or not isinstance(role, dict):
        return role if isinstance(role, Unknown) else False
    unknown = None
    for one in allowing(role.get("trust"), ("trust",)):
        named = _open_to(one, trusted)
        if named is True:
            return True
        unknown = unknown or (named if isinstance(named, Unknown) else None)
    return made_for_platform(role) or unknown or False


def _open_to(one: Statement | Unknown, trusted: Collection[str]) -> bool | Unknown:
    if isinstance(one, Unknown):
        return one
    if any(principal.value == "*" for principal in accounts(one)):
        condition = one.body.get("Condition")
        if isinstance(condition, Unknown):
            return condition
        if not condition or any(external_ids(one)):
            return True
    return trusts(one, trusted)


def made_for_platform(role: Mapping[str, Any]) -> bool:
    """Whether a role is meant for the platform: it asks for an external id, and says whose.

    Its name, its description, a Sid or the source of the external id speaks of Genesys.
    """
    conditions = [
        condition
        for one in statements(role.get("trust"), ("trust",))
        if isinstance(one, Statement)
        for condition in external_ids(one)
        if isinstance(condition, Condition)
    ]
    if not conditions:
        return False
    sources = (value.value for condition in conditions for value in condition.values)
    return says_genesys(role) or any(_from_platform(value) for value in sources)


def says_genesys(body: Mapping[str, Any]) -> bool:
    """Whether the name or description of a role or policy speaks of the platform."""
    return any(_speaks(body.get(key)) for key in ("name", "description"))


def _from_platform(value: object) -> bool:
    return isinstance(value, Unknown) and _speaks(value)


def _speaks(value: object) -> bool:
    if isinstance(value, Unknown):
        told = (value.expression, *value.refers_to, *(part for part in value.parts))
        return any(_SIGN.search(part) for part in told if isinstance(part, str))
    return isinstance(value, str) and _SIGN.search(value) is not None
