"""Whom a role's trust policy names, and what it lets them do."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.context import Context
from linter.checks.iam.statement import Element, Statement, allowing, matches
from linter.checks.iam.trust import (
    account_of,
    accounts,
    external_ids,
    made_for_platform,
    platform_accounts,
    says_genesys,
    trusts,
)
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, KeyPath, Unknown, View

ASSUME_ROLE = "sts:AssumeRole"


@check("named-principal")
def named_principal(role: View, _context: Context, _options: Options) -> Iterator[Judgement]:
    """Judge that a role does not trust everybody. Details: `value`.

    A condition can narrow `*` down; only a role of the platform's is judged in spite of one.
    """
    platform = made_for_platform(role.body) or says_genesys(role.body)
    for one in allowing(role.body.get("trust"), ("trust",)):
        if isinstance(one, Unknown):
            yield one
            continue
        condition = one.body.get("Condition")
        for path, value in _everybody(one):
            if platform or not condition:
                yield Fault(path, {"value": value})
            elif isinstance(condition, Unknown):
                yield condition


def _everybody(one: Statement) -> Iterator[tuple[KeyPath, str]]:
    for principal in accounts(one):
        if principal.value == "*":
            yield principal.path, "*"
    if one.has("NotPrincipal"):
        yield (*one.path, "NotPrincipal"), "everybody but NotPrincipal"


@check("published-account")
def published_account(role: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Judge that a role made for the platform trusts its published accounts. Details: `value`."""
    if not made_for_platform(role.body):
        return
    trusted = platform_accounts(context)
    for one in allowing(role.body.get("trust"), ("trust",)):
        if isinstance(one, Statement) and any(external_ids(one)) and trusts(one, trusted) is False:
            yield from _strangers(one)


def _strangers(one: Statement) -> Iterator[Judgement]:
    for principal in accounts(one):
        account = account_of(principal.value) if isinstance(principal.value, str) else None
        if account:
            yield Fault(principal.path, {"value": account})


@check("assumable-role")
def assumable_role(role: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Judge that what trusts the platform also allows sts:AssumeRole. Details: `value`."""
    trusted = platform_accounts(context)
    lacking: list[Judgement] = []
    for one in allowing(role.body.get("trust"), ("trust",)):
        if isinstance(one, Unknown):
            lacking.append(one)
            continue
        named = trusts(one, trusted) if one.has("Action", "NotAction") else False
        granted = _grants_assume_role(one) if named else False
        if granted is True:
            return
        doubt = next((part for part in (named, granted) if isinstance(part, Unknown)), None)
        if named:
            lacking.append(doubt or _action_fault(one))
    yield from lacking


def _grants_assume_role(one: Statement) -> bool | Unknown:
    if one.has("NotAction"):
        return not _covers(list(one.elements("NotAction")))
    return _covers(list(one.elements("Action")))


def _covers(actions: list[Element]) -> bool | Unknown:
    known = (action.value for action in actions if isinstance(action.value, str))
    if any(matches(pattern, ASSUME_ROLE) for pattern in known):
        return True
    return next((one.value for one in actions if isinstance(one.value, Unknown)), False)


def _action_fault(one: Statement) -> Fault:
    key = "NotAction" if one.has("NotAction") else "Action"
    first = next(one.elements(key), Element(one.path, "nothing"))
    return Fault(first.path, {"value": str(first.value)})
