"""Whatever a text was written as takes part in what a unit shares."""

from __future__ import annotations

import pytest

from linter.catalogue import catalogue_at
from linter.estate import read_estate
from linter.terraform import VariableInputs
from linter.tree import MemoryTree
from linter.units import sharing
from linter.units.sharing import fingerprint
from linter.units.unit import Shared

VALUES = ["{}", "[]", "{ a = 1 }", '[true, "x"]', "1", "-1.5", "1e40", "-2e-7", "true", "null"]
VALUES += ['""', '"a"', '"a: b"', '"- a"', '"\\n"', "var.none", '{ "a" = var.none }']


@pytest.mark.parametrize("function", ["jsonencode", "yamlencode"])
@pytest.mark.parametrize("value", VALUES)
def test_what_terraform_encodes_is_looked_at(
    value: str, function: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"""
variable "none" {{}}
resource "aws_iam_policy" "a" {{
  policy = {function}({value})
  tags   = {{ a = [{function}({value})] }}
}}
"""
    files = {"main.tf": text}
    read = read_estate(MemoryTree(files), list(files), VariableInputs(), catalogue_at())
    shared = Shared(tuple(one for one in read.estate.resources if one.type == "aws_iam_policy"))
    (resource,) = shared.resources
    assert resource.spans.encoded(("policy",)) is not None
    quick = fingerprint(shared)
    monkeypatch.setattr(sharing, "may_be_encoded", lambda _: True)
    assert fingerprint(shared) == quick
