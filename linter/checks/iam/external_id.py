"""Whether roles that the platform assumes ask for the right external id.

The platform sends its customer's organisation id; a role that does not ask for it can be reached
through any other customer's integration.
https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.checks.context import Context
from linter.checks.iam.statement import Condition, Element, Statement, allowing
from linter.checks.iam.trust import external_ids, made_for_platform, platform_accounts, trusts
from linter.checks.registry import Options, check, estate_check
from linter.model import Fault, Judgement, Unknown, View

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"<.*>|\[.*\]|.*[{}].*|%.*%|_.*_|x{3,}|\.{3,}|(?:.*[^a-z])?(?:your|replace|insert|todo)(?:[^a-z].*)?",
    re.IGNORECASE | re.DOTALL,
)
_OWN_ID = re.compile(r"data\.genesyscloud_organizations_me\.[\w-]+(?:\[[^\]]*\])?\.id\b")
_PARTNER_BUS = re.compile(rf"aws\.partner/genesys\.com/cloud/({_UUID.pattern})/", re.IGNORECASE)
"""The name that the platform gives an organisation's event source in EventBridge."""


@check("required-external-id")
def required_external_id(role: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Judge that every statement that trusts the platform asks for an external id."""
    trusted = platform_accounts(context)
    for one in allowing(role.body.get("trust"), ("trust",)):
        if isinstance(one, Unknown):
            yield one
            continue
        asked = list(external_ids(one))
        named = trusts(one, trusted)
        if not named or any(isinstance(condition, Condition) for condition in asked):
            continue
        doubt = next((part for part in (named, *asked) if isinstance(part, Unknown)), None)
        yield doubt or Fault(one.path)


@estate_check("known-external-id")
def known_external_id(role: View, context: Context, _options: Options) -> Iterator[Judgement]:
    """Judge that the external id is the organisation's id. Details: `value`, `told`."""
    trusted = platform_accounts(context)
    meant = made_for_platform(role.body)
    organization = _organization(role, context)
    for one in allowing(role.body.get("trust"), ("trust",)):
        if isinstance(one, Statement):
            named = meant or trusts(one, trusted)
            faults = list(_faults_of(one, organization)) if named else []
            yield from [named] if faults and isinstance(named, Unknown) else faults


def _faults_of(one: Statement, organization: str | None) -> Iterator[Judgement]:
    for condition in external_ids(one):
        if isinstance(condition, Condition):
            yield from _faults(condition, organization)


def _faults(condition: Condition, organization: str | None) -> Iterator[Judgement]:
    for value in condition.values:
        if isinstance(value.value, Unknown):
            yield from () if _is_organization(value.value) else (value.value,)
        elif told := _shape_fault(value.value):
            yield Fault(value.path, {"value": value.value, "told": told})
    if organization and not any(_may_be(value, organization) for value in condition.values):
        told = f"but the organisation of this estate is {organization}"
        for value in condition.values[:1]:
            yield Fault(value.path, {"value": str(value.value), "told": told})


def _is_organization(value: Unknown) -> bool:
    """Whether only the platform knows the value because it is the organisation's own id."""
    return _OWN_ID.search(value.expression) is not None


def _shape_fault(value: str) -> str | None:
    if _UUID.fullmatch(value) or _PLACEHOLDER.fullmatch(value):
        return None
    if "*" in value or "?" in value:
        return "which fits more than one organisation"
    return "which is no organisation id: that is a UUID"


def _may_be(value: Element, organization: str) -> bool:
    """Whether a value is the organisation's id, or there is no telling, or it has another fault."""
    known = value.value if isinstance(value.value, str) else ""
    return _UUID.fullmatch(known) is None or known.lower() == organization.lower()


def _organization(role: View, context: Context) -> str | None:
    """The id of the organisation that the role's folder is about, where just one is certain."""
    if context.settings.organization_id:
        return context.settings.organization_id
    buses = "aws_cloudwatch_event_*", "data.aws_cloudwatch_event_*"
    named = {
        found[1].lower()
        for resource in context.estate.beside(role, *buses)
        if isinstance(resource.body, dict)
        for value in resource.body.values()
        if isinstance(value, str) and (found := _PARTNER_BUS.match(value))
    }
    return named.pop() if len(named) == 1 else None
