"""Quoted strings, heredocs and the directives inside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from unicodedata import normalize

from linter.model import Span, Unknown
from linter.readers.hcl.syntax import (
    ForDirective,
    IfDirective,
    Interpolation,
    Part,
    Piece,
    Template,
)
from linter.terraform.construct import derived, is_unknown, unknown
from linter.terraform.convert import converted
from linter.terraform.expressions.evaluation import Evaluation
from linter.terraform.expressions.loops import iterations
from linter.terraform.failure import RefusalError, UnknowableError
from linter.terraform.limits import refuse_length
from linter.terraform.text import Chunk, join_chunks
from linter.terraform.types import BOOL, STRING
from linter.terraform.value import Value, Written


def template(node: Template, evaluation: Evaluation) -> Value:
    """Evaluate a template. One with nothing but `${x}` in it keeps the type of x."""
    if len(node.parts) == 1:
        only = node.parts[0]
        if isinstance(only, Interpolation):
            return evaluation.value(only.expression)
        if isinstance(only, Piece):
            return text_value(node, only, evaluation.path)
    rendering = Rendering()
    try:
        _render(node.parts, evaluation, rendering)
    except UnknowableError as error:
        return unknown(error.unknown, evaluation.span(node), STRING)
    return rendering.value(node, evaluation)


def text_value(node: Template, piece: Piece, path: str) -> Value:
    """Build a string without interpolation, of which a configuration holds most."""
    text = text_of(piece)
    stood = Span(path, piece.start, piece.end)
    written = (Written(len(text), stood),) if text == piece.text else ()
    return Value(text, STRING, Span(path, node.start, node.end), written=written)


def text_of(piece: Piece) -> str:
    """The text that a piece alone comes to; Terraform keeps strings in form NFC."""
    return piece.text if piece.text.isascii() else normalize("NFC", piece.text)


@dataclass(slots=True)
class Rendering:
    """The text of a template as far as it has been put together."""

    chunks: list[Chunk] = field(default_factory=list)
    written: list[Written] = field(default_factory=list)
    sensitive: bool = False
    length: int = 0

    def add_text(self, text: str, written: tuple[Written, ...]) -> None:
        """Append known text and where it came from."""
        self.length += len(text)
        refuse_length(self.length)
        if text:
            self.chunks.append(text)
            self.written.extend(written)

    def add_unknown(self, cause: Unknown) -> None:
        """Append text that is unknown, or known only in part."""
        self.chunks.append(cause)

    def value(self, node: Template, evaluation: Evaluation) -> Value:
        """Return the string: unknown, with its parts, where one chunk is."""
        span = evaluation.span(node)
        causes = [chunk for chunk in self.chunks if isinstance(chunk, Unknown)]
        if causes:
            cause, known = derived(causes), join_chunks(self.chunks)
            source = evaluation.source(node)
            whole = Unknown(cause.reason, source, span, known, cause.refers_to)
            return Value(whole, STRING, span, sensitive=self.sensitive)
        text = "".join(chunk for chunk in self.chunks if isinstance(chunk, str))
        normal = normalize("NFC", text)
        written = tuple(self.written) if normal == text else ()
        return Value(normal, STRING, span, written=written, sensitive=self.sensitive)


def _render(parts: tuple[Part, ...], evaluation: Evaluation, rendering: Rendering) -> None:
    for part in parts:
        match part:
            case Piece():
                rendering.add_text(part.text, (Written(len(part.text), evaluation.span(part)),))
            case Interpolation():
                _interpolate(evaluation.value(part.expression), rendering)
            case IfDirective():
                _render_if(part, evaluation, rendering)
            case ForDirective():
                _render_for(part, evaluation, rendering)


def _interpolate(value: Value, rendering: Rendering) -> None:
    rendering.sensitive |= value.sensitive
    if value.data is None:
        raise RefusalError("null cannot be part of a string", value.span)
    if isinstance(value.data, Unknown):
        rendering.add_unknown(value.data)
        return
    text = converted(value, STRING)
    if isinstance(text.data, str):
        rendering.add_text(text.data, text.written or (Written(len(text.data), text.span),))


def _render_if(part: IfDirective, evaluation: Evaluation, rendering: Rendering) -> None:
    condition = evaluation.value(part.condition)
    rendering.sensitive |= condition.sensitive
    if condition.data is None:
        raise RefusalError("the condition is null", condition.span)
    if is_unknown(condition):
        rendering.add_unknown(derived([condition]))
        return
    chosen = part.then if converted(condition, BOOL).data else part.otherwise
    _render(chosen, evaluation, rendering)


def _render_for(part: ForDirective, evaluation: Evaluation, rendering: Rendering) -> None:
    collection = evaluation.value(part.collection)
    rendering.sensitive |= collection.sensitive
    try:
        for inner in iterations(part, collection, evaluation):
            _render(part.body, inner, rendering)
    except UnknowableError as error:
        rendering.add_unknown(error.unknown)
