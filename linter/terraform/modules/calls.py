"""Which module a `module` block calls.

https://developer.hashicorp.com/terraform/language/modules/sources
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import NamedTuple

from linter.model import Unknown
from linter.terraform.evaluate import evaluate
from linter.terraform.modules.constants import ConstantScope
from linter.terraform.modules.declarations import Declaration
from linter.terraform.scope import Files


@dataclass(frozen=True, slots=True)
class Source:
    """What stands as a call's `source`."""

    text: str
    """The source as text; empty where there is none or it is no constant."""
    local: str | None
    """For a path: the folder it means, relative to the scan root; None for anything else."""
    mistake: str | None = None
    """Why no module can be behind it, as a clause for a report."""


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
    if not isinstance(value.data, str):
        reason = value.data.reason if isinstance(value.data, Unknown) else "it is no text"
        return Source("", None, f"its source is not constant: {reason}")
    return _located(value.data, posixpath.dirname(call.path))


def _located(text: str, folder: str) -> Source:
    if text in (".", ".."):
        return Source(
            text, None, f'a source on this machine begins with "./" or "../", not "{text}"'
        )
    if not text.startswith(("./", "../")):
        return Source(text, None)
    place = posixpath.normpath(posixpath.join(folder, text))
    if place == ".." or place.startswith(("../", "/")):
        return Source(text, None, "its source leads out of the folder that is checked")
    return Source(text, "" if place == "." else place)
