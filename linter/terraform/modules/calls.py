"""Which module a `module` block calls.

https://developer.hashicorp.com/terraform/language/modules/sources

Terraform from 1.15 on and OpenTofu from 1.8 on let a source depend on what is known before anything
is installed: https://opentofu.org/docs/language/modules/sources/
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import NamedTuple

from linter.model import Unknown
from linter.readers.hcl.syntax import Expression
from linter.terraform.evaluate import evaluate
from linter.terraform.modules.constants import ConstantScope
from linter.terraform.modules.declarations import Declaration
from linter.terraform.modules.references import references
from linter.terraform.scope import Files

_KNOWN_EARLY = frozenset({"var", "local", "path", "terraform"})


@dataclass(frozen=True, slots=True)
class Source:
    """What stands as a call's `source`."""

    text: str
    """The source as text; empty where there is none or it is no constant."""
    local: str | None
    """For a path: the folder it means, relative to the scan root; None for anything else."""
    mistake: str | None = None
    """Why no module can be behind it, as a clause for a report."""
    hidden: str | None = None
    """Why it cannot be told which one is, as a clause for a report."""


class Target(NamedTuple):
    """What a call leads to: the folder of a module, or the reason why it leads nowhere."""

    folder: str | None
    reason: str = ""


def source_of(call: Declaration, files: Files) -> Source:
    """Read the source of a `module` block."""
    found = call.argument("source")
    if found is None:
        return Source("", None, "it has no source")
    layer, argument = found
    value = evaluate(argument.expression, ConstantScope(layer.file, files))
    if isinstance(value.data, str):
        return _located(value.data, posixpath.dirname(call.path))
    early = _known_early(argument.expression)
    if early is not None:
        return Source("", None, hidden=f"its source depends on {early}")
    reason = value.data.reason if isinstance(value.data, Unknown) else "it is no text"
    return Source("", None, f"its source is not constant: {reason}")


def _known_early(expression: Expression) -> str | None:
    """What an expression depends on, if that may be known before modules are installed."""
    names = sorted({one.names for one in references(expression)})
    if all(first in _KNOWN_EARLY for first, *_ in names) and names:
        return ", ".join(map(".".join, names))
    return None


def _located(text: str, folder: str) -> Source:
    if text in (".", ".."):
        return Source(
            text, None, f'a source on this machine begins with "./" or "../", not "{text}"'
        )
    if not text.startswith(("./", "../")):
        return Source(text, None)
    place = posixpath.normpath(posixpath.join(folder, text))
    if place == ".." or place.startswith(("../", "/")):
        return Source(text, None, hidden="its source leads out of the folder that is checked")
    return Source(text, "" if place == "." else place)
