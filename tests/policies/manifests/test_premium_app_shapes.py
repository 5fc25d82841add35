"""Premium apps and manifests of any shape: judged or passed over, never a crash."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter import bundled
from linter.loader import load_policies
from linter.report import Report
from linter.run import Job, run
from linter.settings import Settings
from linter.tree import MemoryTree
from linter.wizard import MODULES

POLICIES = load_policies([bundled.folder("policies")])
_KEYS = [
    "provisioningInfo",
    "clientID",
    "clientIDs",
    "wizardUriBase",
    "premiumAppIntegrationTypeId",
    "prefix",
    "appName",
    "checkInstallPermissions",
    "defaultGcEnvironment",
    "installPermissions",
    "installScopes",
    "name",
    "roles",
    "permissionPolicies",
    "actionSet",
    "domain",
    "entityName",
    "permissions",
    "authorizedGrantType",
    "scope",
    "oauthClient",
    "data-actions",
    "config",
    "request",
    "requestUrlTemplate",
    "requestType",
    "contract",
]
_SCALARS = st.none() | st.booleans() | st.integers() | st.sampled_from(["*", "admin", "a:b:c", ""])
_BODIES = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*_KEYS, *sorted(MODULES)]), inner, max_size=5)
    ),
    max_leaves=20,
)


def _judge(files: dict[str, str]) -> Report:
    tree = MemoryTree(files)
    wanted = frozenset(tree.paths())
    return run(Job(tree, wanted, frozenset(), POLICIES, Settings(), date(2026, 1, 1)))


@given(_BODIES)
def test_no_shape_of_a_wizard_crashes(body: Any) -> None:
    text = "export default { provisioningInfo: " + json.dumps(body) + " }"
    assert not _judge({"config.js": text}).crashed


@given(st.dictionaries(st.sampled_from([*_KEYS, *sorted(MODULES)]), _BODIES, max_size=6))
def test_no_shape_of_the_settings_crashes(body: dict[str, Any]) -> None:
    text = "export default " + json.dumps({**body, "premiumAppIntegrationTypeId": "x"})
    assert not _judge({"config.js": text}).crashed


def test_unknown_settings_are_not_judged_and_told() -> None:
    text = "export default { premiumAppIntegrationTypeId: ID, prefix: f(), enableUninstall: !x }"
    report = _judge({"config.js": text})
    assert report.findings == ()
    assert {one.policy for one in report.unjudged} >= {"sample-value-left", "uninstall-enabled"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("export default {\n  provisioningInfo: {\n", ["not JavaScript: this `{` is not closed"]),
        ("const x = {\n  a: 1\n// about provisioningInfo\n", []),
        ("export default {\n  provisioningInfo: {} };" + " " * 2**20, ["JavaScript of more than"]),
        ("var a={provisioningInfo:{" * 100_000, []),
    ],
    ids=["unclosed", "not a wizard", "too long", "a bundle"],
)
def test_what_cannot_be_read_is_told_once_or_not_at_all(text: str, told: list[str]) -> None:
    messages = [finding.message for finding in _judge({"config.js": text}).findings]
    assert len(messages) == len(told)
    assert all(start in message for start, message in zip(told, messages, strict=True))


def test_a_comment_suppresses() -> None:
    text = (
        "export default {\n  // gclint: ignore[uninstall-enabled] a demo\n"
        "  enableUninstall: true,\n  premiumAppIntegrationTypeId: 'x',\n};\n"
    )
    assert _judge({"config.js": text}).findings == ()


def test_secrets_of_a_wizard_are_found() -> None:
    text = """export default { provisioningInfo: { 'ws-data-actions': [{
      name: 'CRM', credentials: { clientSecret: 'kP3-8fjw_29sd' }, 'data-actions': [] }],
      'open-messaging': [{ name: 'M', webhookSecretToken: 'OUTBOUND_SECRET_TOKEN' }] } }"""
    found = [(one.policy, one.span) for one in _judge({"config.js": text}).findings]
    assert [(policy, text[span.start : span.end]) for policy, span in found] == [
        ("literal-secret", "kP3-8fjw_29sd")
    ]
