"""No check of Terraform raises, whatever stands in a body, and unknowns never become findings."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter import bundled
from linter.catalogue import catalogue_at
from linter.checks import find
from linter.checks.context import Context
from linter.loader import load_policies
from linter.model import Estate, Fault, Resource, Span, Spans, Unknown
from linter.requirement import judge_schema
from linter.settings import Settings

POLICIES = [
    policy
    for policy in load_policies([bundled.folder("policies")])
    if policy.folder == "terraform"
    or policy.id in {"overcommitted-token-pool", "absent-provider-pacing", "unknown-limit-source"}
]
TYPES = [
    "genesyscloud_routing_queue",
    "genesyscloud_routing_email_route",
    "genesyscloud_user",
    "genesyscloud_oauth_client",
    "genesyscloud_flow",
    "genesyscloud_no_such_thing",
    "data.genesyscloud_user",
    "provider.genesyscloud",
    "terraform",
    "module",
]
KEYS = st.sampled_from(
    [
        "name",
        "description",
        "id",
        "acw_timeout_ms",
        "media_settings_call",
        "alerting_timeout_sec",
        "members",
        "reply_email_address",
        "route_id",
        "self_reference_route",
        "from_email",
        "auto_bcc",
        "routing_skills",
        "addresses",
        "default_script_ids",
        "roles",
        "authorized_grant_type",
        "access_token_validity_seconds",
        "file_content_hash",
        "required_providers",
        "genesyscloud",
        "version",
        "source",
        "backend",
        "token_pool_size",
        "max_concurrent_pages",
        "timeouts",
        "lifecycle",
        "recording_max_rps",
        "scopes",
    ]
) | st.text(max_size=4)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["1e999", "-0x1", "~> 1.2", "git::x?ref=", "CODE", "12"])
    | st.just(Unknown("known only after apply"))
)
BODIES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=12,
)


class _Nowhere(Spans):
    def __init__(self, distinct: bool) -> None:
        self._distinct = distinct

    def at(self, path):
        return Span("main.tf", len(path) if self._distinct else 0, 9)


def _resource(kind, body, distinct=False):
    return Resource(kind, "it", f"{kind}.it", "main.tf", body, _Nowhere(distinct))


def _judged(policy, subject, *others):
    context = Context(Estate([subject, *others]), Settings(), catalogue_at(None))
    if policy.check is None:
        return list(judge_schema(policy.require, subject.body))
    return list(find(policy.check)(subject, context, policy.options))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(TYPES), BODIES, BODIES, st.booleans())
def test_no_shape_makes_a_check_raise(kind, body, demand, distinct):
    others = [
        _resource("terraform", {"required_providers": [{"genesyscloud": demand}]}),
        _resource("provider.genesyscloud", body),
    ]
    subject = _resource(kind, body, distinct)
    for policy in POLICIES:
        if "terraform-module" not in policy.applies_to or len(policy.applies_to) > 1:
            for one in _judged(policy, subject, *others):
                if isinstance(one, Fault):
                    told = {"name": "", "type": "", "address": "", **one.details}
                    assert policy.message.format_map(told)


@pytest.mark.parametrize("kind", ["genesyscloud_routing_queue", "genesyscloud_routing_email_route"])
def test_what_is_unknown_throughout_has_no_findings(kind):
    known = catalogue_at(None).provider.get(kind)
    body = {
        name: Unknown("var.x has no default")
        for name, attribute in known.attributes.items()
        if attribute.mode != "computed"
    }
    subject = _resource(kind, body)
    for policy in POLICIES:
        if "genesyscloud_*" in policy.applies_to and policy.id != "deprecated-attribute":
            assert [one for one in _judged(policy, subject) if isinstance(one, Fault)] == []


def test_an_unknown_value_is_told_where_the_schema_asks_for_more_than_a_type():
    policy = next(one for one in POLICIES if one.id == "invalid-attribute-value")
    unknown = Unknown("var.x has no default")
    subject = _resource("genesyscloud_routing_queue", {"name": unknown, "acw_timeout_ms": unknown})
    assert _judged(policy, subject) == [unknown]
