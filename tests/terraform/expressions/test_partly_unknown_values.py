"""What is known of a value stays known, and what is not says why."""

from __future__ import annotations

import pytest

from linter.model import Unknown
from linter.terraform.body import plain
from linter.terraform.failure import is_refused


def unknown(value) -> Unknown:
    assert isinstance(value.data, Unknown)
    return value.data


def test_a_template_keeps_its_known_pieces(evaluated):
    found = unknown(evaluated('"eu-${var.region}-${1 + 1}-${var.region}"'))
    assert [part if isinstance(part, str) else "?" for part in found.parts] == [
        "eu-", "?", "-2-", "?",
    ]  # fmt: skip
    assert found.reason == "var.region is not known"
    assert found.expression == '"eu-${var.region}-${1 + 1}-${var.region}"'


@pytest.mark.parametrize(
    "text",
    [
        '"${"a-${var.x}"}-b"',
        'join("-", ["a", var.x, "b"])',
        'format("a-%s-b", var.x)',
        '"%{ if true }a-%{ endif }${var.x}-b"',
    ],
)
def test_parts_of_text_flow_on(evaluated, text):
    first, middle, last = unknown(evaluated(text)).parts
    assert (first, last) == ("a-", "-b")
    assert isinstance(middle, Unknown)


def test_the_known_end_of_a_text_answers(evaluated):
    assert evaluated('endswith("${var.x}-suffix", "-suffix")').data is True
    assert evaluated('startswith("eu-${var.x}", "us")').data is False
    unknown(evaluated('startswith("eu-${var.x}", "eu-west")'))


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("length([1, var.x])", 2),
        ("[1, var.x][0]", 1),
        ("{ a = 1, b = var.x }.a", 1),
        ("keys({ b = var.x })", ["b"]),
        ("merge({ a = 1 }, { b = var.x }).a", 1),
        ("concat([1], [var.x])[0]", 1),
        ('lookup({ a = 1, b = var.x }, "a", 2)', 1),
        ('coalesce("", "b", var.x)', "b"),
        ("contains([1, var.x], 1)", True),
        ("anytrue([true, var.x])", True),
        ("[for x in [1, var.x] : x][0]", 1),
        ("jsondecode(jsonencode({ a = 1, b = var.x })).a", 1),
        ("[{ a = 1, b = var.x }][*].a", [1]),
        ("try([][0], 5)", 5),
        ("can([][0])", False),
        ("var.x ? null : null", None),
    ],
)
def test_what_does_not_depend_on_the_unknown_is_known(evaluated, text, known):
    assert plain(evaluated(text))[0] == known


@pytest.mark.parametrize(
    "text",
    [
        "try(var.x, 1)",
        "try({ a = var.x }, 1)",
        "can(var.x)",
        "coalesce(var.x, 1)",
        "var.x ? 1 : 2",
        "false && var.x",
        "contains([1, var.x], 2)",
        "length(toset([1, var.x]))",
        "{ for k in [var.x] : k => 1 }",
        "[for x in [1] : x if var.x]",
        "{ (var.x) = 1 }",
        "merge({ a = 1 }, var.x)",
        "upper(var.x)",
        "var.x[0].y",
        "provider::genesyscloud::anything(1)",
        "timestamp()",
        "plantimestamp()",
        "uuid()",
        'bcrypt("x")',
        'file("../outside.txt")',
        'file("/etc/hostname")',
        'file("~/secret")',
    ],
)
def test_what_depends_on_it_is_unknown_and_not_refused(evaluated, text):
    found = unknown(evaluated(text))
    assert not is_refused(found)
    assert found.reason


@pytest.mark.parametrize(
    "text",
    ["1 + null", "[][0]", "{}.a", 'tonumber("x")', "nosuch(1)", "upper()", 'upper("a", "b")',
     "1[0]", '"a${null}"', "[for x in null : x]", '{ for k in ["a", "a"] : k => 1 }', "null.a",
     "-true", 'file("absent.txt")', "true ? [1] : { a = 1 }", "[1, upper([])]", "merge([1])"],
)  # fmt: skip
def test_what_terraform_refuses_says_so(evaluated, text):
    assert is_refused(unknown(evaluated(text)))


def test_addresses_flow_on(evaluated):
    found = unknown(evaluated('"${genesyscloud_user.a.id}/${genesyscloud_queue.b.id}"'))
    assert found.refers_to == ("genesyscloud_user.a", "genesyscloud_queue.b")


def test_sensitivity_flows_on(evaluated):
    assert evaluated('upper("x-${sensitive("a")}")').sensitive
    assert evaluated("[sensitive(1)][0] + 1").sensitive
    assert not evaluated('nonsensitive(sensitive("a"))').sensitive
