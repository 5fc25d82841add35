"""No check of who may call what, and no report of it, fails on any shape of body."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter import bundled
from linter.access.callers import callers
from linter.access.directory import directory_of
from linter.catalogue import catalogue_at
from linter.checks import find
from linter.checks.context import Context
from linter.loader import load_policies
from linter.model import Estate, Fault, KeyPath, Policy, Resource, Span, Spans, Unknown
from linter.reporters.access import json_report, mermaid, svg, terraform, text
from linter.reporters.explain import explain
from linter.settings import Settings
from linter.views import views_of

POLICIES = load_policies([bundled.folder("policies") / "access"])
CATALOGUE = catalogue_at()

_KEYS = [
    *("app", "grantType", "scopes", "permissions", "roles", "role", "name", "calls", "method"),
    *("path", "organizations", "authorized", "authorized_grant_type", "role_id", "division_id"),
    *("permission_policies", "domain", "entity_name", "action_set", "default_role_id", "config"),
    *("credentials", "pureCloudOAuthClient", "fields", "clientId", "integration_type"),
    *("integration_id", "config_request", "request_url_template", "request_type", "request"),
    *("requestUrlTemplate", "requestType", "integrationType", "oauthclient_id"),
]
_TYPES = [
    *("genesyscloud_oauth_client", "genesyscloud_auth_role", "genesyscloud_integration"),
    *("genesyscloud_integration_credential", "genesyscloud_integration_action"),
    *("genesyscloud_user_roles", "data.genesyscloud_auth_role", "provider.genesyscloud"),
    *("app-manifest", "genesys-role", "accelerator", "data-action"),
]
_unknown = st.builds(
    lambda kind: Unknown("it is not known", refers_to=(f"{kind}.x",)), st.sampled_from(_TYPES)
)
_leaf = (
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.sampled_from(["", "*", ":", "a:b:c", "quality:evaluation:add", "CODE", "role:x", "x"])
    | st.sampled_from(["/api/v2/users", "/api/v2/userz", "GET", "CLIENT-CREDENTIALS"])
    | st.text(max_size=6)
    | _unknown
)
_value = st.recursive(
    _leaf,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=5)
    ),
    max_leaves=25,
)
_body = st.dictionaries(st.sampled_from(_KEYS), _value, max_size=8)
_resources = st.lists(st.tuples(st.sampled_from(_TYPES), _body), max_size=6)


class _Nowhere(Spans):
    def at(self, path: KeyPath) -> Span:
        return Span("main.tf", 0, 0)


def _estate(made: list[tuple[str, Any]]) -> Estate:
    resources = [
        Resource(kind, "x", f"{kind}.x", "main.tf", body, _Nowhere()) for kind, body in made
    ]
    return Estate(resources, views_of(resources))


@settings(max_examples=120)
@given(_resources)
def test_checks(made: list[tuple[str, Any]]) -> None:
    estate = _estate(made)
    context = Context(estate, Settings(terraform_client={"roles": ("x",), "scopes": ()}), CATALOGUE)
    for policy in POLICIES:
        _judge_all(policy, context)


def _judge_all(policy: Policy, context: Context) -> None:
    check = find(policy.check or "")
    assert check is not None
    for subject in context.estate.of(*policy.applies_to):
        for judgement in check(subject, context, policy.options):
            assert isinstance(judgement, Fault | Unknown)
            if isinstance(judgement, Fault):
                told = {"name": "x", "address": "x", "type": "x", **judgement.details}
                assert policy.message.format_map(told)


@settings(max_examples=120)
@given(_resources)
def test_reports(made: list[tuple[str, Any]]) -> None:
    directory = directory_of(_estate(made))
    found = tuple(callers(directory, Settings(), CATALOGUE, {"main.tf"}))
    for render in (json_report, mermaid, svg, terraform, text):
        assert isinstance(render.render(found), str)


def test_there_are_policies_to_try() -> None:
    assert len(POLICIES) >= 16


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.id)
def test_each_applies_to_something_tried(policy: Policy) -> None:
    estate = _estate([(kind, {}) for kind in _TYPES])
    assert list(estate.of(*policy.applies_to))


@settings(max_examples=200)
@given(st.text(max_size=30) | st.sampled_from(_KEYS) | st.from_regex(r"[A-Z]{3,6} /[a-z{}/.]*"))
def test_explanations(term: str) -> None:
    page = explain(term, CATALOGUE, ())
    assert page is None or page.strip()
