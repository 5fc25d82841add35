"""One run of the evaluator over an expression."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from linter.kept import kept
from linter.model import Span, Unknown
from linter.readers.hcl import HclError, read_template
from linter.readers.hcl.syntax import Expression, Part, Template
from linter.terraform.construct import unknown
from linter.terraform.expressions.template_scope import TemplateScope
from linter.terraform.failure import RefusalError
from linter.terraform.limits import Steps
from linter.terraform.scope import Scope
from linter.terraform.types import DYNAMIC, Type
from linter.terraform.value import Value

MAX_DEPTH: Final = 100
"""Expressions nested in one another; what lies deeper is unknown. Each takes about three of the
thousand frames that Python allows by default."""

EXPRESSION_LENGTH: Final = 80
"""Characters of an unknown value's source text that a report shows."""

Handler = Callable[[Any, "Evaluation"], Value]
"""Evaluates one kind of node; raises RefusalError where Terraform would refuse."""


@dataclass(slots=True)
class Evaluation:
    """What evaluating needs at hand: the scope, and what `for` and splats have bound."""

    scope: Scope
    handlers: Mapping[type, Handler]
    bindings: Mapping[str, Value] = field(default_factory=dict)
    item: Value | None = None
    """What SplatItem stands for; None outside a splat."""
    depth: int = 0
    outer: Scope | None = None
    """Inside a template that a function renders: the scope of the module."""
    steps: Steps = field(default_factory=Steps)
    """How far the work on the whole argument has come; all evaluations within it share it."""
    path: str = field(init=False)
    """The file of the scope, kept at hand."""

    def __post_init__(self) -> None:
        self.path = self.scope.path

    @property
    def module_scope(self) -> Scope:
        """Return the scope of the module, of which a template sees nothing but files."""
        return self.outer or self.scope

    def value(self, node: Expression) -> Value:
        """Evaluate `node`; raises RefusalError where Terraform would refuse it."""
        if self.depth >= MAX_DEPTH:
            return self.unknown(f"it is nested more than {MAX_DEPTH} expressions deep", node)
        self.depth += 1
        try:
            return self.handlers[type(node)](node, self)
        finally:
            self.depth -= 1

    def span(self, node: Expression | Part) -> Span:
        """Return where `node` stands."""
        return Span(self.path, node.start, node.end)

    def source(self, node: Expression) -> str:
        """Return the text of `node`, shortened to one line."""
        start = self.scope.text[node.start : min(node.end, node.start + 4 * EXPRESSION_LENGTH)]
        line = " ".join(start.split())
        shortened = line[: EXPRESSION_LENGTH - 3] + "..."
        return line if len(line) <= EXPRESSION_LENGTH else shortened

    def unknown(self, reason: str, node: Expression, kind: Type = DYNAMIC) -> Value:
        """Build an unknown value that stands for `node`."""
        span = self.span(node)
        return unknown(Unknown(reason, self.source(node), span), span, kind)

    def bound(self, bindings: Mapping[str, Value]) -> Evaluation:
        """Return an evaluation that also sees `bindings`, as inside a `for` expression."""
        inner = {**self.bindings, **bindings}
        # not by `replace`, which takes three times as long: loops do this for each element
        return Evaluation(
            self.scope, self.handlers, inner, self.item, self.depth, self.outer, self.steps
        )

    def with_item(self, item: Value) -> Evaluation:
        """Return an evaluation in which SplatItem stands for `item`."""
        return replace(self, item=item)

    def template(self, text: str, path: str, names: Mapping[str, Value]) -> Value:
        """Render the template `text`, which stands in the file at `path` and sees only `names`."""
        if self.module_scope is not self.scope:
            raise RefusalError("a template does not render another")
        scope = TemplateScope(path, text, self.scope.files)
        inner = replace(self, scope=scope, bindings=names, item=None, outer=self.scope)
        try:
            return inner.value(_parsed(text))
        except HclError as error:
            raise RefusalError(f"the template {path} is malformed: {error.message}") from None


@kept(512)
def _parsed(text: str) -> Template:
    """A template, of which a library has hundreds and renders each for every call of a module."""
    return read_template(text)
