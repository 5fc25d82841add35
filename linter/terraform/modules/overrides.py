"""Laying what override files say over what they override.

https://developer.hashicorp.com/terraform/language/files/override#merging-behavior
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from linter.readers.hcl.syntax import AnyBody, Block, Body
from linter.terraform.modules.declarations import Declaration, Layer

_EXCLUSIVE = frozenset({"backend", "cloud"})
"""Of these a module has one at most, whichever of the two it is."""
_MERGED = frozenset({"required_providers", "lifecycle"})
"""Blocks of which an override replaces single arguments."""


def overridden(base: Declaration, override: Declaration) -> Declaration:
    """Return `base` with each argument and each kind of block that `override` has replaced."""
    over = override.layers[0].body
    layers = (Layer(layer.file, _without(layer.body, over)) for layer in base.layers)
    return replace(base, layers=(*layers, *override.layers))


def _without(base: AnyBody, over: AnyBody) -> Body:
    names = {argument.name for argument in over.arguments}
    kinds = {_kind(block) for block in over.blocks}
    if kinds & _EXCLUSIVE:
        kinds |= _EXCLUSIVE
    kept = (block for block in base.blocks if _kind(block) not in kinds - _MERGED)
    return Body(
        tuple(argument for argument in base.arguments if argument.name not in names),
        tuple(_merged(block, over.blocks) for block in kept),
    )


def _merged(block: Block, over: Collection[Block]) -> Block:
    if block.type not in _MERGED:
        return block
    body = block.body
    for other in over:
        if other.type == block.type:
            body = _without(body, other.body)
    return block._replace(body=body)


def _kind(block: Block) -> str:
    """The kind of block that it makes: `dynamic "roles"` makes `roles`."""
    return block.labels[0].text if block.type == "dynamic" and block.labels else block.type
