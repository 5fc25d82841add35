"""Which version of the provider decides, and what is left unsaid when that is not well known."""

from __future__ import annotations

import pytest

FLOW = 'resource "genesyscloud_flow" "a" {\n  filepath = "a"\n  file_content_hash = "b"\n}\n'
ODD = 'resource "genesyscloud_group" "a" {\n  name = "a"\n  no_such = 1\n}\n'


def _terraform(version: str, source: str = "mypurecloud/genesyscloud") -> str:
    return f"""
terraform {{
  required_providers {{
    genesyscloud = {{
      source  = "{source}"
      version = "{version}"
    }}
  }}
}}
"""


def _lock(version: str) -> str:
    address = "registry.terraform.io/mypurecloud/genesyscloud"
    return f'provider "{address}" {{\n  version = "{version}"\n}}\n'


def _policies(found, files):
    return {policy for policy, _ in found(files, "read-only-attribute", "missing-attribute")}


@pytest.mark.parametrize(
    ("version", "flagged"),
    [
        ("~> 1.60", True),
        ("~> 1.67.0", False),
        ("1.68.4", False),
        ("1.68.5", True),
        (">= 1.8, < 1.68.5", False),
    ],
)
def test_the_newest_that_is_allowed_decides(found, version, flagged):
    files = {"main.tf": _terraform(version) + FLOW}
    assert _policies(found, files) == ({"read-only-attribute"} if flagged else set())


def test_the_lock_file_decides_before_the_constraint(found):
    files = {"main.tf": _terraform("~> 1.60") + FLOW, ".terraform.lock.hcl": _lock("1.66.0")}
    assert _policies(found, files) == set()


def test_the_version_may_stand_in_the_provider_block(found):
    files = {"main.tf": 'provider "genesyscloud" {\n  version = "~> 1.66.0"\n}\n' + FLOW}
    assert found(files, "read-only-attribute", "unpinned-provider") == []


def test_a_called_module_meets_its_callers_version(found):
    call = 'module "a" {\n  source = "./a"\n}\n'
    files = {"main.tf": _terraform("1.66.0") + call, "a/main.tf": FLOW}
    assert _policies(found, files) == set()
    assert _policies(found, {"main.tf": call, "a/main.tf": FLOW}) == {"read-only-attribute"}


@pytest.mark.parametrize(
    ("version", "reason"),
    [
        ("1.40.0", "provider 1.40.0 is much older than the 1.84.1 known"),
        ("1.99.0", "provider 1.99.0 is newer than the 1.84.1 known here"),
        ("> 2, < 1", "no version of the provider meets the constraints on it"),
        ("soon", '"soon" is no version constraint'),
    ],
)
def test_an_unknown_name_is_unjudged_far_from_the_known_version(check, version, reason):
    report = check({"main.tf": _terraform(version) + ODD}, "unknown-attribute")
    assert report.findings == ()
    assert [one.unknown.reason for one in report.unjudged] == [reason]


@pytest.mark.parametrize("version", ["1.84.1", "~> 1.80", "1.74.0", ">= 1.20"])
def test_an_unknown_name_is_found_near_it(found, version):
    assert len(found({"main.tf": _terraform(version) + ODD}, "unknown-attribute")) == 1


def test_another_provider_of_that_name_is_not_judged(check):
    report = check(
        {"main.tf": _terraform("1.84.1", "acme/genesyscloud") + ODD}, "unknown-attribute"
    )
    assert report.findings == ()
    assert "another provider" in report.unjudged[0].unknown.reason


@pytest.mark.parametrize("lock", ["", "provider {", "\x00", 'provider "x" { version = 3 }'])
def test_a_lock_file_that_says_nothing_changes_nothing(found, lock):
    files = {"main.tf": ODD, ".terraform.lock.hcl": lock}
    assert len(found(files, "unknown-attribute")) == 1
