"""Which module a call leads to from where it stands."""

from __future__ import annotations

from typing import Final

from linter.terraform.modules.declarations import Declaration
from linter.terraform.modules.expansion import MAX_INSTANCES
from linter.terraform.modules.instance import ModuleInstance
from linter.terraform.modules.module import Module

MAX_DEPTH: Final = 30
"""How many calls may lead to a module; what lies deeper is unknown."""


def target_of(instance: ModuleInstance, call: Declaration) -> Module | str:
    """The module that `call`, a block in the module of `instance`, leads to; or why to none."""
    library = instance.root.library
    source = library.source(call)
    told = f"module {call.name} comes from {source.text}"
    if source.mistake is not None:
        return f"module {call.name} cannot be read: {source.mistake}"
    if len(instance.names) >= MAX_DEPTH or instance.crowd > MAX_INSTANCES:
        return f"{told}, too many calls deep"
    folder = source.local
    if folder is None:
        folder = instance.root.installed.get(".".join((*instance.names, call.name)))
    if folder is None:
        return f"{told}, which is not in this folder"
    if folder in (*instance.folders, instance.module.folder.path):
        return f"{told}, which calls this module again"
    return library.module(folder) or f"{told}, where there are no Terraform files"
