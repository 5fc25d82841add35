"""Wrong names lead to the right ones."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.catalogue import catalogue_at, nearest
from linter.catalogue.names import likeness, words

CATALOGUE = catalogue_at()
RESOURCES = [name for name in CATALOGUE.provider.types if name.startswith("genesyscloud_")]


@pytest.mark.parametrize(
    ("name", "scope"),
    [
        ("quality:evaluations:write", "quality"),
        ("quality:evaluations:read", "quality:readonly"),
        ("quality:evaluations:bulk:write", "quality"),
        ("quality:bulk:write", "quality"),
        ("messaging:conversation:create", "conversations"),
        ("analytics:bot:view", "analytics:readonly"),
        ("agent_scripting:export", "scripts:readonly"),
        ("recordings:export:write", "recordings"),
        ("recordings:export", "recordings"),
        ("recordings:read", "recordings:readonly"),
        ("recordings:write", "recordings"),
        ("recording:read", "recordings:readonly"),
        ("user:read", "users:readonly"),
        ("users:read-only", "users:readonly"),
        ("Analytics:ReadOnly", "analytics:readonly"),
        ("externalContacts", "external-contacts"),
        ("scripter:script:view", "scripts:readonly"),
        ("wfm:schedules:view", "workforce-management:readonly"),
        ("conversation:message:create", "conversations"),
        ("notifications:read", "notifications"),
        ("audits:write", "audits:readonly"),
        ("foo:bar:baz", None),
        ("", None),
    ],
)
def test_likely_scope(name: str, scope: str | None) -> None:
    assert CATALOGUE.likely_scope(name) == scope


@pytest.mark.parametrize(
    ("name", "permission"),
    [
        ("quality:evaluations:write", "quality:evaluation:add"),
        ("quality:evaluations:read", "quality:evaluation:view"),
        ("quality:bulk:write", "quality:evaluation:add"),
        ("messaging:conversation:create", "conversation:message:create"),
        ("analytics:bot:view", "analytics:botAggregate:view"),
        ("agent_scripting:export", "scripter:script:view"),
        ("recordings:export:write", "recording:job:add"),
        ("recording:jobs:create", "recording:job:add"),
        ("routing:queues:read", "routing:queue:view"),
        ("external-contacts:contact:remove", "externalContacts:contact:delete"),
        ("oauth:client:update", "oauth:client:edit"),
        ("oauth:clients:edit", "oauth:client:edit"),
        ("foo:bar:baz", None),
        ("recordings:read", None),
    ],
)
def test_likely_permission(name: str, permission: str | None) -> None:
    assert CATALOGUE.likely_permission(name) == permission


@pytest.mark.parametrize(
    ("name", "type_name"),
    [
        ("genesyscloud_routing_queues", "genesyscloud_routing_queue"),
        ("genesyscloud_oauth_clients", "genesyscloud_oauth_client"),
        ("genesyscloud_routingQueue", "genesyscloud_routing_queue"),
        ("genesyscloud_auth_roles", "genesyscloud_auth_role"),
        ("genesyscloud_intergration_action", "genesyscloud_integration_action"),
        ("aws_iam_role", None),
    ],
)
def test_nearest_type(name: str, type_name: str | None) -> None:
    assert nearest(name, RESOURCES) == type_name


@pytest.mark.parametrize(
    ("name", "candidates", "found"),
    [
        ("scope", ["scopes", "state"], "scopes"),
        (
            "accessTokenValiditySeconds",
            ["access_token_validity_seconds"],
            "access_token_validity_seconds",
        ),
        ("client_credentials", ["CLIENT-CREDENTIALS", "CODE", "TOKEN"], "CLIENT-CREDENTIALS"),
        ("policies", ["policy", "police"], "policy"),
        ("ab", ["xy"], None),
        ("x", [], None),
    ],
)
def test_nearest(name: str, candidates: list[str], found: str | None) -> None:
    assert nearest(name, candidates) == found


def test_words_are_small_and_singular() -> None:
    assert words("externalContacts:HTTPHeaders-x_status2") == (
        "external",
        "contact",
        "http",
        "header",
        "x",
        "status",
        "2",
    )


def test_no_known_name_is_taken_for_another() -> None:
    for name in [*CATALOGUE.scopes.published, *RESOURCES]:
        assert nearest(name, CATALOGUE.scopes.published | set(RESOURCES)) == name


def test_a_slip_in_a_type_leads_back_to_it() -> None:
    for name in RESOURCES:
        slip = name[:-2] + name[-1]
        if slip not in RESOURCES:
            assert nearest(slip, RESOURCES) == name


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=6))
def test_nearest_does_not_depend_on_order(name: str, candidates: list[str]) -> None:
    found = nearest(name, candidates)
    assert found == nearest(name, reversed(candidates))
    assert found is None or found in candidates
    assert 0.0 <= likeness(name, name) <= 2.0
