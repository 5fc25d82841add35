"""No expression makes the evaluator fail, hang or grow without bound."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.model import Unknown, first_unknown
from linter.readers.hcl import HclError, read_expression
from linter.readers.hcl.syntax import Parentheses, TupleConstructor, Unary
from linter.terraform.body import plain
from linter.terraform.constraint import type_of
from linter.terraform.evaluate import evaluate
from linter.terraform.functions import FUNCTIONS
from linter.terraform.value import Value

from .conftest import FolderFiles, NamesScope
from .grammar import CALLS, LEAVES, Grammar

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters='"\\$%\n\r'), max_size=12)
LITERALS = st.one_of(
    st.sampled_from(LEAVES),
    st.integers(-(10**30), 10**30).map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(lambda number: f"{number:.17f}"),
    TEXTS.map(lambda text: f'"{text}"'),
)


class HeldScope(NamesScope):
    """A scope in which `local.a` is a value that was computed before."""

    def __init__(self, value: Value) -> None:
        super().__init__("", FolderFiles(), {})
        object.__setattr__(self, "value", value)

    def resolve(self, names, span):
        return (self.value, 2) if names[0] == "local" else super().resolve(names, span)


def run(text: str, **names: str) -> Value:
    return evaluate(read_expression(text), NamesScope(text, FolderFiles(), names))


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(list(CALLS)), st.integers(0, 5))
def test_of_the_grammar(seed, kind, depth):
    plain(run(Grammar(seed).expression(kind, depth)))


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(FUNCTIONS)), st.lists(LITERALS, max_size=4))
def test_of_any_function_with_any_arguments(name, arguments):
    text = f"{name}({', '.join(arguments)})"
    try:
        value = run(text)
    except HclError:
        return
    plain(value)


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS)
def test_of_regular_expressions(pattern, text):
    plain(run("regexall(local.pattern, local.given)", pattern=f'"{pattern}"', given=f'"{text}"'))


@pytest.mark.parametrize("levels", [90, 1000, 5000])
def test_of_deeply_nested_nodes(levels):
    node = read_expression("1")
    for _ in range(levels):
        node = TupleConstructor(0, 1, (Parentheses(0, 1, Unary(0, 1, "!", node)),))
    body, _ = plain(evaluate(node, NamesScope("1", FolderFiles(), {})))
    assert isinstance(body, list | Unknown)


def test_of_long_chains():
    assert run(" + ".join(["1"] * 5000)).data == 5000
    assert run("local.a" + ".a" * 5000, a="{}").data


@pytest.mark.parametrize(
    "text",
    [
        "range(1000000000)",
        "setproduct(range(1000), range(1000), range(1000))",
        'format("%1000000000d", 1)',
        'format("%.1000000000f", 1)',
        'indent(1000000000, "a\\nb")',
        "pow(10, 1000000)",
        "1e999999999",
        "1e-999999999",
        'jsondecode("[1e999999999]")',
        'tonumber("1e999999999")',
        f'parseint("{"9" * 20000}", 10)',
        f'jsondecode("{"[" * 5000}")',
        f'regex("{"(" * 500}", "x")',
        f'regex("{"(a{1000}){1000}"}", "x")',
        f'regex("(a*)*b", "{"a" * 20000}")',
        f'replace("{"a" * 5000}", "", "{"b" * 5000}")',
        f'replace("{"a" * 5000}", "/a/", "{"b" * 5000}")',
        f'yamldecode("{"[" * 3000}")',
        "cidrsubnets(\"10.0.0.0/8\", 200)",
        f"{'1e300 * ' * 50}1e300",
    ],
)  # fmt: skip
def test_of_what_would_grow_without_bound(text):
    start = time.monotonic()
    assert isinstance(run(text).data, Unknown)
    assert time.monotonic() - start < 5


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(list(CALLS)))
def test_of_a_type_constraint(seed, kind):
    text = Grammar(seed).expression(kind, 2)
    type_of(read_expression(text), NamesScope(text, FolderFiles(), {}))


@pytest.mark.parametrize(
    "step",
    [
        "[local.a, local.a]",
        "{ x = local.a, y = local.a }",
        "tolist([local.a, local.a])",
        "[for x in [1, 2] : local.a]",
        "concat(local.a, local.a)",
        '"${local.a}${local.a}"',
        'join("", [local.a, local.a])',
        'format("%s%s", local.a, local.a)',
        "jsonencode([local.a, local.a])",
        "yamlencode([local.a, local.a])",
        'replace("aa", "a", local.a)',
        "jsonencode(local.a)",
        '"${local.a}${var.x}${local.a}"',
        'join("-", [local.a, var.x, local.a])',
    ],
)
def test_of_values_that_double_again_and_again(step):
    text = '["x"]' if step.startswith("concat") else '"\\"xyz"'
    value = run(text)
    for _ in range(40):
        scope = HeldScope(value)
        value = evaluate(read_expression(step), scope)
    body, _ = plain(value)
    assert first_unknown(body) is not None
