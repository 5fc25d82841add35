"""Variables: what they are declared to be, and the value that a given one comes to.

https://developer.hashicorp.com/terraform/language/values/variables
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from linter.model import Unknown
from linter.terraform.constraint import type_of
from linter.terraform.construct import unknown
from linter.terraform.convert import convert
from linter.terraform.evaluate import evaluate
from linter.terraform.modules.constants import ConstantScope
from linter.terraform.modules.declarations import Declaration, Layer
from linter.terraform.scope import Files
from linter.terraform.types import BOOL, DYNAMIC, NUMBER, STRING, Type
from linter.terraform.value import Value


@dataclass(frozen=True, slots=True)
class Variable:
    """A declared variable."""

    declaration: Declaration
    type: Type
    literal: bool
    """Whether text from outside, as in `--var name=text`, is taken as it is: it is so for simple
    types and where no type is given. For the others it is an expression."""
    default: Value | None
    """None where it has none, which differs from a default of null."""
    sensitive: bool
    nullable: bool

    def value(self, given: Value | None, otherwise: Callable[[], Unknown]) -> Value:
        """The variable's value where `given` was passed, or nothing if that is None.

        `otherwise` says why the value is unknown where there is no default either.
        """
        chosen = given
        if given is None or (given.data is None and not self.nullable):
            chosen = self.default
        if chosen is None:
            chosen = unknown(otherwise(), self.declaration.header)
        value = convert(chosen, self.type)
        return replace(value, sensitive=True) if self.sensitive else value


def variable_of(declaration: Declaration, files: Files) -> Variable:
    """Read the declaration of a variable."""
    kind = declaration.argument("type")
    type_ = DYNAMIC if kind is None else type_of(kind[1].expression, _scope(kind[0], files))
    default = _constant(declaration, "default", files)
    sensitive = _constant(declaration, "sensitive", files)
    nullable = _constant(declaration, "nullable", files)
    return Variable(
        declaration,
        type_,
        literal=kind is None or type_ in (STRING, NUMBER, BOOL),
        default=default,
        sensitive=sensitive is not None and sensitive.data is True,
        nullable=nullable is None or nullable.data is not False,
    )


def _constant(declaration: Declaration, name: str, files: Files) -> Value | None:
    found = declaration.argument(name)
    return None if found is None else evaluate(found[1].expression, _scope(found[0], files))


def _scope(layer: Layer, files: Files) -> ConstantScope:
    return ConstantScope(layer.file, files)
