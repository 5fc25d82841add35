"""What a name stands for in a module.

https://developer.hashicorp.com/terraform/language/expressions/references
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from linter.model import Span, Unknown
from linter.terraform.construct import is_unknown, string, unknown
from linter.terraform.modules.attributes import Configurations
from linter.terraform.modules.called import Called
from linter.terraform.modules.declarations import Names, key_of
from linter.terraform.modules.folders import folder_of
from linter.terraform.modules.instance import ModuleInstance
from linter.terraform.modules.references import UNREADABLE
from linter.terraform.scope import Files
from linter.terraform.value import Value


class Lookup:
    """The names of one module instance, in which all that matters is settled."""

    __slots__ = ("instance",)

    def __init__(self, instance: ModuleInstance) -> None:
        self.instance = instance

    @property
    def files(self) -> Files:
        """Reading other files of the scan root."""
        return self.instance.root.library.sources.files

    def resolve(self, names: Names, span: Span) -> tuple[Value, int]:
        """The value of a traversal, and how many of its names it accounts for."""
        if names[0] in _UNAVAILABLE:
            return _because(_UNAVAILABLE[names[0]], names, span), len(names)
        if names[0] == "path":
            return self._path(names, span), min(2, len(names))
        key = key_of(names)
        cell = self.instance.cell(*key)
        if cell is None:
            return _because(self._undeclared(key), names, span), len(names)
        used = len(key) - (key[0] == "resource")
        match cell.result:
            case Value() as value:
                return _near(value, span), used
            case Configurations() | Called() as found:
                value, more = found.value(names[used:], span)
                return value, used + more
        return _because(f"{'.'.join(names)} depends on itself", names, span), len(names)

    def _undeclared(self, key: Names) -> str:
        """Say that the module has no such declaration, as far as can be told."""
        thing = _THINGS[key[0]]
        name = ".".join(key[1:])
        unread = self.instance.module.unread
        if unread:
            return f'{thing} "{name}" is not in what could be read of this module'
        return f'this module declares no {thing} "{name}"'

    def _path(self, names: Names, span: Span) -> Value:
        """Where the files are: relative to the scan root, as everything that gclint reads."""
        folders = {
            "module": self.instance.module.folder.path,
            "root": self.instance.root.folder,
        }
        name = names[1] if len(names) > 1 else ""
        if name in folders:
            return string(folders[name] or ".", span)
        return _because("it depends on where Terraform is run", names, span)


def _near(value: Value, span: Span) -> Value:
    """Let a value that was written elsewhere, or never, stand where it is referred to."""
    far = value.span.path != span.path and folder_of(value.span.path) != folder_of(span.path)
    return replace(value, span=span) if far or is_unknown(value) else value


def _because(reason: str, names: Names, span: Span) -> Value:
    return unknown(Unknown(reason, ".".join(names), span), span)


_THINGS: Final = {
    "variable": "variable",
    "local": "local value",
    "module": "module call",
    "data": "data source",
    "resource": "resource",
}

_UNAVAILABLE: Final = {
    UNREADABLE: "it could not be read",
    "each": "each needs for_each",
    "count": "count needs the argument of that name",
    "self": "self is known only after apply",
    "terraform": "it depends on where Terraform is run",
    "ephemeral": "it is known only while Terraform runs",
}
