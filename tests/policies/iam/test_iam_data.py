"""The tables and schemas behind the policies of iam/."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from linter import bundled
from linter.checks.iam.statement import matches
from linter.loader import load_policy

SCHEMAS = bundled.folder("schemas")
IAM = bundled.folder("policies") / "iam"
LEVEL = load_policy(IAM / "mismatched-resource-level.yaml").options
EXPORT = load_policy(IAM / "incomplete-export-role.yaml").options
NARROW = load_policy(IAM / "wildcard-resource.yaml").options["unnarrowable"]


@pytest.mark.parametrize("name", ["iam-policy", "genesys-role"])
def test_schemas_are_schemas(name) -> None:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["$id"].endswith(f"/{name}.schema.json")


@pytest.mark.parametrize(
    ("document", "fits"),
    [
        ({"Statement": {"Effect": "Allow", "Action": "s3:PutObject", "Resource": "*"}}, True),
        ({"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"}]}, True),
        (
            {
                "Statement": [
                    {"Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*"}
                ]
            },
            True,
        ),
        ({"Statement": [{"Effect": "Allow", "Action": "s3:PutObject"}]}, False),
        ({"Statement": [{"Effect": "Allow", "Action": "s3:PutObject", "Resource": "b/*"}]}, False),
        ({"Version": "2012-10-17"}, False),
    ],
)
def test_editors_can_check_a_document_of_any_use(document, fits) -> None:
    schema = json.loads((SCHEMAS / "iam-policy.schema.json").read_text("utf-8"))
    assert Draft202012Validator(schema).is_valid(document) is fits


def test_an_action_has_one_level() -> None:
    assert set(LEVEL["levels"]["bucket"]) & set(LEVEL["levels"]["object"]) == set()


def test_the_export_needs_actions_of_both_levels() -> None:
    names = {action.removeprefix("s3:") for action in EXPORT["required"]}
    bucket, objects = (names & set(LEVEL["levels"][level]) for level in ("bucket", "object"))
    assert bucket == {"GetBucketLocation", "GetEncryptionConfiguration"}
    assert objects == {"PutObject", "PutObjectAcl"}


@pytest.mark.parametrize(
    "action", ["lambda:InvokeFunction", *EXPORT["required"], "kms:GenerateDataKey", "s3:*", "*"]
)
def test_what_integrations_need_can_be_narrowed(action) -> None:
    assert not any(matches(pattern, action) for pattern in NARROW)


@pytest.mark.parametrize(
    ("pattern", "name", "expected"),
    [
        ("s3:Put*", "s3:PutObject", True),
        ("S3:putobject", "s3:PutObject", True),
        ("s3:Put?bject", "s3:PutObject", True),
        ("*", "s3:PutObject", True),
        ("s3:[A-Z]*", "s3:PutObject", False),
        ("s3:PutObjectAcl", "s3:PutObject", False),
    ],
)
def test_patterns_of_actions(pattern, name, expected) -> None:
    assert matches(pattern, name) is expected
