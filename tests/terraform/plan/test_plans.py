"""Plans as resources, by themselves and beside the configuration that they were made from."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest

from linter.model import Resource, Unknown
from linter.readers.json_document import read_json
from linter.readers.text import Unreadable
from linter.terraform import NoSchema, assemble
from linter.terraform.plan import is_plan, lay_over, planned_resources

PLAN: dict[str, Any] = {
    "format_version": "1.2",
    "planned_values": {},
    "resource_changes": [
        {
            "address": "module.m.genesyscloud_oauth_client.c[0]",
            "module_address": "module.m",
            "mode": "managed",
            "type": "genesyscloud_oauth_client",
            "name": "c",
            "change": {
                "actions": ["create"],
                "after": {
                    "name": "n",
                    "description": None,
                    "scopes": [],
                    "roles": [{"division_id": "*"}],
                    "none": [],
                },
                "after_unknown": {
                    "id": True,
                    "secret": True,
                    "scopes": [],
                    "roles": [{"role_id": True}],
                },
            },
        },
        {
            "address": "genesyscloud_flow.gone",
            "mode": "managed",
            "type": "genesyscloud_flow",
            "name": "gone",
            "change": {"actions": ["delete"], "after": None},
        },
    ],
    "prior_state": {
        "values": {
            "root_module": {
                "child_modules": [
                    {
                        "resources": [
                            {
                                "address": "module.m.data.genesyscloud_user.u",
                                "mode": "data",
                                "type": "genesyscloud_user",
                                "name": "u",
                                "values": {"email": "a@example.com", "id": "1", "name": None},
                            },
                            {"address": "x.y", "mode": "managed", "type": "x", "name": "y"},
                        ]
                    }
                ]
            }
        }
    },
    "configuration": {
        "root_module": {
            "module_calls": {
                "m": {
                    "module": {
                        "resources": [
                            {
                                "mode": "managed",
                                "type": "genesyscloud_oauth_client",
                                "name": "c",
                                "expressions": {
                                    "secret": {"references": ["var.secret"]},
                                    "roles": [
                                        {
                                            "role_id": {
                                                "references": [
                                                    "genesyscloud_auth_role.r.id",
                                                    "genesyscloud_auth_role.r",
                                                    "var.x",
                                                ]
                                            }
                                        }
                                    ],
                                },
                            }
                        ]
                    }
                }
            }
        }
    },
}


class Schema(NoSchema):
    def is_block(self, kind: str, path: tuple[str, ...]) -> bool | None:
        return path[-1] in ("roles", "none")


def resources(plan: Any) -> tuple[Resource, ...]:
    return planned_resources(read_json("plan.json", json.dumps(plan, indent=1)), Schema())


def test_what_a_plan_holds() -> None:
    client, user = resources(PLAN)
    assert (client.type, client.name) == ("genesyscloud_oauth_client", "c")
    assert client.address == "module.m.genesyscloud_oauth_client.c[0]"
    role = client.body["roles"][0].pop("role_id")
    assert role.refers_to == ("module.m.genesyscloud_auth_role.r",)
    assert isinstance(client.body.pop("secret"), Unknown)
    assert client.body == {"name": "n", "scopes": [], "roles": [{"division_id": "*"}]}
    assert (user.type, user.address) == (
        "data.genesyscloud_user",
        "module.m.data.genesyscloud_user.u",
    )
    assert user.body == {"email": "a@example.com", "id": "1"}


def test_where_its_values_stand() -> None:
    text = json.dumps(PLAN, indent=1)
    client, user = planned_resources(read_json("plan.json", text), Schema())
    span = client.spans.at(("roles", 0, "division_id"))
    assert text[span.start : span.end] == '"*"'
    span = user.spans.key(("email",))
    assert text[span.start : span.end] == '"email"'


@pytest.mark.parametrize(
    ("data", "plan"),
    [
        (PLAN, True),
        ({}, False),
        ([], False),
        ({"format_version": "1.0", "values": {}}, False),
        ({"name": "package"}, False),
    ],
)
def test_what_is_a_plan(data: Any, plan: bool) -> None:
    assert is_plan(data) == plan


def shapes(value: Any) -> Collection[Any]:
    """The plan with each of its parts in turn replaced by something else."""
    if not isinstance(value, dict | list):
        return [None, 5, [], {}]
    items = value.items() if isinstance(value, dict) else enumerate(value)
    found: list[Any] = [None, 5, "x", [], {}, [[]], [{}]]
    for key, inner in items:
        for other in shapes(inner):
            copy: Any = dict(value) if isinstance(value, dict) else list(value)
            copy[key] = other
            found.append(copy)
    return found


def test_a_plan_of_any_shape_is_borne() -> None:
    made = [one for one in shapes(PLAN) if is_plan(one)]
    assert len(made) > 200
    for plan in made:
        for resource in resources(plan):
            assert resource.spans.at(()).path == "plan.json"


CONFIGURATION = {
    "estate/main.tf": """
