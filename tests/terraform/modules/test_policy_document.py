"""The text of `aws_iam_policy_document`, and the structure behind it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from linter.model import Resource, Unknown
from linter.terraform import Assembled

Assemble = Callable[..., Assembled]


def role(assembled: Assemble, text: str) -> Resource:
    found = assembled(
        text + '\nresource "aws_iam_role" "it" {\n  policy = '
        "data.aws_iam_policy_document.it.json\n}\n"
    )
    assert found.faults == ()
    (resource,) = (one for one in found.resources if one.type == "aws_iam_role")
    return resource


def document(assembled: Assemble, text: str) -> Any:
    encoded = role(assembled, text).spans.encoded(("policy",))
    assert encoded is not None
    return encoded[0]


TRUST = """
locals {
  account = "arn:aws:iam::765628985471:root"
}
data "aws_iam_policy_document" "it" {
  policy_id = "trust"
  statement {
    sid     = "Genesys"
    actions = ["sts:TagSession", "sts:AssumeRole", "sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = [local.account]
    }
    condition {
      test     = "StringEquals"
      variable = "sts:ExternalId"
      values   = ["org"]
    }
    condition {
      test     = "StringLike"
      variable = "aws:PrincipalTag/x"
      values   = ["b", "a"]
    }
  }
  statement {
    effect        = "Deny"
    not_actions   = ["s3:*"]
    resources     = ["arn:aws:s3:::&{aws:username}/*"]
    not_resources = []
    not_principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}
"""


def test_the_document_reads_as_aws_wants_it(assembled: Assemble) -> None:
    assert document(assembled, TRUST) == {
        "Version": "2012-10-17",
        "Id": "trust",
        "Statement": [
            {
                "Sid": "Genesys",
                "Effect": "Allow",
                "Action": ["sts:TagSession", "sts:AssumeRole"],
                "Principal": {"AWS": "arn:aws:iam::765628985471:root"},
                "Condition": {
                    "StringEquals": {"sts:ExternalId": "org"},
                    "StringLike": {"aws:PrincipalTag/x": ["b", "a"]},
                },
            },
            {
                "Effect": "Deny",
                "NotAction": "s3:*",
                "Resource": "arn:aws:s3:::${aws:username}/*",
                "NotPrincipal": "*",
            },
        ],
    }


def test_the_text_encodes_the_structure(assembled: Assemble) -> None:
    resource = role(assembled, TRUST)
    encoded = resource.spans.encoded(("policy",))
    assert encoded is not None
    assert json.loads(resource.body["policy"]) == encoded[0]
    assert resource.body["policy"].startswith('{\n  "Version": "2012-10-17",\n  "Id"')


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), "data.aws_iam_policy_document.it.json"),
        (("Statement", 0, "Action"), "actions"),
        (("Statement", 0, "Action", 0), '"sts:TagSession"'),
        (("Statement", 0, "Principal", "AWS"), '"arn:aws:iam::765628985471:root"'),
        (("Statement", 0, "Condition", "StringEquals", "sts:ExternalId"), '"org"'),
        (("Statement", 0, "Effect"), "statement"),
        (("Statement", 1, "Effect"), '"Deny"'),
        (("Statement", 1, "NotAction"), '"s3:*"'),
        (("Version",), 'data "aws_iam_policy_document" "it"'),
    ],
)
def test_its_parts_stand_in_the_data_source(
    assembled: Assemble, path: tuple[str | int, ...], text: str
) -> None:
    resource = role(assembled, TRUST)
    encoded = resource.spans.encoded(("policy",))
    assert encoded is not None
    span = encoded[1].at(path) if path else resource.spans.at(("policy",))
    whole = TRUST + '\nresource "aws_iam_role" "it" {\n  policy = '
    whole += "data.aws_iam_policy_document.it.json\n}\n"
    assert whole[span.start : span.end] == text


def test_an_unknown_part_leaves_the_others_known(assembled: Assemble) -> None:
    text = """
variable "org" {}
data "aws_iam_policy_document" "it" {
  statement {
    actions   = ["sts:AssumeRole", var.org]
    resources = var.org
    dynamic "principals" {
      for_each = var.org
      content {}
    }
    condition {
      test     = "StringEquals"
      variable = "sts:ExternalId"
      values   = [var.org]
    }
  }
}
"""
    resource = role(assembled, text)
    assert isinstance(resource.body["policy"], Unknown)
    assert resource.body["policy"].reason == "var.org has no default (main.tf:2)"
    (statement,) = document(assembled, text)["Statement"]
    assert statement["Effect"] == "Allow"
    assert statement["Action"][0] == "sts:AssumeRole"
    assert isinstance(statement["Action"][1], Unknown)
    assert isinstance(statement["Resource"], Unknown)
    assert isinstance(statement["Principal"], Unknown)
    assert isinstance(statement["Condition"]["StringEquals"]["sts:ExternalId"], Unknown)


def test_principals_of_one_type_are_taken_together(assembled: Assemble) -> None:
    found = document(
        assembled,
        """
data "aws_iam_policy_document" "it" {
  statement {
    principals {
      type        = "AWS"
      identifiers = ["a"]
    }
    principals {
      type        = "AWS"
      identifiers = ["b"]
    }
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}
""",
    )
    principal = {"AWS": ["b", "a"], "Service": "lambda.amazonaws.com"}
    assert found["Statement"] == [{"Effect": "Allow", "Principal": principal}]


MERGED = """
data "aws_iam_policy_document" "base" {
  statement {
    sid     = "One"
    actions = ["base:One"]
  }
  statement {
    actions = ["base:None"]
  }
}
data "aws_iam_policy_document" "it" {
  source_policy_documents = [
    data.aws_iam_policy_document.base.json,
    jsonencode({ Version = "2012-10-17", Statement = { Sid = "Two", Action = "base:Two" } }),
  ]
  override_policy_documents = [<<-EOT
    {"Statement": [{"Sid": "One", "Effect": "Deny", "Action": "over:One"}]}
  EOT
  ]
  statement {
    sid     = "Two"
    actions = ["own:Two"]
  }
}
"""


def test_documents_merge_by_sid(assembled: Assemble) -> None:
    statements = document(assembled, MERGED)["Statement"]
    assert statements == [
        {"Sid": "One", "Effect": "Deny", "Action": "over:One"},
        {"Effect": "Allow", "Action": "base:None"},
        {"Sid": "Two", "Effect": "Allow", "Action": "own:Two"},
    ]


@pytest.mark.parametrize(
    ("argument", "reason"),
    [
        ("[var.unset]", "var.unset has no default (main.tf:2)"),
        ("var.unset", "var.unset has no default (main.tf:2)"),
        ('["{"]', "a document that it builds on is not JSON"),
        ('["[]"]', "a document that it builds on is no object"),
        ("[aws_x.y.json]", "known only after apply"),
    ],
)
def test_what_it_builds_on_may_be_unknown(assembled: Assemble, argument: str, reason: str) -> None:
    resource = role(
        assembled,
        f"""
variable "unset" {{}}
resource "aws_x" "y" {{}}
data "aws_iam_policy_document" "it" {{
  source_policy_documents = {argument}
  statement {{
    actions = ["a:b"]
  }}
}}
""",
    )
    assert resource.body["policy"].reason.startswith(reason)


def test_an_unknown_number_of_statements(assembled: Assemble) -> None:
    text = """
variable "unset" {}
data "aws_iam_policy_document" "it" {
  dynamic "statement" {
    for_each = var.unset
    content {
      actions = [statement.value]
    }
  }
}
"""
    assert isinstance(document(assembled, text)["Statement"], Unknown)
