"""What one permission grants of another."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.catalogue.permission import Permission, covered, covers, parse, without_redundant

PARTS = st.sampled_from(["quality", "evaluation", "add", "*", "recording"])
PERMISSIONS = st.tuples(PARTS, PARTS, PARTS).map(":".join) | st.sampled_from(
    ["admin", "content_management_user"]
)


@pytest.mark.parametrize(
    ("text", "permission"),
    [
        ("quality:evaluation:add", Permission("quality", "evaluation", "add")),
        ("quality:*:*", Permission("quality", "*", "*")),
        ("admin", Permission("admin")),
        ("", None),
        ("*", None),
        ("quality:evaluation", None),
        ("quality:evaluations:bulk:write", None),
        ("quality::add", None),
        ("quality:eval*:add", None),
        ("quality:evaluation: add", None),
    ],
)
def test_parsing(text: str, permission: Permission | None) -> None:
    assert parse(text) == permission


@pytest.mark.parametrize(
    ("granted", "required", "does"),
    [
        ("quality:evaluation:add", "quality:evaluation:add", True),
        ("quality:evaluation:*", "quality:evaluation:add", True),
        ("quality:*:add", "quality:evaluation:add", True),
        ("quality:*:view", "quality:evaluation:add", False),
        ("*:*:*", "quality:evaluation:add", True),
        ("quality:evaluation:add", "quality:evaluation:*", False),
        ("Quality:evaluation:add", "quality:evaluation:add", False),
        ("admin", "admin", True),
        ("admin", "quality:evaluation:add", False),
        ("*:*:*", "admin", True),
        ("admin:*:*", "admin", False),
        ("quality:evaluations", "quality:evaluation:add", False),
    ],
)
def test_covering(granted: str, required: str, does: bool) -> None:
    assert covers(granted, required) is does


def test_a_permission_knows_what_it_is() -> None:
    assert Permission("admin").legacy
    assert not Permission("a", "b", "c").legacy
    assert Permission("a", "b", "*").wildcard
    assert str(Permission("a", "b", "*")) == "a:b:*"
    assert str(Permission("admin")) == "admin"


@settings(max_examples=200)
@given(PERMISSIONS, PERMISSIONS, PERMISSIONS)
def test_covering_is_an_order(one: str, two: str, three: str) -> None:
    assert covers(one, one)
    if covers(one, two) and covers(two, three):
        assert covers(one, three)
    if covers(one, two) and covers(two, one):
        assert one == two


@settings(max_examples=200)
@given(st.lists(PERMISSIONS, max_size=6))
def test_the_smallest_part_covers_the_same(granted: list[str]) -> None:
    kept = without_redundant(granted)
    assert kept <= set(granted)
    assert all(covered(kept, one) for one in granted)
    assert not any(covered(kept - {one}, one) for one in kept)
