"""Which module a call leads to from where it stands."""

from __future__ import annotations

from linter.terraform.modules.declarations import Declaration
from linter.terraform.modules.expansion import MAX_INSTANCES
from linter.terraform.modules.instance import ModuleInstance
from linter.terraform.modules.module import Module
from linter.terraform.modules.reach import FOLLOWED, MAX_DEPTH, MAX_REACH


def target_of(instance: ModuleInstance, call: Declaration) -> Module | str:
    """The module that `call`, a block in the module of `instance`, leads to; or why to none."""
    library = instance.root.library
    source = library.source(call)
    told = f"module {call.name} comes from {source.text}"
    if source.mistake is not None:
        return f"module {call.name} cannot be read: {source.mistake}"
    if source.hidden is not None:
        return f"module {call.name} cannot be followed: {source.hidden}"
    if len(instance.names) >= MAX_DEPTH or instance.crowd > MAX_INSTANCES:
        return f"{told}, too many calls deep"
    folder = source.local
    if folder is None:
        folder = instance.root.installed.get(".".join((*instance.names, call.name)))
    if folder is None:
        return f"{told}, which is not in this folder"
    if folder in (*instance.folders, instance.module.folder.path):
        return f"{told}, which calls this module again"
    beside = _beside(instance)
    if beside > FOLLOWED and beside * library.reach(folder) > MAX_REACH:
        return f"{told}, and modules that call others so often are not followed"
    return library.module(folder) or f"{told}, where there are no Terraform files"


def _beside(instance: ModuleInstance) -> int:
    """How many calls there are at this depth if all modules on the way make as many as these."""
    number = len(instance.module.calls)
    while instance.caller is not None:
        instance = instance.caller.instance
        number *= len(instance.module.calls)
    return number
