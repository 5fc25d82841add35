"""Which S3 buckets of an estate are encrypted with a KMS key of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.checks.context import Context
from linter.model import Subject, Unknown

CONFIGURATION = "aws_s3_bucket_server_side_encryption_configuration"
_ADDRESS = re.compile(r"(?:module\.[^.]+\.)*aws_s3_bucket\.[\w-]+(?:\[[^\]]*\])?")
_NAME = re.compile(r"arn:[^:]*:s3:::([^/*?]+)(?:/.*)?", re.DOTALL)


def encrypted_buckets(context: Context, near: Subject) -> frozenset[str]:
    """The addresses and names of the buckets that the folder of `near` encrypts with a key.

    Only where the key is named: the role's account may use Amazon's own key for S3 without any
    permission of its own.
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
    """
    return frozenset(
        key
        for resource in context.estate.beside(near, CONFIGURATION)
        if isinstance(resource.body, dict)
        and any(map(_names_key, _blocks(resource.body.get("rule"))))
        for key in keys_of_bucket(resource.body.get("bucket"), context, near)
    )


def keys_of_bucket(value: object, context: Context, near: Subject) -> Iterator[str]:
    """The address and the name that a bucket's reference, name or ARN stands for."""
    if isinstance(value, str):
        found = _NAME.fullmatch(value)
        yield found[1] if found else value
    if not isinstance(value, Unknown):
        return
    for reference in value.refers_to:
        address = _ADDRESS.match(reference)
        if address:
            yield address[0]
            yield from _names(address[0], context, near)


def _names(address: str, context: Context, near: Subject) -> Iterator[str]:
    for bucket in context.estate.beside(near, "aws_s3_bucket"):
        same = bucket.address == address
        name = bucket.body.get("bucket") if same and isinstance(bucket.body, dict) else None
        if isinstance(name, str):
            yield name


def _names_key(rule: object) -> bool:
    blocks = (
        _blocks(rule.get("apply_server_side_encryption_by_default"))
        if isinstance(rule, dict)
        else ()
    )
    return any(
        isinstance(block, dict)
        and str(block.get("sse_algorithm")).startswith("aws:kms")
        and bool(block.get("kms_master_key_id"))
        for block in blocks
    )


def _blocks(value: object) -> list[object]:
    return value if isinstance(value, list) else []
