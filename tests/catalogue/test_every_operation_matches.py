"""Every published operation is found from each way to write a call to it."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.catalogue import catalogue_at
from linter.catalogue.match import Matched
from linter.catalogue.parts.operations import Operation
from linter.catalogue.urls.index import index, routes
from linter.catalogue.urls.template import HOLE
from linter.model import Unknown

CATALOGUE = catalogue_at()
OPERATIONS = list(CATALOGUE.operations)
PARAMETER = re.compile(r"\{(\w+)\}")

FORMS = {
    "documented": r"{\1}",
    "velocity": r"${input.\1}",
    "silent velocity": r"$!{input.\1}",
    "short velocity": r"$input.\1",
    "escaped": r"$esc.url($input.\1)",
    "escaped text": r'$esc.url("${input.\1}")',
    "escaped in braces": r"${esc.url($input.\1)}",
    "escaped for Terraform": r"$${input.\1}",
    "route": r":\1",
    "id": "6b5c1f0e-5d1e-4c0b-9d51-0f2f6a3f8c11",
    "placeholder": "YOUR_ID",
}


def misses(template: str, frame: str) -> list[str]:
    """The operations that do not match themselves once their parameters are filled in."""
    return [
        one.name
        for one in OPERATIONS
        if matched(one.method, frame.format(PARAMETER.sub(template, one.path))) != one
    ]


def matched(method: str | None, url: str | Unknown) -> Operation | None:
    match = CATALOGUE.match(method, url)
    return match.operation if isinstance(match, Matched) else None


@pytest.mark.parametrize("form", FORMS)
def test_every_operation_matches_itself(form: str) -> None:
    assert misses(FORMS[form], "{}") == []


@pytest.mark.parametrize("region", CATALOGUE.regions.all, ids=lambda region: region.name)
def test_every_operation_matches_itself_on_the_host_of(region) -> None:
    assert misses("${input.x}", f"https://{region.api_host}{{}}") == []


@pytest.mark.parametrize(
    "frame",
    ["{}/", "{}?pageSize=25&name=a/b", "{}#top", "{}?x=${{input.y}}", "https://api.${{x}}{}"],
)
def test_every_operation_matches_itself_in(frame: str) -> None:
    assert misses("${input.x}", frame) == []


def test_every_operation_matches_with_unknown_terraform_values() -> None:
    for one in OPERATIONS:
        pieces = PARAMETER.split(one.path)
        parts = [
            Unknown("var.x has no default") if at % 2 else piece for at, piece in enumerate(pieces)
        ]
        whole = Unknown("var.x has no default", parts=tuple(part for part in parts if part))
        assert matched(one.method, whole) == one


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(OPERATIONS),
    st.text(string.ascii_letters + string.digits + "-_", min_size=1, max_size=8),
)
def test_the_name_of_an_input_does_not_matter(one: Operation, name: str) -> None:
    path = PARAMETER.sub(lambda _: f"${{input.a{name}}}", one.path)
    assert matched(one.method, path) == one


def test_matching_looks_at_few_of_the_paths() -> None:
    tree = index(CATALOGUE.operations.paths)
    assert next(routes(tree, ("api", "v2", "users", HOLE)))[1].paths == ["/api/v2/users/{userId}"]
    areas = tree.literals["api"].literals["v2"].literals
    opened = [name for name, node in areas.items() if "_children" in vars(node)]
    assert opened == ["users"]
