"""Large files in Terraform's JSON syntax, as an export of an organisation is one.

Of the resources, which are nearly all of it, bodies are made straight from the data. Their syntax
trees are read when a finding asks for a place, and so are those of whatever is out of the ordinary.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from linter.readers.document import MAX_DEPTH
from linter.readers.hcl.plain_values import NotPlain
from linter.readers.hcl.syntax import Argument, Block, Body, Broken, File, Label
from linter.readers.json_document import nesting, parsed_json
from linter.readers.json_index import JsonIndex
from linter.readers.json_steps import Irregular, JsonSteps, Member
from linter.readers.surrogates import mended
from linter.terraform.modules.json_blocks import COMMENT, Blocks, body_at
from linter.terraform.modules.json_bodies import PlainReader, plain_fraction
from linter.terraform.modules.json_keys import BlockKeys
from linter.terraform.modules.json_nodes import Nodes
from linter.terraform.modules.json_shapes import Configurable, Top
from linter.terraform.modules.plain_blocks import PlainBody
from linter.terraform.modules.sources import ProviderSchema

_DOCUMENT = "data.aws_iam_policy_document"
"""Its text is worked out from where its parts stand."""


def read_large(path: str, text: str, schema: ProviderSchema) -> File | None:
    """Read a .tf.json file; None where it is not JSON, or has a key twice in one object."""
    try:
        return _LargeFile(text, schema).file(path)
    except Irregular:
        return None


class _LargeFile:
    """Reads one file, object by object."""

    def __init__(self, text: str, schema: ProviderSchema) -> None:
        self._text = text
        self._mended = mended(text)
        self._steps = JsonSteps(self._mended, plain_fraction)
        self._top = Top(schema)
        self._keys: dict[tuple[str, str], BlockKeys | None] = {}
        self._arguments: list[Argument] = []
        self._blocks: list[Block] = []
        self._broken: list[Broken] = []

    def file(self, path: str) -> File:
        """The whole of it. Raises Irregular."""
        if not self._steps.is_object:
            raise Irregular
        for member in self._steps.members():
            labels = self._top.labels(member.name)
            if labels is None:
                self._argument(member)
            elif member.name in ("resource", "data"):
                self._labelled(member.name, (), labels, member)
            else:
                self._tree(member.name, (), labels, member)
        self._steps.finish()
        body = Body(tuple(self._arguments), tuple(self._blocks))
        return File(path, self._text, body, tuple(self._broken), ())

    def _labelled(self, kind: str, labels: tuple[Label, ...], missing: int, outer: Member) -> None:
        """The resources below a key, whose labels are the keys of nested objects."""
        if missing == 0:
            self._resource(kind, labels, outer)
        elif not self._steps.is_object:
            self._tree(kind, labels, missing, outer)
        else:
            for member in self._steps.members():
                if member.name == COMMENT:
                    self._steps.value()
                    continue
                label = Label(member.start, member.end, member.name)
                self._labelled(kind, (*labels, label), missing - 1, member)

    def _resource(self, kind: str, labels: tuple[Label, ...], name: Member) -> None:
        start = self._steps.at
        data = self._steps.value()
        extent = (start, self._steps.at)
        keys = self._keys_of(kind, labels[0].text)
        try:
            if keys is None or type(data) is not dict:
                raise NotPlain
            plain = PlainReader(self._mended, *extent).read(data, keys)
        except NotPlain:
            self._steps.at = start
            self._tree(kind, labels, 0, name)
            return
        read = partial(body_at, self._text, self._mended, extent, len(labels) + 1, keys.shape)
        body = PlainBody(plain, read)
        self._blocks.append(Block(name.start, name.end, kind, labels, name.end, body))

    def _keys_of(self, kind: str, of: str) -> BlockKeys | None:
        """The keys of a type of resource; None where all of that type are read as trees."""
        if (kind, of) not in self._keys:
            shape = self._top.inside(kind, (of,))
            self._keys[kind, of] = None
            if isinstance(shape, Configurable) and shape.kind != _DOCUMENT:
                self._keys[kind, of] = BlockKeys(kind, shape)
        return self._keys[kind, of]

    def _tree(self, kind: str, labels: tuple[Label, ...], missing: int, name: Member) -> None:
        """Add what stands below a key, as trees; the steps are before its value."""
        depth = len(labels) + 1
        blocks, data = self._read(name, depth)
        self._blocks.extend(blocks.labelled(kind, labels, missing, data, 0, depth, self._top))

    def _argument(self, name: Member) -> None:
        """Add what is no block that gclint reads."""
        blocks, data = self._read(name, 1)
        if name.name != COMMENT:
            self._arguments.append(blocks.argument(name.name, data, 0, 1, self._top))

    def _read(self, name: Member, depth: int) -> tuple[Blocks, Any]:
        """What makes trees of the value that comes next, and its data; it has the key `name`."""
        start = self._steps.at
        self._steps.value()
        data = parsed_json(self._mended[start : self._steps.at])
        if nesting(data) + depth > MAX_DEPTH:
            raise Irregular
        index = JsonIndex(self._mended, repeats=False, within=(name.start, self._steps.at))
        return Blocks(Nodes(self._text, index, self._broken)), data
