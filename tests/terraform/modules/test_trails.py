"""The way of a value from where it was written to the argument that has it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from linter.model import KeyPath
from linter.terraform import Assembled, VariableInputs

CHAIN = """
=== terraform.tfvars
grant = "written"
=== main.tf
variable "grant" {}
module "outer" {
  source = "./outer"
  grant  = var.grant
  days   = 7
}
=== outer/main.tf
variable "grant" {}
variable "days" { type = string }
variable "kept" { default = "by default" }
locals {
  both = { grant = var.grant, days = var.days }
}
module "inner" {
  source = "./inner"
  both   = local.both
  here   = "in between"
  kept   = var.kept
}
=== outer/inner/main.tf
variable "both" { type = object({ grant = string, days = number }) }
variable "here" {}
variable "kept" {}
resource "t_r" "x" {
  grant = var.both.grant
  days  = var.both["days"]
  here  = (var.here)
  kept  = "${var.kept}"
  own   = "own"
  made  = "made of ${var.here}"
  each {
    grant = var.both.grant
  }
}
"""

WRITTEN = "the value is written here"
TO_INNER = [
    ("module.outer.local.both", "outer/main.tf", "var.grant"),
    ("module.outer.module.inner is called with both", "outer/main.tf", "local.both"),
    ("module.outer.module.inner.var.both", "outer/inner/main.tf", 'variable "both"'),
]
GRANT = [
    (WRITTEN, "terraform.tfvars", '"written"'),
    ("var.grant", "main.tf", 'variable "grant"'),
    ("module.outer is called with grant", "main.tf", "var.grant"),
    ("module.outer.var.grant", "outer/main.tf", 'variable "grant"'),
    *TO_INNER,
]


@pytest.fixture(scope="session")
def trail_of(
    assembled: Callable[..., Assembled], files_of: Callable[..., dict[str, str]]
) -> Callable[..., list[tuple[str, str, str]]]:
    """What each step tells, its file and the text that it points at."""

    def trail(text: str, path: KeyPath, **given: object) -> list[tuple[str, str, str]]:
        files = files_of(text)
        resources = assembled(text, **given).resources
        found = next(one for one in resources if one.address.endswith("t_r.x"))
        return [
            (told, span.path, files[span.path][span.start : span.end])
            for told, span, _ in found.spans.trail(path)
        ]

    return trail


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        (("grant",), GRANT),
        (("each", 0, "grant"), GRANT),
        (
            ("days",),
            [
                (WRITTEN, "main.tf", "7"),
                ("module.outer.var.days", "outer/main.tf", 'variable "days"'),
                ("module.outer.local.both", "outer/main.tf", "var.days"),
                *TO_INNER[1:],
            ],
        ),
        (
            ("here",),
            [
                (WRITTEN, "outer/main.tf", '"in between"'),
                ("module.outer.module.inner.var.here", "outer/inner/main.tf", 'variable "here"'),
            ],
        ),
        (
            ("kept",),
            [
                (WRITTEN, "outer/main.tf", '"by default"'),
                ("module.outer.module.inner is called with kept", "outer/main.tf", "var.kept"),
                ("module.outer.module.inner.var.kept", "outer/inner/main.tf", 'variable "kept"'),
            ],
        ),
        (("own",), []),
        (("made",), []),
        (("absent",), []),
        (("each", 0), []),
        ((), []),
    ],
)
def test_through_two_calls(trail_of, path: KeyPath, steps: list[tuple[str, str, str]]) -> None:
    assert trail_of(CHAIN, path) == steps


def test_what_is_given_on_the_command_line_was_written_in_no_file(trail_of) -> None:
    first, *others = trail_of(CHAIN, ("grant",), inputs=VariableInputs(variables={"grant": "x"}))
    told = "var.grant is given on the command line or in the environment"
    assert first == (told, "main.tf", 'variable "grant"')
    assert others == GRANT[2:]


FORMS = """
=== values.auto.tfvars.json
{"all": {"one": {"a": "in json", "list": ["p", "q"]}}}
=== main.tf
variable "all" {
  type = map(object({ a = string, list = set(string) }))
}
module "m" {
  source   = "./m"
  for_each = merge(var.all, { two = { a = "in hcl", list = [] } })
  value    = each.value
}
module "names" {
  source = "./names"
}
module "last" {
  source = "./last"
  taken  = module.names.taken["k"]
  other  = module.m["one"].again
  blocks = [{ id = "block" }, { id = "other" }]
}
=== names/main.tf
locals {
  list = ["zero", "one"]
}
output "taken" {
  value = { k = true ? local.list[1] : "no" }
}
=== m/main.tf
variable "value" {}
output "again" {
  value = var.value.a
}
=== last/main.tf
variable "taken" {}
variable "other" {}
variable "blocks" {}
resource "t_r" "y" {
  direct = var.taken
}
resource "t_r" "x" {
  direct  = t_r.y.direct
  other   = var.other
  listed  = [var.taken, "here"]
  encoded = jsonencode({ deep = [{ taken = var.taken }] })
  looped  = [for one in var.blocks : one.id]
  tried   = try(var.blocks[7].id, var.blocks[1].id)
  dynamic "block" {
    for_each = var.blocks
    content {
      id = block.value.id
    }
  }
}
"""
TAKEN = [
    (WRITTEN, "names/main.tf", '"one"'),
    ("module.names.output.taken", "names/main.tf", "local.list[1]"),
    ("module.last is called with taken", "main.tf", 'module.names.taken["k"]'),
    ("module.last.var.taken", "last/main.tf", 'variable "taken"'),
]


def block(name: str) -> list[tuple[str, str, str]]:
    received = ("module.last.var.blocks", "last/main.tf", 'variable "blocks"')
    return [(WRITTEN, "main.tf", name), received]


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        (("direct",), [*TAKEN, ("module.last.t_r.y.direct", "last/main.tf", "var.taken")]),
        (("listed", 0), TAKEN),
        (("listed", 1), []),
        (
            ("other",),
            [
                (WRITTEN, "values.auto.tfvars.json", '"in json"'),
                ("var.all", "main.tf", 'variable "all"'),
                ('module.m["one"] is called with value', "main.tf", "each.value"),
                ('module.m["one"].var.value', "m/main.tf", 'variable "value"'),
                ('module.m["one"].output.again', "m/main.tf", "var.value.a"),
                ("module.last is called with other", "main.tf", 'module.m["one"].again'),
                ("module.last.var.other", "last/main.tf", 'variable "other"'),
            ],
        ),
        (("looped", 1), block('"other"')),
        (("tried",), block('"other"')),
        (("block", 0, "id"), block('"block"')),
        (("block", 1, "id"), block('"other"')),
    ],
)
def test_through_what_else_there_is(
    trail_of, path: KeyPath, steps: list[tuple[str, str, str]]
) -> None:
    assert trail_of(FORMS, path) == steps


def test_inside_what_jsonencode_is_given(assembled, files_of) -> None:
    found = next(one for one in assembled(FORMS).resources if one.address == "module.last.t_r.x")
    _, spans = found.spans.encoded(("encoded",))
    files = files_of(FORMS)
    steps = spans.trail(("deep", 0, "taken"))
    assert [files[span.path][span.start : span.end] for _, span, _ in steps] == [
        text for _, _, text in TAKEN
    ]


def test_a_part_that_stands_where_the_finding_points_has_no_way_to_tell(trail_of) -> None:
    text = """