variable "name" {
  default = "n"
}
resource "terraform_data" "many" {
  count = terraform.workspace == "default" ? 2 : 0
  input = "${var.name}${count.index}"
}
resource "terraform_data" "one" {
  input            = { id = terraform_data.many[0].id, space = terraform.workspace }
  triggers_replace = jsonencode({ a = terraform.workspace, b = [1] })
  depends_on       = [terraform_data.many]
}
module "child" {
  source = "./child"
  name   = var.name
}
""",
    "estate/child/main.tf": """
variable "name" {}
resource "terraform_data" "it" {
  input = upper(var.name)
}
""",
}


class Sources:
    def paths(self) -> list[str]:
        return sorted(CONFIGURATION)

    def text(self, path: str) -> str:
        if path not in CONFIGURATION:
            raise Unreadable("there is no such file")
        return CONFIGURATION[path]

    @property
    def files(self) -> NoFiles:
        return NoFiles()


class NoFiles:
    def text(self, path: str) -> str | None:
        return None

    def data(self, path: str) -> bytes | None:
        return None

    def matching(self, folder: str, pattern: str) -> list[str]:
        return []


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> str:
    if shutil.which("terraform") is None:
        pytest.skip("terraform is not installed")
    root: Path = tmp_path_factory.mktemp("plan")
    for path, text in CONFIGURATION.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    environment = {**os.environ, "TF_CLI_CONFIG_FILE": os.devnull}
    for command in ("init -backend=false", "plan -out=plan", "show -json plan"):
        done = subprocess.run(
            ["terraform", f"-chdir={root / 'estate'}", *command.split()],
            capture_output=True,
            text=True,
            env=environment,
            check=True,
        )
    return done.stdout


def test_a_plan_beside_its_configuration(shown: str) -> None:
    document = read_json("estate/plan.json", shown)
    assert is_plan(document.data)
    planned = planned_resources(document, NoSchema())
    written = assemble(Sources()).resources
    result = lay_over(planned, written)
    found = {one.address: one for one in result.resources}
    assert sorted(found) == [
        "module.child.terraform_data.it",
        "terraform_data.many[0]",
        "terraform_data.many[1]",
        "terraform_data.one",
    ]
    assert found["terraform_data.many[1]"].body["input"] == "n1"
    assert found["module.child.terraform_data.it"].body["input"] == "N"
    assert [site.address for site in found["module.child.terraform_data.it"].calls] == [
        "module.child"
    ]
    one = found["terraform_data.one"]
    assert one.body["input"]["space"] == "default"
    assert one.body["input"]["id"].refers_to == ("terraform_data.many",)
    assert one.body["depends_on"] == ["terraform_data.many"]
    assert one.path == "estate/main.tf"
    span = one.spans.key(("triggers_replace",))
    assert CONFIGURATION[span.path][span.start : span.end] == "triggers_replace"
    assert json.loads(one.body["triggers_replace"]) == {"a": "default", "b": [1]}
    assert one.spans.encoded(("triggers_replace",)) is None
    kept = {(one.path, one.address) for one in written} - result.replaced
    assert kept == {
        ("estate/main.tf", "var.name"),
        ("estate/main.tf", "module.child"),
        ("estate/child/main.tf", "var.name"),
    }


def test_a_plan_elsewhere_stands_for_itself(shown: str) -> None:
    planned = planned_resources(read_json("plans/plan.json", shown), NoSchema())
    result = lay_over(planned, assemble(Sources()).resources)
    assert result.replaced == frozenset()
    assert {one.path for one in result.resources} == {"plans/plan.json"}
