"""Every policy's examples are its tests; adding a policy adds its cases here."""

from __future__ import annotations

import pytest

from linter import bundled
from linter.checks.homes import find, homes
from linter.examples import broken_examples
from linter.loader import load_policies
from linter.model import Policy

POLICIES = load_policies([bundled.folder("policies")])


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: f"{policy.folder}/{policy.id}")
def test_examples_bear_the_policy_out(policy: Policy) -> None:
    assert list(broken_examples(policy)) == []


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.id)
def test_names_a_check_that_exists(policy: Policy) -> None:
    assert policy.check is None or find(policy.check) is not None


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.id)
def test_field_report_claims_say_so(policy: Policy) -> None:
    assert (policy.source == "field-report") == ("field report" in policy.message)


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.id)
def test_message_and_cure_fit_a_line(policy: Policy) -> None:
    assert "\n" not in policy.message
    assert 10 <= len(policy.cure) <= 240


def test_every_check_serves_a_policy() -> None:
    assert set(homes()["modules"]) == {policy.check for policy in POLICIES if policy.check}
