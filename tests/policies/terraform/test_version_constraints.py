"""Version constraints, held against trying every version of a small world."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.checks.terraform.versions import ANY, bounds_of, shown, version_of

SMALL = 3
WORLD = list(itertools.product(range(SMALL), repeat=3))
numbers = st.integers(0, SMALL - 1)
versions = st.lists(numbers, min_size=1, max_size=3)
conditions = st.tuples(st.sampled_from(["=", "", "!=", ">", ">=", "<", "<=", "~>"]), versions)


def _allows(operator: str, parts: list[int], version: tuple[int, ...]) -> bool:
    """The rules as the language's documentation words them, one version at a time."""
    wanted = tuple([*parts, 0, 0][:3])
    if operator == "~>":
        fixed = len(parts) - 1
        return version >= wanted and list(version[:fixed]) == parts[:fixed]
    return {
        "=": version == wanted,
        "": version == wanted,
        "!=": version != wanted,
        ">": version > wanted,
        ">=": version >= wanted,
        "<": version < wanted,
        "<=": version <= wanted,
    }[operator]


@settings(max_examples=200)
@given(st.lists(conditions, min_size=1, max_size=3), st.sampled_from(WORLD))
def test_the_newest_allowed_is_what_trying_each_version_gives(constraint, latest):
    text = ", ".join(f"{one} {'.'.join(map(str, parts))}".strip() for one, parts in constraint)
    bounds = bounds_of(text)
    assert bounds is not None
    allowed = [
        one for one in WORLD if all(_allows(operator, parts, one) for operator, parts in constraint)
    ]
    known = [one for one in allowed if one <= latest]
    found = bounds.newest(latest)
    if known:
        # A bound such as `< 2` comes to "any 1", of which the small world has only a few.
        assert found >= max(known)
        assert not [one for one in allowed if max(known) < one <= found]
        assert found <= latest
    elif found is not None and found <= latest:
        assert not [one for one in allowed if one <= latest]


@pytest.mark.parametrize(
    ("constraint", "newest"),
    [
        ("~> 1.40", "1.84.1"),
        ("~> 1.40.0", "1.40.x"),
        ("~> 1", "1.84.1"),
        ("1.50", "1.50.0"),
        ("= v1.50.2", "1.50.2"),
        (">= 1.0.0, < 2.0.0", "1.84.1"),
        ("< 1.63", "1.62.x"),
        ("<1.0.0", "0.x"),
        ("!= 1.84.1", "1.84.0"),
        (">= 1.90", "1.90.0"),
        ("1.50.0-beta.1", "1.50.0"),
    ],
)
def test_the_version_that_a_constraint_comes_to(constraint, newest):
    assert shown(bounds_of(constraint).newest((1, 84, 1))) == newest


@pytest.mark.parametrize("constraint", ["", "latest", "~>", "1.x", "1.2.3.4", ">= 1, ", "^1.0"])
def test_what_is_no_constraint(constraint):
    assert bounds_of(constraint) is None


def test_contradictions_allow_nothing():
    assert bounds_of("> 1.5, < 1.2").newest(ANY) is None


@pytest.mark.parametrize(
    ("text", "version"), [("1.84.1", (1, 84, 1)), (" v2 ", (2, 0, 0)), ("x", None), ("", None)]
)
def test_versions(text, version):
    assert version_of(text) == version
