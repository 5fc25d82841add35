"""The text that the data source `aws_iam_policy_document` works out, without asking AWS.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
"""

from __future__ import annotations

from linter.terraform.modules.blocks import Configured
from linter.terraform.modules.declarations import Declaration


def with_document(declaration: Declaration, body: Configured) -> Configured:
    """Return `body` with the attributes that can be worked out from its arguments."""
    return body
