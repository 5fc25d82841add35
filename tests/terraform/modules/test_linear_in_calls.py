"""The work grows with the number of calls and instances, and no faster."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from linter.terraform import Assembled, assemble
from linter.terraform.modules import blocks, cells, value_cells

CHILD = """
=== child/main.tf
variable "name" {}
variable "skills" {
  default = []
}
locals {
  full = "${var.name}-queue"
}
resource "genesyscloud_routing_queue" "it" {
  name   = local.full
  skills = [for skill in var.skills : upper(skill)]
}
output "id" {
  value = genesyscloud_routing_queue.it.id
}
"""


def calls(number: int) -> str:
    further = (
        f"""
module "m{n}" {{
  source = "./child"
  name   = "n{n}"
  skills = [module.m{n - 1}.id]
}}"""
        for n in range(1, number)
    )
    first = 'module "m0" {\n  source = "./child"\n  name = "n0"\n}'
    return "=== main.tf\n" + "".join((first, *further)) + CHILD


def instances(number: int) -> str:
    return f"""
=== main.tf
module "m" {{
  source   = "./child"
  for_each = {{ for n in range({number}) : "k${{n}}" => n }}
  name     = each.key
}}
resource "t_r" "it" {{
  for_each = module.m
  id       = module.m[each.key].id
}}
{CHILD}"""


def resources(number: int) -> str:
    return f"""
resource "t_r" "a" {{
  count = {number}
  name  = "n${{count.index}}"
}}
resource "t_r" "b" {{
  count = {number}
  id    = t_r.a[count.index].id
}}
"""


@pytest.fixture
def counted(
    monkeypatch: pytest.MonkeyPatch,
    files_of: Callable[..., Any],
    sources_of: Callable[..., Any],
) -> Callable[[str], tuple[Assembled, int]]:
    """Assembles an estate, and counts what was evaluated and settled on the way."""
    steps = 0

    def counting(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            nonlocal steps
            steps += 1
            return function(*arguments)

        return call

    monkeypatch.setattr(blocks, "evaluate", counting(blocks.evaluate))
    monkeypatch.setattr(value_cells, "evaluate", counting(value_cells.evaluate))
    monkeypatch.setattr(cells.Cell, "settle", counting(cells.Cell.settle))

    def run(text: str) -> tuple[Assembled, int]:
        nonlocal steps
        steps = 0
        files = files_of(text) if text.lstrip().startswith("===") else {"main.tf": text}
        return assemble(sources_of(files)), steps

    return run


@pytest.mark.parametrize("estate", [calls, instances, resources])
def test_ten_times_the_calls_take_ten_times_the_steps(
    estate: Callable[[int], str], counted: Callable[[str], tuple[Assembled, int]]
) -> None:
    (_, few), (_, more), (found, most) = (counted(estate(number)) for number in (10, 100, 1000))
    assert len(found.resources) >= 2000
    assert not found.faults
    assert more <= 11 * few
    assert most <= 11 * more


def test_a_long_chain_of_locals(assembled: Callable[..., Assembled]) -> None:
    chain = "\n".join(f"  l{n} = local.l{n + 1}" for n in range(3000))
    found = assembled(f"locals {{\n{chain}\n  l3000 = 7\n}}\n")
    assert {one.body["value"] for one in found.resources} == {7}


def test_more_instances_than_are_followed(assembled: Callable[..., Assembled]) -> None:
    found = assembled("""
=== main.tf
module "m" {
  source = "./m"
  count  = 1000
}
=== m/main.tf
resource "t_r" "it" {
  count = 101
  n     = count.index
}
""")
    made = [one for one in found.resources if one.type == "t_r"]
    assert len(made) == 1000
    assert made[7].address == "module.m[7].t_r.it"
    assert made[7].body["n"].reason == "count makes more than 100 of them"


def test_dynamic_blocks_that_multiply(assembled: Callable[..., Assembled]) -> None:
    opening = 'dynamic "x" {\n  for_each = range(10)\n  content {\n    n = 1\n'
    found = assembled('resource "t_r" "it" {\n' + opening * 8 + "  }\n}\n" * 8 + "}\n")
    body: Any = found.resources[0].body
    for _ in range(4):
        assert len(body["x"]) == 10
        body = body["x"][0]
    assert body["x"].reason == "for_each makes more blocks than gclint follows"


def test_modules_that_call_others_twice(assembled: Callable[..., Assembled]) -> None:
    def twice(level: int) -> str:
        calls = (f'module "{name}" {{\n  source = "../m{level + 1}"\n}}\n' for name in "ab")
        return f"=== m{level}/main.tf\n" + "".join(calls) + 'resource "t_r" "it" {}\n'

    levels = "".join(twice(level) for level in range(25))
    found = assembled(f'{levels}=== m25/main.tf\nresource "t_r" "it" {{}}\n')
    assert sum(one.type == "t_r" for one in found.resources) == 2**10 - 1
    assert len(found.unresolved) == 2**10
    told = "module a comes from ../m10, and modules that call others so often are not followed"
    assert found.unresolved[0].reason == told
    assert found.faults == ()


def test_many_calls_of_a_module_that_makes_many(assembled: Callable[..., Assembled]) -> None:
    def calls(number: int, folder: str) -> str:
        blocks = (f'module "m{n}" {{\n  source = "{folder}"\n}}\n' for n in range(number))
        return "/main.tf\n" + "".join(blocks)

    found = assembled(
        f"=== top{calls(120, '../middle')}=== middle{calls(15, '../leaf')}"
        '=== leaf/main.tf\nresource "t_r" "it" {}\n'
    )
    assert sum(one.type == "t_r" for one in found.resources) == 120 * 15
    assert found.unresolved == ()


def test_loops_in_loops(assembled: Callable[..., Assembled]) -> None:
    found = assembled("""
locals {
  some = [for i in range(300) : length([for j in range(300) : j])]
  many = [for i in range(300) : [for j in range(300) : [for k in range(300) : k]]]
  text = "%{ for i in range(999) }%{ for j in range(999) }x%{ endfor }%{ endfor }"
  past = length([for i in range(999) : range(999)[*]])
}
""")
    values: dict[str, Any] = {one.name: one.body["value"] for one in found.resources}
    assert values["some"] == [300] * 300
    refused = "gclint does not go through more than 250000 elements"
    for name in ("many", "text", "past"):
        assert values[name].reason == refused
