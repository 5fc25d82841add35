"""Terraform's JSON syntax comes to the same bodies as its native one."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from typing import Any

import pytest

from linter.model import Resource, Span, Unknown
from linter.terraform import Assembled

Assemble = Callable[..., Assembled]


class Schema:
    """Knows that `roles` and `terms` are blocks of the genesyscloud types."""

    def is_block(self, kind: str, path: tuple[str, ...]) -> bool | None:
        if "genesyscloud_" not in kind:
            return None
        return path[-1] in ("roles", "terms")

    def attributes(self, kind: str) -> Collection[str] | None:
        return None


NATIVE = r"""
terraform {
  required_providers {
    genesyscloud = {
      source  = "mypurecloud/genesyscloud"
      version = ">= 1.0"
    }
  }
  backend "s3" {
    bucket = "b"
  }
}
variable "x" {
  type    = list(string)
  default = ["$${literal}"]
}
locals {
  text = "a\"b ${var.x[0]}\n"
}
provider "genesyscloud" {
  alias = "w"
}
resource "genesyscloud_oauth_client" "c" {
  count      = 2
  name       = "${local.text}${count.index}"
  scopes     = ["a", "b"]
  properties = jsonencode({ a = [1, 2.5, null] })
  map        = { "k" = { l = true } }
  provider   = genesyscloud.w
  depends_on = [genesyscloud_flow.f]
  lifecycle {
    ignore_changes = [name]
  }
  roles {
    role_id = "1"
    terms {
      v = local.text
    }
  }
  dynamic "roles" {
    for_each = toset(["p", "q"])
    content {
      role_id = roles.value
    }
  }
  provisioner "local-exec" {
    command = "true"
  }
}
data "aws_iam_policy_document" "d" {
  statement {
    actions = ["a:b"]
    condition {
      test     = "T"
      variable = "v"
      values   = ["x"]
    }
  }
}
resource "aws_iam_role" "r" {
  policy = data.aws_iam_policy_document.d.json
}
module "m" {
  source    = "./m"
  providers = { genesyscloud = genesyscloud.w }
  k         = local.text
}
output "o" {
  value = length(var.x) + 1
}
"""

WRITTEN: dict[str, Any] = {
    "//": "made by hand",
    "terraform": [
        {
            "required_providers": {
                "genesyscloud": {"source": "mypurecloud/genesyscloud", "version": ">= 1.0"}
            },
            "backend": {"s3": {"bucket": "b"}},
        }
    ],
    "variable": {"x": {"type": "list(string)", "default": ["${literal}"]}},
    "locals": {"text": 'a"b ${var.x[0]}\n'},
    "provider": {"genesyscloud": [{"alias": "w"}]},
    "resource": {
        "genesyscloud_oauth_client": {
            "c": {
                "//": "a comment",
                "count": 2,
                "name": "${local.text}${count.index}",
                "scopes": ["a", "b"],
                "properties": "${jsonencode({ a = [1, 2.5, null] })}",
                "map": {"k": {"l": True}},
                "provider": "genesyscloud.w",
                "depends_on": ["genesyscloud_flow.f"],
                "lifecycle": {"ignore_changes": ["name"]},
                "roles": {"role_id": "1", "terms": {"v": "${local.text}"}},
                "dynamic": {
                    "roles": [
                        {
                            "for_each": '${toset(["p", "q"])}',
                            "content": {"role_id": "${roles.value}"},
                        }
                    ]
                },
                "provisioner": [{"local-exec": {"command": "true"}}],
                "gone": None,
            }
        },
        "aws_iam_role": {"r": {"policy": "${data.aws_iam_policy_document.d.json}"}},
    },
    "data": {
        "aws_iam_policy_document": {
            "d": {
                "statement": {
                    "actions": ["a:b"],
                    "condition": [{"test": "T", "variable": "v", "values": ["x"]}],
                }
            }
        }
    },
    "module": {
        "m": {
            "source": "./m",
            "providers": {"genesyscloud": "genesyscloud.w"},
            "k": "${local.text}",
        }
    },
    "output": {"o": {"value": "${length(var.x) + 1}"}},
}


@pytest.mark.parametrize("indent", [None, 2])
def test_both_syntaxes_come_to_the_same_bodies(assembled: Assemble, indent: int | None) -> None:
    native = assembled(NATIVE, schema=Schema())
    text = json.dumps(WRITTEN, indent=indent)
    written = assembled(f"=== main.tf.json\n{text}\n", schema=Schema())
    assert native.faults == written.faults == ()
    bodies = {one.address: (one.type, one.body) for one in native.resources}
    assert {one.address: (one.type, one.body) for one in written.resources} == bodies


TEXT = r"""{
  "locals": {"text": "said \"so\""},
  "resource": {"genesyscloud_x": {"it": {
    "plain": "abc",
    "escaped": "\u0041b\n${local.text} c",
    "reference": "${local.text}",
    "wrong": "${oops",
    "roles": [{"id": 1}, {"id": 2}]
  }}}
}
"""


@pytest.fixture(scope="module")
def estate(assembled: Assemble) -> Assembled:
    return assembled(f"=== main.tf.json\n{TEXT}", schema=Schema())


@pytest.fixture(scope="module")
def resource(estate: Assembled) -> Resource:
    (found,) = (one for one in estate.resources if one.type == "genesyscloud_x")
    return found


def text_at(span: Span) -> str:
    assert span.path == "main.tf.json"
    return TEXT[span.start : span.end]


def test_values_and_keys_stand_in_the_json(resource: Resource) -> None:
    spans = resource.spans
    assert text_at(spans.at(())) == '"it"'
    assert text_at(spans.at(("plain",))) == '"abc"'
    assert text_at(spans.key(("plain",))) == '"plain"'
    assert text_at(spans.at(("reference",))) == '"${local.text}"'
    assert text_at(spans.at(("roles", 1, "id"))) == "2"
    assert text_at(spans.key(("roles", 1, "id"))) == '"id"'


def test_characters_stand_behind_their_escapes(resource: Resource) -> None:
    spans = resource.spans
    assert resource.body["escaped"] == 'Ab\nsaid "so" c'
    assert text_at(spans.within(("escaped",), 0, 1)) == r"\u0041"
    assert text_at(spans.within(("escaped",), 1, 2)) == "b"
    assert text_at(spans.within(("escaped",), 2, 3)) == r"\n"
    assert text_at(spans.within(("escaped",), 8, 9)) == r"\""
    assert text_at(spans.within(("escaped",), 13, 14)) == "c"


def test_a_string_that_is_no_template_is_a_fault(estate: Assembled, resource: Resource) -> None:
    (fault,) = estate.faults
    assert text_at(fault.span) == '"${oops"'
    assert isinstance(resource.body["wrong"], Unknown)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "not JSON"),
        ('{"resource": 5}', "a block belongs here, as an object"),
        ('{"resource": {"t": {"n": [[]]}}}', "a block belongs here, as an object"),
        ('{"locals": {"deep": ' + "[" * 120 + "]" * 120 + "}}", "more than 100 levels deep"),
        ("[]", None),
        ("{}", None),
        ('{"unheard": {"of": 1}}', None),
    ],
)
def test_what_is_not_configuration(assembled: Assemble, text: str, message: str | None) -> None:
    found = assembled(f"=== main.tf.json\n{text}\n")
    assert [fault.message[: len(message or "")] for fault in found.faults][:1] == (
        [] if message is None else [message]
    )
