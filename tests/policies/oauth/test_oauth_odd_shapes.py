"""No shape of a client, manifest, variable or credential makes a view or a check raise."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from linter.engine import Crash
from linter.model import Unknown

RESOURCES = """
app-manifest data-action genesyscloud_auth_role genesyscloud_integration
genesyscloud_integration_action genesyscloud_integration_credential genesyscloud_oauth_client
local module provider.genesyscloud terraform tfvars
"""
VOCABULARY = """
access_token access_token_validity_seconds api_key app Authorization authorized_grant_type
client_secret config config_request default description directory_client_secret division_id
ephemeral expose_client_secret fields grantType grant_type headers name organizations password
permissions properties redirect_uris registered_redirect_uris request requestTemplate
request_template role_id roles scopes sensitive state type value
"""
TYPES = st.sampled_from(RESOURCES.split())
KEYS = st.sampled_from(VOCABULARY.split())
TEXTS = KEYS | st.sampled_from(
    [
        "",
        "CLIENT-CREDENTIALS",
        "CODE",
        "SAML2BEARER",
        "TOKEN",
        "PASSWORD",
        "inactive",
        "scim",
        "nan",
        "1e400",
        "http://[",
        "https://*",
        '{"client_secret": "',
        '{"client_secret": ["hunter22", {"value": "hunter22"}]}',
        "object({ client_secret = string })",
        "Bearer hunter22",
        "a=b&password=hunter22",
        "-----BEGIN PRIVATE KEY-----\n",
        "https://a:b@c",
    ]
)
UNKNOWNS = st.builds(
    Unknown,
    st.just("x"),
    parts=st.tuples() | st.tuples(TEXTS, st.builds(Unknown, st.just("y"))),
    refers_to=st.just(()) | st.just(("genesyscloud_auth_role.x",)),
)
LEAVES = (
    TEXTS
    | UNKNOWNS
    | st.none()
    | st.booleans()
    | st.sampled_from([0, -1, 10**400, 172_801, 1.5, float("inf"), float("nan")])
)
BODIES = st.dictionaries(
    KEYS,
    st.recursive(
        LEAVES,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
        max_leaves=8,
    ),
    max_size=6,
)


@settings(max_examples=200, deadline=None)
@given(resources=st.lists(st.tuples(TYPES, BODIES), min_size=1, max_size=3))
def test_no_body_makes_a_check_raise(make: Any, verdicts: Any, resources: Any) -> None:
    made = [make(kind, body) for kind, body in resources]
    assert [one for one in verdicts(made) if isinstance(one, Crash)] == []


@settings(max_examples=60, deadline=None)
@given(name=KEYS, body=BODIES)
def test_no_variable_makes_a_check_raise(make: Any, verdicts: Any, name: str, body: Any) -> None:
    assert [one for one in verdicts([make("variable", body, name)]) if isinstance(one, Crash)] == []
