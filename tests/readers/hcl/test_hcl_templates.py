"""Templates have the text that Terraform gives them, and their pieces stand where it came from."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from linter.readers.hcl import read_expression, read_template
from linter.readers.hcl.syntax import (
    ForDirective,
    IfDirective,
    Interpolation,
    Name,
    Part,
    Piece,
    Template,
)

QUOTED = [
    '""',
    '"a"',
    r'"a\n\t\"\\b"',
    r'"\u00e9\U0001F600"',
    '"$ % $$ %% $${a} %%{b} $$$${c} $a %b"',
    '"a ${~ "b" ~} c"',
    '"a ${~ "b" } c"',
    '"a ${ "b" ~} c"',
    '"a  ${~ "b" ~}  ${~ "c" ~}  d"',
    '"a  ${ "b" ~}${~ "c" }  d"',
    r'"a\n ${~ "b" ~} \t c"',
    r'"a\n\n${~ "b" ~}\n\nc"',
    '"a $ ${~ "b" ~} $ c"',
    '"%{ if true } a %{ else } b %{ endif }"',
    '"%{ if false } a %{ else } b %{ endif }"',
    '"x %{~ if true ~} a %{~ else ~} b %{~ endif ~} y"',
    '"%{ for x in ["a", "b"] }${x},%{ endfor }"',
    '"%{ for i, x in ["a", "b"] ~} ${i}${x} %{~ endfor }"',
    '"%{ if true }%{ for x in ["a"] }${x}%{ endfor }%{ endif }"',
    '"${"a ${"b"} c"}"',
]
HEREDOCS = [
    "<<EOT\nEOT\n",
    "<<EOT\na\n  b\n\nc\nEOT\n",
    "<<EOT\n  a\n EOT\n",
    "<<EOT\r\na\r\n  b\r\nEOT\r\n",
    "<<-EOT\n  EOT\n",
    "<<-EOT\n    a\n      b\n\n    c\n  EOT\n",
    "<<-EOT\n    a\n  \n    b\n  EOT\n",
    "<<-EOT\n    a\n        \n    b\n  EOT\n",
    "<<-EOT\n\ta\n\t\tb\n\tEOT\n",
    "<<-EOT\n\ta\n  b\n\tEOT\n",
    "<<-EOT\r\n    a\r\n      b\r\n\r\n    c\r\n  EOT\r\n",
    '<<-EOT\n    ${"a"}\n      b\n  EOT\n',
    '<<-EOT\n${"a"}\n      b\n  EOT\n',
    '<<-EOT\n    a ${"b"}\n      c\n  EOT\n',
    "<<-EOT\n    $${a}\n      b\n  EOT\n",
    "<<-EOT\n    $a\n      %b\n  EOT\n",
    "<<-EOT\n  $\n    a\n  EOT\n",
    "<<-EOT\n    %{ if true }\n    a\n    %{ else }\n    b\n    %{ endif }\n    c\n  EOT\n",
    "<<-EOT\n    %{ if true ~}\n    a\n    %{ else ~}\n    b\n    %{ endif ~}\n    c\n  EOT\n",
    "<<-EOT\n    %{~ if true ~}\n      a\n    %{~ endif ~}\n    c\n  EOT\n",
    '<<-EOT\n    %{ for x in ["a", "b"] ~}\n      - ${x}\n    %{ endfor ~}\n  EOT\n',
    '<<-EOT\n    %{ for x in ["a", "b"] }\n      - ${x}\n    %{ endfor }\n  EOT\n',
    '<<EOT\n  ${~ "a" ~}  \n  b\nEOT\n',
    '<<EOT\na\n\n${~ "b" ~}\n\nc\nEOT\n',
    '<<EOT\na $ ${~ "b" ~}\nEOT\n',
    '<<-EOT\n    a\\n"b"\n  EOT\n',
    "<<-EOT\n\u00a0\u00a0a\n\u00a0b\n  EOT\n",
    '<<EOT\n${"${<<-IN\n    a\n      b\n    IN\n}"}c\nEOT\n',
]


def rendered(node: Any, names: dict[str, str]) -> str:
    """The text of a template of strings, for want of an evaluator."""
    if isinstance(node, Template):
        return "".join(_part(part, names) for part in node.parts)
    if isinstance(node, Name):
        return names[node.name]
    return str(node.value)


def _part(part: Part, names: dict[str, str]) -> str:
    match part:
        case Piece(text=text):
            return text
        case Interpolation(expression=expression):
            return rendered(expression, names)
        case IfDirective(condition=condition, then=then, otherwise=otherwise):
            chosen = then if condition.value else otherwise
            return "".join(_part(each, names) for each in chosen)
        case ForDirective(key=key, value=value, collection=collection, body=body):
            texts = []
            for number, item in enumerate(collection.items):
                scope = {**names, value: rendered(item, names), str(key): str(number)}
                texts += [_part(each, scope) for each in body]
            return "".join(texts)


@pytest.mark.skipif(shutil.which("terraform") is None, reason="needs the terraform binary")
def test_templates_have_terraforms_text(tmp_path: Path) -> None:
    templates = [*QUOTED, *HEREDOCS]
    values = "".join(f"x{number} = {text}\n" for number, text in enumerate(templates))
    (tmp_path / "main.tf").write_bytes(f"locals {{\n{values}}}\n".encode())
    wanted = "[" + ", ".join(f"local.x{number}" for number in range(len(templates))) + "]"
    result = subprocess.run(
        ["terraform", "console"],
        input=f"jsonencode({wanted})\n",
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    expected = json.loads(json.loads(result.stdout))
    ours = [rendered(read_expression(text), {}) for text in templates]
    assert dict(zip(templates, ours, strict=True)) == dict(zip(templates, expected, strict=True))


def test_escapes_are_pieces_of_their_own() -> None:
    text = r'"a\n$${b}\u0041c"'
    node = read_expression(text)
    assert isinstance(node, Template)
    assert [(text[part.start : part.end], part.text) for part in node.parts] == [
        ("a", "a"),
        (r"\n", "\n"),
        ("$${", "${"),
        ("b}", "b}"),
        (r"\u0041", "A"),
        ("c", "c"),
    ]


def test_text_that_stands_as_written_is_one_piece() -> None:
    for text in ('"a $ b % c"', "<<EOT\na\nb $ c\n\nEOT\n"):
        node = read_expression(text)
        assert isinstance(node, Template)
        (piece,) = node.parts
        assert text[piece.start : piece.end] == piece.text


def test_pieces_of_an_indented_heredoc_leave_its_indent_out() -> None:
    text = "<<-EOT\n    a\n      b\n\n    ${c}\n  EOT\n"
    node = read_expression(text)
    assert isinstance(node, Template)
    assert node.heredoc
    assert text[node.start : node.end] == text.removesuffix("\n")
    pieces = [part for part in node.parts if isinstance(part, Piece)]
    assert [text[piece.start : piece.end] for piece in pieces] == ["a\n", "  b\n\n", "\n"]


def test_an_interpolation_alone_stays_alone() -> None:
    assert read_expression('"${a}"') == Template(
        0, 6, (Interpolation(1, 5, Name(3, 4, "a")),), heredoc=False
    )


def test_bare_templates_know_no_backslash_and_no_quote() -> None:
    text = '\\n "a" ${b} $${c} $'
    assert read_template(text) == Template(
        0,
        len(text),
        (
            Piece(0, 7, '\\n "a" '),
            Interpolation(7, 11, Name(9, 10, "b")),
            Piece(11, 12, " "),
            Piece(12, 15, "${"),
            Piece(15, 19, "c} $"),
        ),
        heredoc=False,
    )


@pytest.mark.parametrize("text", ["", "a", "a\nb\r\nc\n", '"', "a\rb", "%", "$${", "%%{ x"])
def test_bare_templates_without_sequences_are_their_text(text: str) -> None:
    template = read_template(text)
    assert rendered(template, {}) == text.replace("$${", "${").replace("%%{", "%{")
    assert (template.start, template.end) == (0, len(text))
