"""Where the parts of a resource were written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from linter.model import KeyPath, Span
from linter.terraform import Assembled

ESTATE = """
=== m/main.tf
resource "t_r" "x" {
  literal   = "written"
  quoted    = "a ${local.text} b"
  reference = local.text
  passed    = var.passed
  defaulted = var.defaulted
  list      = local.list
  inline    = ["one", local.text]
  encoded   = jsonencode({ "key" : local.text, list = local.list })
  far       = jsonencode(var.structure)
  heredoc   = local.heredoc
  number    = var.enabled ? 30 : 60
  roles {
    role_id = "r1"
  }
  dynamic "roles" {
    for_each = local.list
    content {
      role_id = roles.value
    }
  }
  dynamic "hidden" {
    for_each = var.passed
    content {}
  }
}
=== m/names.tf
locals {
  text = "said"
  list = [
    "first",
  ]
  heredoc = <<-EOT
    line one
    line two
  EOT
}
variable "passed" {}
variable "defaulted" {
  default = "fallback"
}
variable "structure" {}
variable "enabled" {
  default = true
}
=== main.tf
variable "unset" {}
module "m" {
  source    = "./m"
  passed    = var.unset
  structure = { inner = "x" }
}
"""


@pytest.fixture(scope="module")
def resource(assembled: Callable[..., Assembled]) -> Any:
    (found,) = (one for one in assembled(ESTATE).resources if one.type == "t_r")
    return found


@pytest.fixture(scope="module")
def text_at(files_of: Callable[..., dict[str, str]]) -> Callable[[Span], tuple[str, str]]:
    files = files_of(ESTATE)

    def text(span: Span) -> tuple[str, str]:
        return span.path, files[span.path][span.start : span.end]

    return text


MAIN = "m/main.tf"
NAMES = "m/names.tf"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), (MAIN, 'resource "t_r" "x"')),
        (("absent",), (MAIN, 'resource "t_r" "x"')),
        (("literal",), (MAIN, '"written"')),
        (("quoted",), (MAIN, '"a ${local.text} b"')),
        (("reference",), (MAIN, "local.text")),
        (("passed",), (MAIN, "var.passed")),
        (("defaulted",), (MAIN, "var.defaulted")),
        (("list",), (MAIN, "list")),
        (("list", 0), (NAMES, '"first"')),
        (("inline", 0), (MAIN, '"one"')),
        (("inline", 1), (NAMES, '"said"')),
        (("number",), (MAIN, "30")),
        (("roles",), (MAIN, "roles")),
        (("roles", 0), (MAIN, "roles")),
        (("roles", 0, "role_id"), (MAIN, '"r1"')),
        (("roles", 0, "absent"), (MAIN, "roles")),
        (("roles", 1), (MAIN, 'dynamic "roles"')),
        (("roles", 1, "role_id"), (MAIN, "roles.value")),
        (("hidden",), (MAIN, 'dynamic "hidden"')),
        (("far",), (MAIN, "jsonencode(var.structure)")),
    ],
)
def test_where_to_look_for_a_value(
    resource: Any, text_at: Callable[..., Any], path: KeyPath, place: tuple[str, str]
) -> None:
    assert text_at(resource.spans.at(path)) == place


@pytest.mark.parametrize(
    ("path", "key"),
    [
        (("reference",), "reference"),
        (("passed",), "passed"),
        (("list",), "list"),
        (("roles",), "roles"),
        (("roles", 0, "role_id"), "role_id"),
        (("roles", 1, "role_id"), "role_id"),
    ],
)
def test_the_key_is_always_the_name_in_the_resource(
    resource: Any, text_at: Callable[..., Any], path: KeyPath, key: str
) -> None:
    assert text_at(resource.spans.key(path)) == (MAIN, key)


def test_characters_are_found_where_they_were_written(
    resource: Any, text_at: Callable[..., Any]
) -> None:
    spans = resource.spans
    assert text_at(spans.within(("literal",), 2, 4)) == (MAIN, "it")
    assert text_at(spans.within(("quoted",), 0, 1)) == (MAIN, "a")
    assert text_at(spans.within(("quoted",), 2, 6)) == (NAMES, "said")
    at = resource.body["heredoc"].index("two")
    assert text_at(spans.within(("heredoc",), at, at + 3)) == (NAMES, "two")
    assert text_at(spans.within(("encoded",), 0, 3))[0] == MAIN


def test_an_encoded_structure_has_spans_of_its_own(
    resource: Any, text_at: Callable[..., Any]
) -> None:
    structure, spans = resource.spans.encoded(("encoded",))
    assert structure == {"key": "said", "list": ["first"]}
    assert text_at(spans.key(("key",))) == (MAIN, '"key"')
    assert text_at(spans.at(("list", 0))) == (NAMES, '"first"')


def test_what_the_caller_wrote_stays_in_the_module(
    resource: Any, text_at: Callable[..., Any]
) -> None:
    structure, spans = resource.spans.encoded(("far",))
    assert structure == {"inner": "x"}
    assert text_at(spans.at(("inner",)))[0] == MAIN
    assert [site.address for site in resource.calls] == ["module.m"]
    assert text_at(resource.calls[0].span) == ("main.tf", 'module "m"')