=== main.tf
locals {
  first  = ["x", var.given]
  second = local.first
}
variable "given" { default = "g" }
resource "t_r" "x" {
  list = local.second
}
"""
    assert trail_of(text, ("list", 0)) == []
    assert trail_of(text, ("list", 1)) == []


def test_within_one_module(trail_of) -> None:
    text = """
=== main.tf
variable "defaulted" { default = "d" }
variable "set" {}
variable "list" { default = ["x", "y"] }
locals { said = "s" }
resource "t_r" "x" {
  defaulted = var.defaulted
  set       = var.set
  said      = local.said
  dynamic "block" {
    for_each = { k = "in for_each" }
    content {
      id = block.value
    }
  }
}
=== x.auto.tfvars
set = "tfvars"
"""
    assert trail_of(text, ("defaulted",)) == [(WRITTEN, "main.tf", '"d"')]
    assert trail_of(text, ("set",)) == [
        (WRITTEN, "x.auto.tfvars", '"tfvars"'),
        ("var.set", "main.tf", 'variable "set"'),
    ]
    assert trail_of(text, ("said",)) == [(WRITTEN, "main.tf", '"s"')]
    assert trail_of(text, ("block", 0, "id")) == [(WRITTEN, "main.tf", '"in for_each"')]


def test_a_circle_ends(trail_of) -> None:
    text = """
=== main.tf
locals {
  a = local.b
  b = local.a
}
resource "t_r" "x" {
  a = local.a
}
"""
    assert isinstance(trail_of(text, ("a",)), list)
