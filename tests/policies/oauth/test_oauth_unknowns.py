"""What cannot be known is neither flagged nor passed in silence."""

from __future__ import annotations

from typing import Any

import pytest

from linter.engine import Verdict
from linter.model import Finding, Unjudged, Unknown

OPEN = Unknown("var.x has no default")
SERVER = {"authorized_grant_type": "CLIENT-CREDENTIALS"}
USER = {"authorized_grant_type": "CODE", "scopes": ["users"]}
ROLE = [{"role_id": "b49f5fb7"}]

CASES = {
    "client-credentials-without-roles": [
        {**SERVER, "roles": OPEN},
        {"authorized_grant_type": OPEN, "scopes": ["users"]},
        {**SERVER, "state": OPEN},
    ],
    "grant-without-scopes": [
        {"authorized_grant_type": "CODE", "scopes": OPEN},
        {"authorized_grant_type": OPEN, "roles": ROLE},
        {"authorized_grant_type": "CODE", "state": OPEN},
    ],
    "scopes-on-client-credentials": [
        {**SERVER, "roles": ROLE, "scopes": OPEN},
        {"authorized_grant_type": OPEN, "roles": ROLE, "scopes": ["users"]},
    ],
    "roles-on-user-grant": [
        {**USER, "roles": OPEN},
        {"authorized_grant_type": OPEN, "scopes": ["users"], "roles": ROLE},
    ],
    "implicit-oauth-grant": [
        {"authorized_grant_type": OPEN, "scopes": ["users"], "roles": ROLE},
        {"authorized_grant_type": "TOKEN", "scopes": ["users"], "state": OPEN},
    ],
    "password-oauth-grant": [{"authorized_grant_type": OPEN, "scopes": ["users"], "roles": ROLE}],
    "overlong-token": [
        {**USER, "access_token_validity_seconds": OPEN},
        {**USER, "access_token_validity_seconds": 200_000, "name": OPEN},
        {**SERVER, "roles": ROLE, "access_token_validity_seconds": 38_880_000},
        {**USER, "access_token_validity_seconds": 200_000, "state": OPEN},
    ],
    "exposed-client-secret": [{**USER, "expose_client_secret": OPEN}],
    "insecure-redirect-uri": [
        {**USER, "registered_redirect_uris": OPEN},
        {**USER, "registered_redirect_uris": [OPEN]},
        {**USER, "registered_redirect_uris": [Unknown("x", parts=("http://", OPEN))]},
        {**USER, "registered_redirect_uris": [Unknown("x", parts=("http://a", OPEN))]},
        {**USER, "registered_redirect_uris": ["http://a/"], "state": OPEN},
    ],
    "all-divisions-grant": [
        {**SERVER, "roles": [{"role_id": "b49f5fb7", "division_id": OPEN}]},
        {**SERVER, "roles": OPEN},
    ],
}
FLAT = [(policy, body) for policy, bodies in CASES.items() for body in bodies]


def of(policy: str, verdicts: list[Verdict]) -> list[Verdict]:
    return [one for one in verdicts if one.policy == policy]


@pytest.mark.parametrize(("policy", "body"), FLAT, ids=[policy for policy, _ in FLAT])
def test_an_unknown_is_unjudged(make: Any, verdicts: Any, policy: str, body: Any) -> None:
    found = of(policy, verdicts([make("genesyscloud_oauth_client", body)]))
    assert [type(one) for one in found] == [Unjudged]


@pytest.mark.parametrize("policy", sorted(CASES))
def test_an_unknown_that_decides_nothing_is_not_mentioned(
    make: Any, verdicts: Any, policy: str
) -> None:
    body = {**USER, "description": OPEN, "integration_credential_name": OPEN, "state": OPEN}
    assert of(policy, verdicts([make("genesyscloud_oauth_client", body)])) == []


@pytest.mark.parametrize("policy", sorted(set(CASES) - {"exposed-client-secret"}))
def test_a_retired_client_is_left_alone(make: Any, verdicts: Any, policy: str) -> None:
    worst = [
        SERVER,
        {"authorized_grant_type": "CODE", "registered_redirect_uris": ["http://a/"]},
        {**SERVER, "scopes": ["users"], "access_token_validity_seconds": 200_000},
        {**USER, "roles": [{"role_id": "b49f5fb7", "division_id": "*"}]},
        {"authorized_grant_type": "TOKEN"},
        {"authorized_grant_type": "PASSWORD"},
    ]
    active = [make("genesyscloud_oauth_client", body) for body in worst]
    retired = [make("genesyscloud_oauth_client", {**body, "state": "inactive"}) for body in worst]
    assert any(isinstance(one, Finding) for one in of(policy, verdicts(active)))
    assert of(policy, verdicts(retired)) == []
