"""Trust policies that Terraform computes and nothing in the estate takes up.

A `data.aws_iam_policy_document` is judged through the role that uses it. One that goes elsewhere,
such as into a module that is not at hand, is a role's trust policy all the same where it names
another account and no resource.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from linter.model import MISSING, Resource, Unknown
from linter.views.field import Field, Layout, Part, assemble
from linter.views.iam_document import Role, statement_spans
from linter.views.index import ResourceIndex

_ACCOUNT = re.compile(r"(?:arn:[^:]*:iam::)?[0-9]{12}(?::.*)?")


def unused_trusts(index: ResourceIndex, roles: Iterable[Role]) -> Iterator[Role]:
    """A role of no name for each trust policy that none of the known roles has.

    A statement of a role's policy starts where that of the data source does.
    """
    used = {span[:2] for role in roles for span in statement_spans(role.trust)}
    for resource in index.of_type("data.aws_iam_policy_document"):
        statements = list(Field.of(resource).get("statement").items())
        written = {statement.span[:2] for statement in statements}
        if any(map(_trusts_account, statements)) and not used & written:
            yield _role(resource, statements)


def _trusts_account(statement: Field) -> bool:
    if statement.get("resources") or statement.get("not_resources"):
        return False
    return any(
        isinstance(identifier.value, str) and _ACCOUNT.fullmatch(identifier.value)
        for principals in statement.get("principals").items()
        for identifier in principals.get("identifiers").items()
    )


def _role(resource: Resource, statements: list[Field]) -> Role:
    whole = Field.of(resource)
    document, spans = assemble({"Statement": [_statement(one) for one in statements]}, whole)
    absent = whole.holding(MISSING)
    return Role(whole, absent, absent, Field(document, spans, ()), (), resource)


def _statement(block: Field) -> Part:
    """A statement in IAM's own words; see the data source's documentation.

    https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
    """
    layout: dict[str, Layout] = {
        "Sid": block.get("sid"),
        "Effect": block.get("effect") or "Allow",
        "Action": block.get("actions"),
        "NotAction": block.get("not_actions"),
        "Principal": _grouped(block.get("principals"), ("type",), "identifiers"),
        "Condition": _grouped(block.get("condition"), ("test", "variable"), "values"),
    }
    return Part(block, layout)


def _grouped(blocks: Field, keys: tuple[str, ...], values: str) -> Layout:
    """The values of nested blocks in objects by their other arguments, one within another.

    An Unknown in the place of a block, or of what a value goes by, stands for all of them.
    """
    grouped: dict[str, Any] = {}
    for block in blocks.items():
        names = [block.get(key) for key in keys]
        unknown = next((name for name in names if isinstance(name.value, Unknown)), None)
        if unknown is not None:
            return unknown
        *outer, last = (str(name.value) for name in names)
        inner = grouped
        for name in outer:
            inner = inner.setdefault(name, {})
        inner[last] = block.get(values)
    return grouped
