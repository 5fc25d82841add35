"""No shape of a role, policy or document makes a view or a check of iam/ raise."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.classify import classify, is_trust_policy
from linter.engine import Crash
from linter.model import Unknown

TYPES = (
    "iam-role",
    "iam-policy",
    "genesys-role",
    "genesyscloud_auth_role",
    "aws_iam_role",
    "aws_iam_role_policy",
    "aws_iam_policy",
    "aws_iam_policy_attachment",
    "aws_iam_role_policy_attachment",
    "aws_s3_bucket",
    "aws_s3_bucket_server_side_encryption_configuration",
    "aws_cloudwatch_event_bus",
    "data.aws_iam_policy_document",
)
VOCABULARY = """
Action AWS Allow AssumeRolePolicyDocument AttachedManagedPolicies Condition Description Document
Effect NotAction NotPrincipal NotResource Policies PolicyArn PolicyDocument PolicyVersion
Principal Resource Role RoleDetailList RoleName Roles Sid Statement StringEquals StringLike
Version actionSet action_set actions apply_server_side_encryption_by_default assume_role_policy
bucket condition default_role_id domain effect entityName identifiers inline_policy
managed_policy_arns name permissionPolicies permission_policies permissions policy policy_arn
principals resources role roles rule scopes sse_algorithm statement sts:ExternalId test type
users values variable
"""
WORDS = st.sampled_from(VOCABULARY.split())
TEXTS = WORDS | st.sampled_from(
    [
        "*",
        "765628985471",
        "arn:aws:iam::765628985471:root",
        "sts:AssumeRole",
        "s3:*",
        "s3:PutObject",
        "s3:GetBucketLocation",
        "arn:aws:s3:::b/*",
        "arn:aws:s3:::",
        "arn:::::",
        "kms:Decrypt",
        "[",
        '{"Statement": [',
        "%7B%22Statement%22%3A%5B%5D%7D",
        "genesys",
        "aws_iam_role.x",
        "",
    ]
)
UNKNOWNS = st.builds(
    Unknown,
    reason=st.just("not known"),
    expression=TEXTS,
    parts=st.lists(TEXTS | st.just(Unknown("a part")), max_size=3).map(tuple),
    refers_to=st.lists(st.sampled_from([f"{kind}.x" for kind in TYPES]), max_size=2).map(tuple),
)
SCALARS = TEXTS | st.none() | st.booleans() | st.integers(-1, 3) | UNKNOWNS
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS | TEXTS, inner, max_size=4),
    max_leaves=20,
)
STATEMENTS = st.dictionaries(
    st.sampled_from(["Effect", "Principal", "Action", "Resource", "NotAction", "Condition", "Sid"]),
    VALUES,
    max_size=6,
).map(lambda body: {"Effect": "Allow", **body})
DOCUMENTS = st.builds(lambda one: {"Version": "2012-10-17", "Statement": one}, STATEMENTS | VALUES)
ANYTHING = VALUES | DOCUMENTS
BODIES = ANYTHING | st.dictionaries(WORDS, ANYTHING, max_size=5)


@settings(max_examples=150)
@given(st.lists(st.tuples(st.sampled_from(TYPES), BODIES), min_size=1, max_size=4))
def test_no_body_makes_a_check_raise(make, verdicts, pieces) -> None:
    found = verdicts([make(kind, body) for kind, body in pieces])
    assert [one for one in found if isinstance(one, Crash)] == []


@settings(max_examples=150)
@given(trust=ANYTHING, permissions=ANYTHING)
def test_no_document_of_a_role_makes_a_check_raise(make, verdicts, trust, permissions) -> None:
    resources = [
        make("iam-role", {"AssumeRolePolicyDocument": trust, "Policies": permissions}),
        make("aws_iam_role", {"name": "x", "assume_role_policy": trust}),
        make("aws_iam_role_policy", {"role": "x", "policy": permissions}),
    ]
    assert [one for one in verdicts(resources) if isinstance(one, Crash)] == []


@given(
    st.recursive(
        st.none() | st.booleans() | TEXTS,
        lambda inner: st.lists(inner) | st.dictionaries(WORDS, inner),
    )
)
def test_classifying_never_raises_and_is_of_a_known_kind(data) -> None:
    assert is_trust_policy(data) in {True, False}
    assert classify(data) in {
        None,
        "data-action",
        "iam-role",
        "iam-policy",
        "accelerator",
        "app-manifest",
        "genesys-role",
        "retention-policy",
    }


@pytest.mark.parametrize("depth", [1, 50, 490])
@pytest.mark.parametrize("key", ["Action", "Principal", "Condition", "Resource"])
@pytest.mark.parametrize("wrap", ["[{}]", '{{"AWS": {}}}', '{{"StringLike": {}}}'])
def test_deep_nesting_is_read(report, depth, key, wrap) -> None:
    before, after = wrap.format("|").split("|")
    statement = f'{{"Effect": "Allow", "{key}": {before * depth}"*"{after * depth}}}'
    assert not report({"policy.json": f'{{"Statement": [{statement}]}}'}).crashed
    text = f'resource "aws_iam_policy" "x" {{\n policy = <<EOT\n{{"Statement": {statement}, '
    text += '"Id": "${var.x}"}\nEOT\n}\n\nvariable "x" {}\n'
    assert not report({"main.tf": text}).crashed
