"""Terraform's JSON syntax, read into the same tree as its native one.

https://developer.hashicorp.com/terraform/language/syntax/json
"""

from __future__ import annotations

from linter.readers.hcl.syntax import File
from linter.readers.json_document import read_json_placed
from linter.readers.json_index import is_large
from linter.terraform.modules.json_blocks import Blocks
from linter.terraform.modules.json_nodes import Nodes
from linter.terraform.modules.json_shapes import VALUES, Shape, Top
from linter.terraform.modules.sources import ProviderSchema


def read_json_configuration(path: str, text: str, schema: ProviderSchema) -> File:
    """Read a .tf.json file; raises Unreadable where it is not JSON.

    `schema` tells blocks from arguments. What it does not know is an argument: an object stays an
    object and a list a list.
    """
    if is_large(text):
        from linter.terraform.modules.json_large import read_large

        found = read_large(path, text, schema)
        if found is not None:
            return found
    return _read(path, text, Top(schema))


def read_json_values(path: str, text: str) -> File:
    """Read a .tfvars.json file, whose strings are plain text; raises Unreadable."""
    return _read(path, text, VALUES)


def _read(path: str, text: str, shape: Shape) -> File:
    document, spans = read_json_placed(path, text)
    nodes = Nodes(text, spans.index)
    body = Blocks(nodes).body(document.data, 0, 0, shape)
    return File(path, text, body, tuple(nodes.broken), ())
