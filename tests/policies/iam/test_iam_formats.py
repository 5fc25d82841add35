"""One role is one role, however it is wrapped; what is no role is left alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import pytest

from linter.classify import classify

TRUST = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {"AWS": "arn:aws:iam::765628985471:root"},
            "Action": "sts:AssumeRole",
        }
    ],
}
INVOKE = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": "*"}],
}
ROLE = {"RoleName": "lambda", "AssumeRolePolicyDocument": TRUST}
ENTRY = {"PolicyName": "invoke", "PolicyDocument": INVOKE}
HCL = """
resource "aws_iam_role" "lambda" {{
  assume_role_policy = {trust}
}}

resource "aws_iam_role_policy" "invoke" {{
  role   = aws_iam_role.lambda.{attribute}
  policy = {policy}
}}
"""

ROLES: Mapping[str, Any] = {
    "policies in the role": {**ROLE, "Policies": [ENTRY]},
    "policies by their other name": {**ROLE, "RolePolicyList": [ENTRY]},
    "bare documents": {**ROLE, "PermissionPolicies": [INVOKE]},
    "one bare document": {**ROLE, "InlinePolicies": INVOKE},
    "beside get-role's answer": {"Role": ROLE, "Policies": [ENTRY]},
    "a list": [ROLE, ENTRY],
    "list-roles": {"Roles": [{**ROLE, "RolePolicyList": [ENTRY]}]},
    "authorization details": {
        "RoleDetailList": [{**ROLE, "AttachedManagedPolicies": [{"PolicyArn": "arn:p"}]}],
        "Policies": [
            {"Arn": "arn:p", "PolicyVersionList": [{"IsDefaultVersion": True, "Document": INVOKE}]}
        ],
    },
    "documents as text": {
        "RoleName": "lambda",
        "AssumeRolePolicyDocument": json.dumps(TRUST),
        "Policies": [{"PolicyDocument": json.dumps(INVOKE)}],
    },
    "documents percent-encoded": {
        "RoleName": "lambda",
        "AssumeRolePolicyDocument": quote(json.dumps(TRUST)),
        "Policies": [{"PolicyDocument": quote(json.dumps(INVOKE))}],
    },
}


def ids(report: Any) -> list[str]:
    return sorted(finding.policy for finding in report.findings)


@pytest.mark.parametrize("body", ROLES.values(), ids=ROLES.keys())
def test_a_role_in_json_is_judged_alike(report, body) -> None:
    found = ids(report({"role.json": json.dumps(body, indent=2)}))
    assert found == ["trust-without-external-id", "wildcard-resource"]


@pytest.mark.parametrize("attribute", ["name", "id"])
@pytest.mark.parametrize("form", ["jsonencode({})", "<<-EOT\n{}\nEOT\n", "file"])
def test_a_role_in_terraform_is_judged_alike(report, attribute, form) -> None:
    documents = {"trust": json.dumps(TRUST, indent=2), "policy": json.dumps(INVOKE, indent=2)}
    texts = {
        key: f'file("{key}.json")' if form == "file" else form.replace("{}", text)
        for key, text in documents.items()
    }
    files = {"main.tf": HCL.format(**texts, attribute=attribute)}
    if form == "file":
        files |= {f"{key}.json": text for key, text in documents.items()}
    assert ids(report(files)) == ["trust-without-external-id", "wildcard-resource"]


@pytest.mark.parametrize("taken_up", [True, False])
def test_a_computed_trust_policy_is_judged_once(report, taken_up) -> None:
    document = """
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = ["765628985471"]
    }
  }
}
"""
    role = """
resource "aws_iam_role" "lambda" {
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
"""
    assert ids(report({"main.tf": document + role * taken_up})) == ["trust-without-external-id"]


@pytest.mark.parametrize(
    "condition",
    [
        'condition {\n test = "StringEquals"\n variable = "sts:ExternalId"\n values = [var.id]\n}',
        'dynamic "condition" {\n for_each = var.id\n content {\n test = condition.value\n }\n}',
    ],
    ids=["asked for", "unknown"],
)
def test_an_unused_trust_policy_may_ask_for_an_external_id(report, condition) -> None:
    text = """
variable "id" {}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = ["765628985471"]
    }
    CONDITION
  }
}
"""
    assert ids(report({"main.tf": text.replace("CONDITION", condition)})) == []


def test_a_role_whose_name_only_a_plan_knows_keeps_its_policies(report) -> None:
    files = {
        "main.tf": """
variable "stage" {}

resource "aws_iam_role" "lambda" {
  name               = "lambda-${var.stage}"
  assume_role_policy = jsonencode(TRUST)
}

resource "aws_iam_policy" "invoke" {
  policy = jsonencode(INVOKE)
}

resource "aws_iam_policy_attachment" "invoke" {
  name       = "invoke"
  roles      = [aws_iam_role.lambda.name]
  policy_arn = aws_iam_policy.invoke.arn
}
""".replace("TRUST", json.dumps(TRUST)).replace("INVOKE", json.dumps(INVOKE))
    }
    assert ids(report(files)) == ["trust-without-external-id", "wildcard-resource"]


@pytest.mark.parametrize(
    "other",
    [
        {"name": "widget", "version": "1.0.0", "permissions": ["tabs"]},
        {"role": "editor", "permissions": ["read", "write"]},
        {"role": "editor", "permissions": [{"action": "read", "resource": "*"}]},
        {"family": "app", "executionRoleArn": "arn:aws:iam::1:role/x", "containerDefinitions": []},
        {"Resources": {"R": {"Type": "AWS::IAM::Role", "Properties": ROLE}}},
        {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "Role", "rules": []},
        {"Role": "admin", "Statement": "none"},
        [{"name": "a"}, ROLE],
        [],
        "text",
        None,
    ],
    ids=repr,
)
def test_what_is_no_role_is_left_alone(other) -> None:
    assert classify(other) is None
