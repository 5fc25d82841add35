"""The values that a root module's variables are given from outside its blocks.

https://developer.hashicorp.com/terraform/language/values/variables#assigning-values-to-root-module-variables
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from linter.model import Span, Unknown, Unread
from linter.readers.hcl import HclError, read_expression
from linter.readers.hcl.syntax import Argument, Body, File
from linter.terraform.construct import string, unknown
from linter.terraform.evaluate import evaluate
from linter.terraform.modules.constants import ConstantScope
from linter.terraform.modules.folders import Folder
from linter.terraform.modules.library import broken_parts
from linter.terraform.modules.sources import VariableInputs
from linter.terraform.modules.variables import Variable
from linter.terraform.scope import Files
from linter.terraform.value import Value

_ORIGIN: Final = "--var"
"""Stands in spans for the folder of a value that was written in no file."""

Reader = Callable[[str], File | Unread]
"""Reads the .tfvars or .tfvars.json file at a path."""


class Text(NamedTuple):
    """A value given as text on the command line or in the environment."""

    origin: str
    text: str


class Assignment(NamedTuple):
    """A value given in a .tfvars file."""

    file: File
    argument: Argument


@dataclass(frozen=True, slots=True)
class RootInputs:
    """What one root module is given."""

    files: Files
    given: Mapping[str, Text | Assignment]
    """By variable; of several values the one that counts."""
    unread: Unread | None
    """A stretch of a .tfvars file that could not be read: it may set any of the others."""

    def value(self, variable: Variable) -> Value | None:
        """What the variable is given; None for nothing."""
        given = self.given.get(variable.declaration.name)
        if isinstance(given, Text):
            return _of_text(given, variable, self.files)
        if given is not None:
            return evaluate(given.argument.expression, ConstantScope(given.file, self.files))
        return None if self.unread is None else _doubtful(variable, self.unread)


def root_inputs(folder: Folder, inputs: VariableInputs, files: Files, read: Reader) -> RootInputs:
    """Gather what the root module in `folder` is given; `read` reads its .tfvars files."""
    given: dict[str, Text | Assignment] = dict(_texts(inputs.environment))
    unread: Unread | None = None
    for path in (*folder.values, *inputs.var_files):
        file = read(path)
        for broken in broken_parts(file)[:1]:
            given, unread = {}, broken
        if isinstance(file, File):
            given |= {one.name: Assignment(file, one) for one in file.body.arguments}
    given |= dict(_texts(inputs.variables))
    return RootInputs(files, given, unread)


def _doubtful(variable: Variable, unread: Unread) -> Value:
    span, message = unread
    reason = f"{span.path}, which may set it, could not be read in full: {message}"
    return unknown(Unknown(reason, f"var.{variable.declaration.name}", span), span)


def _texts(given: Mapping[str, str]) -> Iterator[tuple[str, Text]]:
    for name, text in given.items():
        yield name, Text(f"{_ORIGIN}/{name}", text)


def _of_text(given: Text, variable: Variable, files: Files) -> Value:
    whole = Span(given.origin, 0, len(given.text))
    if variable.literal:
        return string(given.text, whole)
    try:
        expression = read_expression(given.text)
    except HclError as error:
        return unknown(Unknown(f"the value given is no expression: {error.message}"), whole)
    file = File(given.origin, given.text, Body((), ()), (), ())
    return evaluate(expression, ConstantScope(file, files))
