"""Scalars of JavaScript: literals are known, everything that a program works out is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from linter.model import Span, Unknown
from linter.readers.js_node import JsNode
from linter.readers.js_string import joined, unescaped
from linter.readers.number import fraction, whole

if TYPE_CHECKING:
    from tree_sitter import Node

_CONSTANTS = {"true": True, "false": False, "null": None, "undefined": None}
_TEXTS = frozenset({"string", "template_string"})
_REASONS = {
    "function_expression": "it is a function",
    "arrow_function": "it is a function",
    "generator_function": "it is a function",
    "method_definition": "it is a function",
    "call_expression": "it is the result of a call",
    "new_expression": "it is the result of a call",
    "identifier": "it is set elsewhere",
    "shorthand_property_identifier": "it is set elsewhere",
    "member_expression": "it is set elsewhere",
    "subscript_expression": "it is set elsewhere",
    "ternary_expression": "it is chosen when the program runs",
    "spread_element": "it is set elsewhere",
}
_LONGEST = 60


class Scalars:
    """Reads the scalars of one file."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._text = text

    def read(self, node: Node) -> JsNode:
        """The value of an expression that is neither an object nor a list."""
        kind = node.type
        if kind in _CONSTANTS:
            return self._node(node, _CONSTANTS[kind])
        if kind == "number" or (kind == "unary_expression" and _is_negative(node)):
            return self._node(node, self._number(node))
        if kind in _TEXTS or kind == "binary_expression":
            return self._text_of(node)
        return self._node(node, self.unknown(node))

    def unknown(self, node: Node, parts: tuple[str | Unknown, ...] = ()) -> Unknown:
        """What stands for the value of an expression that only running it would tell."""
        reason = _REASONS.get(node.type, "it is worked out when the program runs")
        source = " ".join(self._source(node)[: _LONGEST + 1].split("\n")[0].split())
        cut = len(source) > _LONGEST or "\n" in self._source(node)
        shown = source[:_LONGEST] + "..." if cut else source
        span = Span(self._path, node.start_byte, node.end_byte)
        return Unknown(reason, shown, span, parts)

    def key(self, node: Node) -> str | None:
        """The key of a pair; None where it is computed."""
        if node.type == "computed_property_name":
            inner = [one for one in node.named_children if one.type != "comment"]
            data = self.read(inner[0]).data if inner else None
            return data if isinstance(data, str) else None
        if node.type == "string":
            return unescaped(self._text, node.start_byte + 1, node.end_byte - 1)[0]
        if node.type == "number":
            return str(self._number(node))
        return self._source(node)

    def _node(self, node: Node, data: Any) -> JsNode:
        return JsNode(data, node.start_byte, node.end_byte)

    def _source(self, node: Node) -> str:
        return self._text[node.start_byte : node.end_byte]

    def _number(self, node: Node) -> int | float | Unknown:
        digits = self._source(node).replace("_", "").replace(" ", "").removesuffix("n")
        try:
            if digits.lstrip("-").isdigit() and digits.isascii():
                return whole(digits)
            return int(digits, 0) if digits.lstrip("-")[:2].isalnum() else fraction(digits)
        except ValueError:
            return self._fraction(digits, node)

    def _fraction(self, digits: str, node: Node) -> float | Unknown:
        try:
            return fraction(digits)
        except ValueError:
            return self.unknown(node)

    def _text_of(self, node: Node) -> JsNode:
        """A string, a template, or several of them with `+` between them."""
        parts = [part for operand in _operands(node) for part in self._parts(operand)]
        if not any(isinstance(part, tuple) for part in parts):
            return self._node(node, self.unknown(node))
        known = [part for part in parts if isinstance(part, tuple)]
        if len(known) == len(parts):
            text, stretches = joined(known)
            return JsNode(text, node.start_byte, node.end_byte, stretches)
        told = tuple(part[0] if isinstance(part, tuple) else part for part in parts)
        return self._node(node, self.unknown(node, told))

    def _parts(self, operand: Node) -> list[Any]:
        """A known text with its stretches, or an Unknown; several for a template."""
        if operand.type == "string":
            return [unescaped(self._text, operand.start_byte + 1, operand.end_byte - 1)]
        if operand.type != "template_string":
            return [self.unknown(operand)]
        parts: list[Any] = []
        here = operand.start_byte + 1
        for hole in (one for one in operand.named_children if one.type == "template_substitution"):
            if hole.start_byte > here:
                parts.append(unescaped(self._text, here, hole.start_byte))
            parts.append(self.unknown(hole))
            here = hole.end_byte
        if here < operand.end_byte - 1 or not parts:
            parts.append(unescaped(self._text, here, operand.end_byte - 1))
        return parts


def bare(node: Node) -> Node:
    """An expression without the parentheses around it."""
    while node.type == "parenthesized_expression":
        inner = [one for one in node.named_children if one.type != "comment"]
        if len(inner) != 1:
            break
        node = inner[0]
    return node


def _is_negative(node: Node) -> bool:
    operator, operand = (node.child_by_field_name(name) for name in ("operator", "argument"))
    return bool(operator and operand and operator.type == "-" and operand.type == "number")


def _operands(node: Node) -> list[Node]:
    """What stands around the `+` signs of a sum, left to right; the node itself for no sum."""
    operands: list[Node] = []
    node = bare(node)
    while node.type == "binary_expression":
        left, operator, right = (node.child_by_field_name(n) for n in ("left", "operator", "right"))
        if not (left and right and operator and operator.type == "+"):
            break
        operands.append(bare(right))
        node = bare(left)
    return [node, *reversed(operands)]
