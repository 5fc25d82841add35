"""A value converts to a type constraint as the default of a Terraform variable does."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from linter.model import Unknown
from linter.readers.hcl import read_expression
from linter.terraform.constraint import type_of
from linter.terraform.convert import convert
from linter.terraform.evaluate import evaluate
from linter.terraform.failure import is_refused
from linter.terraform.functions.json_text import json_chunks
from linter.terraform.types import BOOL, DYNAMIC, NUMBER, STRING, ListType, ObjectType, TupleType

from .conftest import FolderFiles, NamesScope

CONVERTIBLE = [
    ("string", "12"),
    ("string", "true"),
    ("number", '"1.50"'),
    ("bool", '"false"'),
    ("any", "[1, null]"),
    ("list(string)", '[1, true, "a"]'),
    ("list(number)", "[]"),
    ("list(any)", '[1, "a"]'),
    ("list(any)", "[[1], [2, 3]]"),
    ("set(string)", '["b", "a", "b"]'),
    ("set(number)", "[2, 1, 2]"),
    ("set(object({ a = number }))", "[{ a = 2 }, { a = 1 }, { a = 2 }]"),
    ("map(string)", "{ b = 1, a = true }"),
    ("map(any)", '{ a = 1, b = "x" }'),
    ("map(list(number))", '{ a = ["1"], b = [] }'),
    ("tuple([string, number])", '[1, "2"]'),
    ("object({ a = string })", "{ a = 1, b = 2 }"),
    ("object({ a = string, b = optional(number) })", "{ a = 1 }"),
    ("object({ a = optional(string, 5) })", "{}"),
    ('object({ a = optional(string, "x") })', "{ a = null }"),
    ('object({ a = optional(string, "x") })', '{ a = "y" }'),
    ("object({ a = optional(list(string), []) })", "{}"),
    ('list(object({ n = string, p = optional(number, 80) }))', '[{ n = "a" }, { n = "b", p = 1 }]'),
    ('map(object({ p = optional(number, 80) }))', '{ a = {}, b = { p = "8" } }'),
    ('object({ in = optional(object({ d = optional(string, "x") }), {}) })', "{}"),
    ('object({ in = object({ d = optional(string, "x") }) })', "{ in = {} }"),
    ('object({ in = optional(object({ d = optional(string, "x") })) })', "{}"),
    ("object({ a = any })", "{ a = [1] }"),
    ("list(string)", "null"),
    ("list", "[1, 2]"),
    ("map", "{ a = 1 }"),
    ("list(list(string))", "[[1], [true]]"),
    ("list(map(string))", "[{ a = 1 }, { b = true }]"),
    ("list(object({ a = string }))", '[{ a = "x", b = 1 }, { a = 2, c = [] }]'),
]  # fmt: skip

INCONVERTIBLE = [
    ("number", '"x"'),
    ("bool", '"yes"'),
    ("string", "[]"),
    ("list(number)", '["x"]'),
    ("list(string)", "{}"),
    ("map(string)", "[]"),
    ("map(number)", '{ a = "x" }'),
    ("tuple([string])", "[1, 2]"),
    ("object({ a = string })", "{}"),
    ("object({ a = number })", '{ a = "x" }'),
    ("list(object({ a = string }))", "[{ b = 1 }]"),
]


def converted(constraint: str, text: str):
    scope = NamesScope(constraint, FolderFiles(), {})
    value_scope = NamesScope(text, FolderFiles(), {})
    value = evaluate(read_expression(text), value_scope)
    return convert(value, type_of(read_expression(constraint), scope))


def test_constraints_read_as_types():
    scope = NamesScope("", FolderFiles(), {})
    text = "object({ a = optional(list(number)), b = tuple([bool, any]) })"
    kind = type_of(read_expression(text), scope)
    expected = {"a": ListType(NUMBER), "b": TupleType((BOOL, DYNAMIC))}
    assert kind == ObjectType(expected, {"a": None})
    assert type_of(read_expression("string"), scope) == STRING
    assert type_of(read_expression("nonsense(1)"), scope) == DYNAMIC


@pytest.mark.parametrize(("constraint", "text"), INCONVERTIBLE)
def test_what_does_not_convert_is_refused(constraint, text):
    data = converted(constraint, text).data
    assert isinstance(data, Unknown)
    assert is_refused(data)


@pytest.mark.skipif(shutil.which("terraform") is None, reason="needs the terraform binary")
def test_conversions_are_those_of_terraform(tmp_path: Path):
    variables = "".join(
        f'variable "v{at}" {{\n  type = {constraint}\n  default = {text}\n}}\n'
        for at, (constraint, text) in enumerate(CONVERTIBLE)
    )
    (tmp_path / "main.tf").write_text(variables)
    listed = ", ".join(f"jsonencode(var.v{at})" for at in range(len(CONVERTIBLE)))
    console = subprocess.run(
        ["terraform", "console"],
        input=f"jsonencode([{listed}])\n",
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    expected = json.loads(json.loads(console.stdout))
    ours = ["".join(map(str, json_chunks(converted(*case)))) for case in CONVERTIBLE]
    assert ours == expected
