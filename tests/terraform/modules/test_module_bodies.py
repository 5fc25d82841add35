"""What stands in the body of a resource."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from linter.model import Unknown
from linter.terraform import Assembled

Assemble = Callable[..., Assembled]


def body(found: Assembled, address: str) -> Any:
    (resource,) = (one for one in found.resources if one.address == address)
    return resource.body


def test_blocks_are_lists_of_dicts_and_null_is_left_out(assembled: Assemble) -> None:
    found = assembled("""
resource "genesyscloud_flow" "main" {
  name = "n"
  gone = null
  substitutions = { a = null, b = 1 }
  roles {
    id = 1
  }
  roles {
    id = 2
    inner {
      deep = true
    }
  }
}
""")
    assert body(found, "genesyscloud_flow.main") == {
        "name": "n",
        "substitutions": {"b": 1},
        "roles": [{"id": 1}, {"id": 2, "inner": [{"deep": True}]}],
    }


def test_dynamic_blocks_stand_among_the_others(assembled: Assemble) -> None:
    found = assembled("""
variable "rules" {
  default = { a = ["x", "y"], b = [] }
}
resource "t_r" "x" {
  rule {
    name = "first"
  }
  dynamic "rule" {
    for_each = var.rules
    iterator = one
    content {
      name = one.key
      dynamic "part" {
        for_each = one.value
        content {
          text = "${one.key}-${part.key}-${part.value}"
        }
      }
    }
  }
  rule {
    name = "last"
  }
  dynamic "never" {
    for_each = []
    content {}
  }
}
""")
    parts = [{"text": "a-0-x"}, {"text": "a-1-y"}]
    assert body(found, "t_r.x") == {
        "rule": [{"name": "first"}, {"name": "a", "part": parts}, {"name": "b"}, {"name": "last"}]
    }


@pytest.mark.parametrize(
    ("collection", "reason"),
    [
        ("var.unset", "var.unset has no default (main.tf:2)"),
        ("t_s.other.list", "known only after apply"),
        ("toset([t_s.other.id])", "known only after apply"),
        ('"text"', "for_each has to be a collection"),
        ("range(1, 1000000)", "Terraform refuses this"),
    ],
)
def test_one_unknown_dynamic_makes_the_key_unknown(
    assembled: Assemble, collection: str, reason: str
) -> None:
    found = assembled(f"""
variable "unset" {{}}
resource "t_s" "other" {{}}
resource "t_r" "x" {{
  name = "n"
  rule {{
    name = "static"
  }}
  dynamic "rule" {{
    for_each = {collection}
    content {{
      name = rule.value
    }}
  }}
}}
""")
    value = body(found, "t_r.x")
    assert value["name"] == "n"
    assert isinstance(value["rule"], Unknown)
    assert value["rule"].reason.startswith(reason)


def test_a_known_number_of_unknown_blocks(assembled: Assemble) -> None:
    found = assembled("""
resource "t_s" "other" {}
resource "t_r" "x" {
  dynamic "rule" {
    for_each = [t_s.other.id, "b"]
    content {
      name = rule.value
    }
  }
}
""")
    first, second = body(found, "t_r.x")["rule"]
    assert first["name"].refers_to == ("t_s.other",)
    assert second == {"name": "b"}


def test_arguments_that_name_things_are_text(assembled: Assemble) -> None:
    found = assembled("""
terraform {
  required_version = ">= 1.5"
  required_providers {
    genesyscloud = {
      source                = "mypurecloud/genesyscloud"
      version               = "~> 1.60"
      configuration_aliases = [genesyscloud.emea]
    }
  }
  backend "s3" {
    bucket = "b"
  }
}
provider "genesyscloud" {
  alias = "emea"
}
resource "t_r" "x" {
  count      = 1
  provider   = genesyscloud.emea
  depends_on = [module.m, t_r.y]
  lifecycle {
    prevent_destroy = true
    ignore_changes  = [name, tags["x"]]
    precondition {
      condition     = true
      error_message = "no"
    }
  }
  provisioner "local-exec" {
    when    = destroy
    command = "true"
  }
}
module "m" {
  source    = "./m"
  version   = "1.0"
  providers = { genesyscloud = genesyscloud.emea }
  name      = "n"
}
variable "v" {
  type        = map(string)
  default     = {}
  description = "d"
  validation {
    condition     = true
    error_message = "no"
  }
}
output "o" {
  value     = upper("o")
  sensitive = true
}
locals {
  l = [1]
}
""")
    bodies = {one.address: (one.type, one.body) for one in found.resources}
    assert found.faults == ()
    assert bodies["terraform"][1] == {
        "required_version": ">= 1.5",
        "required_providers": [
            {
                "genesyscloud": {
                    "source": "mypurecloud/genesyscloud",
                    "version": "~> 1.60",
                    "configuration_aliases": ["genesyscloud.emea"],
                }
            }
        ],
        "backend": [{"s3": [{"bucket": "b"}]}],
    }
    assert bodies["provider.genesyscloud.emea"] == ("provider.genesyscloud", {"alias": "emea"})
    assert bodies["t_r.x[0]"][1] == {
        "provider": "genesyscloud.emea",
        "depends_on": ["module.m", "t_r.y"],
        "lifecycle": [{"prevent_destroy": True, "ignore_changes": ["name", 'tags["x"]']}],
        "provisioner": [{"local-exec": [{"when": "destroy", "command": "true"}]}],
    }
    assert bodies["module.m"] == (
        "module",
        {
            "source": "./m",
            "version": "1.0",
            "providers": {"genesyscloud": "genesyscloud.emea"},
            "arguments": {"name": "n"},
        },
    )
    assert bodies["var.v"] == (
        "variable",
        {"type": "map(string)", "default": {}, "description": "d"},
    )
    assert bodies["output.o"] == ("output", {"value": "O", "sensitive": True})
    assert bodies["local.l"] == ("local", {"value": [1]})


def test_an_override_file_replaces_blocks_of_the_same_kind(assembled: Assemble) -> None:
    found = assembled("""
=== main.tf
terraform {
  required_version = ">= 1.0"
  backend "s3" {
    bucket = "b"
  }
}
resource "t_r" "x" {
  name = "base"
  kept = "kept"
  rule {
    n = 1
  }
  rule {
    n = 2
  }
  other {
    n = 3
  }
}
=== main_override.tf
terraform {
  cloud {
    organization = "o"
  }
}
resource "t_r" "x" {
  name = "over"
  dynamic "rule" {
    for_each = [9]
    content {
      n = rule.value
    }
  }
}
""")
    resources = [one for one in found.resources if one.type == "t_r"]
    assert [one.body for one in resources] == [
        {"kept": "kept", "other": [{"n": 3}], "name": "over", "rule": [{"n": 9}]}
    ]
    blocks = [one.body for one in found.resources if one.type == "terraform"]
    assert blocks == [{"required_version": ">= 1.0"}, {"cloud": [{"organization": "o"}]}]
