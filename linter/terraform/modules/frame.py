"""What the names in an expression mean, kept so that a value's way can be followed later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from linter.model import Span
from linter.readers.hcl.syntax import Expression, File
from linter.terraform.modules.expansion import NO_BINDINGS, Bindings

if TYPE_CHECKING:
    from linter.terraform.modules.declarations import Declaration
    from linter.terraform.modules.instance import ModuleInstance


class Frame(NamedTuple):
    """The surroundings of the expressions of one block in one instance of its module."""

    instance: ModuleInstance
    bindings: Bindings
    loops: Loops
    """The collections that the names in `bindings` take their elements from, as far as known."""


class Site(NamedTuple):
    """An expression, the file that it stands in, and what its names mean there."""

    node: Expression
    file: File
    frame: Frame


Loops = Mapping[str, Site]

NO_LOOPS: Final[Loops] = {}


def loops_of(instance: ModuleInstance, declaration: Declaration) -> Loops:
    """Where `each` comes from in a block with `for_each`."""
    found = declaration.argument("for_each")
    if found is None:
        return NO_LOOPS
    layer, argument = found
    frame = Frame(instance, NO_BINDINGS, NO_LOOPS)
    return {"each": Site(argument.expression, layer.file, frame)}


def span_of(site: Site) -> Span:
    """Where an expression stands."""
    return Span(site.file.path, site.node.start, site.node.end)
