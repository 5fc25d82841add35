"""What hangs on an unknown value is counted as not judged, and never reported."""

from __future__ import annotations

import pytest

from linter.engine import Finding, Unjudged
from linter.model import Unknown

UNKNOWN = Unknown("var.x has no default (variables.tf:1)", "var.x")
PLATFORM = {"AWS": "arn:aws:iam::765628985471:root"}
ASKED = {"StringEquals": {"sts:ExternalId": "8a1d6a3e-6a0e-4c8e-9a37-0f3f2a4f5b6c"}}


def trust(**changed: object) -> dict[str, object]:
    statement = {"Effect": "Allow", "Principal": PLATFORM, "Action": "sts:AssumeRole", **changed}
    return {"Statement": [statement]}


def outcome(found: list[object]) -> tuple[set[str], set[str]]:
    """The policies with a finding, and those that could not be judged."""
    findings = {one.policy for one in found if isinstance(one, Finding)}
    return findings, {one.policy for one in found if isinstance(one, Unjudged)}


@pytest.mark.parametrize(
    ("document", "unjudged"),
    [
        (UNKNOWN, "trust-without-external-id"),
        ({"Statement": UNKNOWN}, "trust-without-external-id"),
        ({"Statement": [UNKNOWN]}, "wildcard-principal"),
        (trust(Principal=UNKNOWN), "trust-without-external-id"),
        (trust(Principal={"AWS": [UNKNOWN]}), "trust-without-external-id"),
        (trust(Effect=UNKNOWN), "trust-without-external-id"),
        (trust(Condition=UNKNOWN), "trust-without-external-id"),
        (trust(Condition={"StringEquals": UNKNOWN}), "trust-without-external-id"),
        (trust(Condition={"StringEquals": {"sts:ExternalId": UNKNOWN}}), "mismatched-external-id"),
        (trust(Condition=ASKED, Action=UNKNOWN), "trust-without-assume-role"),
        (trust(Condition=ASKED, Action=[UNKNOWN]), "trust-without-assume-role"),
    ],
    ids=repr,
)
def test_an_unknown_in_a_trust_policy(make, verdicts, document, unjudged) -> None:
    role = make("aws_iam_role", {"name": "x", "assume_role_policy": document})
    findings, waiting = outcome(verdicts([role]))
    assert findings == set()
    assert unjudged in waiting


@pytest.mark.parametrize("principal", ["data.aws_caller_identity.current", "aws_iam_user.ci"])
def test_a_principal_of_the_own_account_is_not_the_platform(make, verdicts, principal) -> None:
    own = Unknown("known only after apply", refers_to=(principal,))
    role = make("aws_iam_role", {"assume_role_policy": trust(Principal={"AWS": own})})
    findings, waiting = outcome(verdicts([role]))
    assert findings == set()
    assert "trust-without-external-id" not in waiting


@pytest.mark.parametrize(
    "resource",
    [UNKNOWN, [UNKNOWN], Unknown("", parts=("arn:aws:s3:::", UNKNOWN))],
    ids=["all", "one", "a part"],
)
def test_an_unknown_resource_may_be_of_either_level(make, verdicts, resource) -> None:
    statement = {"Effect": "Allow", "Action": "s3:PutObject", "Resource": resource}
    policy = make("aws_iam_policy", {"policy": {"Statement": statement}})
    assert outcome(verdicts([policy])) == (set(), {"mismatched-resource-level"})


def test_an_unknown_policy_may_hold_what_an_export_lacks(make, verdicts) -> None:
    upload = {"Statement": {"Effect": "Allow", "Action": "s3:PutObject", "Resource": "*"}}
    role = make(
        "aws_iam_role",
        {
            "assume_role_policy": trust(Condition=ASKED),
            "inline_policy": [{"policy": upload}],
            "managed_policy_arns": ["arn:aws:iam::aws:policy/AmazonS3FullAccess"],
        },
    )
    findings, waiting = outcome(verdicts([role]))
    assert findings == {"wildcard-resource"}
    assert waiting == {"incomplete-export-role"}


@pytest.mark.parametrize("body", [{"permission_policies": UNKNOWN}, {"permissions": UNKNOWN}])
def test_unknown_permissions_of_a_genesys_role(make, verdicts, body) -> None:
    role = make("genesyscloud_auth_role", {"name": "exporter", **body})
    assert outcome(verdicts([role])) == (set(), {"role-without-permissions"})
