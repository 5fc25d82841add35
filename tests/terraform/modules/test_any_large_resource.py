"""Whatever stands in a resource of a large file, its body and all places are as in a small one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.model import Resource
from linter.readers.hcl import files
from linter.terraform import Assembled

PlacesOf = Callable[[Resource], list[tuple[Any, ...]]]

ROUND_ABOUT = """
=== main.tf
variable "a" {}
locals { b = 7 }
resource "t_user" "x" {
  name = "X"
}
"""
VALUES = [
    *('"x"', '""', '"e\u0301 \\n"', "1", "-1", "1.50", "0.0", "true", "null", "(null)", "aws.west"),
    *('"${var.a}"', "var.a", "local.b", "t_user.x.id", "t_user.x.name", "nope.x", "each.value"),
    *('["a", null, var.a]', '{ a = "b", "c" = null }', "self.name", 'file("gone")', "[t_user.x]"),
    *("jsonencode({ a = [1, var.a, jsonencode({ b = null })] })", 'yamlencode("x")'),
    *("jsonencode([t_user.x.id])", '"a-${t_user.x.id}"', "[jsonencode({ a = local.b })]"),
    "<<-EOT\n  a\n    ${var.a}\n  EOT",
]
NAMING = ['"x"', "1", "true", "null", "aws.west", "[t_user.x]", '["e\u0301", 1]']
"""What may stand where something is named."""
ARGUMENTS = {
    **dict.fromkeys(["a", "b", "id", "m", "count", "for_each"], VALUES),
    **dict.fromkeys(["provider", "depends_on", "ignore_changes"], NAMING),
}
BLOCKS = ["m", "n", "lifecycle", "precondition", 'provisioner "local"', 'dynamic "m"', "content"]


def _bodies(depth: int) -> st.SearchStrategy[str]:
    """What may stand between the braces of a resource."""
    written = {name: st.sampled_from(values) for name, values in ARGUMENTS.items()}
    drawn = st.fixed_dictionaries({}, optional=written)
    arguments = drawn.map(lambda some: "".join(f"{name} = {one}\n" for name, one in some.items()))
    if depth == 0:
        return arguments
    block = st.tuples(st.sampled_from(BLOCKS), _bodies(depth - 1))
    blocks = st.lists(block, max_size=3).map(
        lambda found: "".join(f"{kind} {{\n{body}}}\n" for kind, body in found)
    )
    return st.tuples(arguments, blocks).map("".join)


@given(st.lists(_bodies(2), min_size=1, max_size=3))
@settings(deadline=None, max_examples=300)
def test_any_resource_of_a_large_file_is_as_in_a_small_one(
    assembled: Callable[..., Assembled], places_of: PlacesOf, bodies: list[str]
) -> None:
    written = [f'resource "t_any" "r{at}" {{\n{body}}}\n' for at, body in enumerate(bodies)]
    estate = f'{ROUND_ABOUT}{"".join(written)}data "t_any" "d" {{\n{bodies[0]}}}\n'
    small = assembled(estate)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "LARGE", 0)
        large = assembled(estate)
        assert large.faults == small.faults
        # The order of the keys counts as well.
        assert [repr(one) for one in large.resources] == [repr(one) for one in small.resources]
        for one, other in zip(small.resources, large.resources, strict=True):
            assert places_of(other) == places_of(one)
