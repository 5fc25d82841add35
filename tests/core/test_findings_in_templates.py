"""A finding inside a file that file() reads goes with the file that reads it."""

from __future__ import annotations

from datetime import date

import pytest

from linter import bundled
from linter.loader import load_policies
from linter.run import Job, run
from linter.settings import Settings
from linter.tree import MemoryTree

FILES = {
    "main.tf": """\
resource "genesyscloud_integration_action" "a" {
  name            = "A"
  category        = "C"
  integration_id  = "5ffbd3a9-4a5b-4a9d-8d0a-2d0f4c1f3a11"
  contract_input  = jsonencode({ type = "object", properties = {} })
  contract_output = jsonencode({ type = "object", properties = {} })
  config_request {
    request_url_template = "https://acme.service-now.com/api/now/table/incident"
    request_type         = "POST"
    request_template     = file("${path.module}/body.vtl")
  }
}
""",
    "body.vtl": '{\n  "metadata": { "u_a": 1 }\n}\n',
}


class Tree(MemoryTree):
    def paths(self) -> list[str]:
        return ["main.tf"]


@pytest.mark.parametrize("tree", [Tree(FILES), MemoryTree(FILES)])
def test_it_is_reported_with_the_terraform_file(tree: MemoryTree) -> None:
    wanted = frozenset(tree.paths())
    policies = [
        one
        for one in load_policies([bundled.folder("policies") / "data-actions"])
        if one.id == "nested-record-payload"
    ]
    report = run(Job(tree, wanted, frozenset(), policies, Settings(), date(2026, 1, 1)))
    (finding,) = report.findings
    assert report.places().position(finding.span.path, finding.span.start).line == 2
    assert finding.span.path == "body.vtl"
