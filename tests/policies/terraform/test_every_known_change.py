"""Each change in the provider's history is judged on both sides of the version that made it."""

from __future__ import annotations

import pytest

from linter.catalogue import catalogue_at
from linter.checks.terraform.versions import shown

PROVIDER = catalogue_at(None).provider
CHANGES = [change for name in PROVIDER.types for change in PROVIDER.changes(name)] + list(
    PROVIDER.changes("genesyscloud_widget_deployment")
)
POLICY = {
    "computed": "read-only-attribute",
    "deprecated": "deprecated-attribute",
    "removed": "removed-attribute",
}


def _before(version):
    major, minor, patch = version
    return (major, minor, patch - 1) if patch else (major, minor - 1, 99)


def _policies(found, change, version, written):
    value = '"x"' if written else "null"
    body = f"  {change.attribute} = {value}\n" if change.attribute else ""
    text = f"""
terraform {{
  required_providers {{
    genesyscloud = {{
      source  = "mypurecloud/genesyscloud"
      version = "{shown(version)}"
    }}
  }}
}}
resource "{change.type}" "it" {{
{body}}}
"""
    about = change.attribute or change.type
    return {policy for policy, message in found({"main.tf": text}) if about in message}


@pytest.mark.parametrize(
    "change", CHANGES, ids=lambda one: f"{one.type}.{one.attribute}-{one.became}"
)
def test_both_sides_of_a_change(change, found):
    at = _policies(found, change, change.version, written=True)
    before = _policies(found, change, _before(change.version), written=True)
    absent = _policies(found, change, change.version, written=False)
    absent_before = _policies(found, change, _before(change.version), written=False)
    if not change.attribute:
        assert at == {"unknown-resource-type"}
        assert before == set()
    elif change.became in POLICY:
        assert POLICY[change.became] in at
        assert POLICY[change.became] not in before
    elif change.became == "required":
        assert "missing-attribute" in absent
        assert "missing-attribute" not in absent_before
    else:
        assert "unknown-attribute" not in at
        assert "missing-attribute" not in absent
        assert "unknown-attribute" in before or "missing-attribute" in absent_before


def test_there_are_changes_to_judge():
    assert {change.became for change in CHANGES} >= {"required", "optional", *POLICY}
