"""Which permissions cannot exist, and which are merely listed nowhere."""

from __future__ import annotations

from typing import Any

import pytest

from linter.catalogue import Catalogue
from linter.model import Fault

ACTIONS = ["write", "read", "create"]


def _judged(judge: Any, build: Any, permission: str, check: str) -> list[Any]:
    body = {"role": "Role", "permissions": [permission]}
    made = build.estate(build.resource("genesys-role", "role", body, "role.json"))
    judged: list[Any] = judge(check, made, "genesys_role", actions=ACTIONS)
    return judged


@pytest.mark.parametrize(
    ("permission", "why"),
    [
        ("quality:evaluations:view", "the entity of quality is evaluation"),
        ("quality:evaluaton:view", "the entity of quality is evaluation"),
        ("quality:evaluaiton:view", "the entity of quality is evaluation"),
        ("quality:Evaluation:view", "the entity of quality is evaluation"),
        ("quality:evaluation_form:view", "the entity of quality is evaluationForm"),
        ("recordings:job:add", "the domain is recording"),
        ("quality:evaluation:write", "there is no action write of it"),
        ("acme:thing:write", "there is no action write of it"),
        ("quality:evaluation:Add", "the action is spelt add"),
        ("quality:evaluation", "a permission is domain:entity:action"),
        ("quality:evaluation:add:more", "a permission is domain:entity:action"),
        ("quality::add", "a permission is domain:entity:action"),
        ("quality:eval*:add", "a permission is domain:entity:action"),
        ("quality:readonly", "it is an OAuth scope"),
    ],
)
def test_cannot_exist(permission: str, why: str, build: Any, judge: Any) -> None:
    (fault,) = _judged(judge, build, permission, "well-formed-permission")
    assert isinstance(fault, Fault)
    assert fault.details["why"] == why
    assert _judged(judge, build, permission, "listed-permission") == []


@pytest.mark.parametrize(
    "permission",
    [
        *("*:*:*", "quality:*:view", "quality:evaluation:*", "admin", "group_creation"),
        *("acme:thing:view", "integration:acmeDialer:view", "quality:calibrationPlan:view"),
        *("role:quality:admin", "Quality Administrator", "billing:subscription:read"),
        *("s3:PutObject", "kms:*"),
    ],
)
def test_may_exist(permission: str, build: Any, judge: Any) -> None:
    assert _judged(judge, build, permission, "well-formed-permission") == []


def test_no_known_permission_is_misspelt(catalogue: Catalogue, build: Any, judge: Any) -> None:
    body = {"role": "Role", "permissions": list(catalogue.permissions)}
    made = build.estate(build.resource("genesys-role", "role", body, "role.json"))
    assert judge("well-formed-permission", made, "genesys_role", actions=ACTIONS) == []


def test_permissions_seen_in_roles_only_are_noted(
    catalogue: Catalogue, build: Any, judge: Any
) -> None:
    seen = sorted(catalogue.permissions.seen_elsewhere)
    body = {"role": "Role", "permissions": seen}
    made = build.estate(build.resource("genesys-role", "role", body, "role.json"))
    faults = judge("listed-permission", made, "genesys_role", actions=ACTIONS)
    assert len(faults) == len(seen)


def test_every_published_scope_is_known(catalogue: Catalogue, build: Any, judge: Any) -> None:
    scopes = [*catalogue.scopes.published, *catalogue.scopes.legacy, "all"]
    made = build.estate(build.client("CODE", scopes))
    assert judge("published-scope", made, "oauth_client") == []
