"""Reads YAML as data with positions, and nothing but data: no tag makes an object."""

from __future__ import annotations

from itertools import pairwise
from operator import attrgetter
from typing import Final

from linter.model import Span
from linter.readers.document import Document
from linter.readers.text import Unreadable
from linter.readers.yaml_comments import comments
from linter.readers.yaml_spans import YamlSpans
from linter.readers.yaml_tree import Tree, trees

MAX_LENGTH: Final = 8 * 1024 * 1024
"""The longest YAML text that is read, in characters.

Its tree takes 40 times the size of the text and is built at about 1.5 MB/s; YAML that people
maintain stays far below 1 MB.
"""


def read_yaml(path: str, text: str) -> Document:
    """Read the first document of `text`, the whole of the file `path`; None if it is empty.

    Raises Unreadable for what is not YAML, is longer than MAX_LENGTH, nests deeper than MAX_DEPTH,
    or has aliases that stand for more than MAX_ALIASED characters. Where a key stands twice, the
    last one counts and the document has a fault. Keys are strings, as they were written.
    """
    return read_yaml_documents(path, text)[0]


def read_yaml_documents(path: str, text: str) -> tuple[Document, ...]:
    """Read every document of a file in which `---` may divide several; always at least one."""
    if len(text) > MAX_LENGTH:
        raise Unreadable(f"YAML of more than {MAX_LENGTH // 2**20} MiB, the most that gclint reads")
    if text.startswith("\ufeff"):  # libyaml would leave it out of its offsets
        raise Unreadable("not YAML: a second byte-order mark", 0, 1)
    found = trees(path, text)
    starts = [0, *(tree.start for tree in found[1:]), len(text)]
    return tuple(
        _document(path, text, tree, start, end)
        for tree, (start, end) in zip(found, pairwise(starts), strict=True)
    )


def _document(path: str, text: str, tree: Tree, start: int, end: int) -> Document:
    """Make the document that has the comments of `[start, end)`."""
    return Document(
        path=path,
        text=text,
        data=tree.root.data,
        spans=YamlSpans(path, text, tree.root),
        faults=tuple(sorted(tree.faults, key=attrgetter("span"))),
        comments=tuple(Span(path, *found) for found in comments(text, start, end, tree.scalars)),
        extents=tuple(sorted(tree.extents)),
    )
