"""JMeter test plans (`.jmx`).

A plan is XML whose root is `jmeterTestPlan`; in it every test element is followed by a `hashTree`
that holds its children (https://jmeter.apache.org/usermanual/component_reference.html).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from linter.model import Span
from linter.readers.document import Document
from linter.readers.text import Unreadable
from linter.readers.xml_spans import XmlSpans
from linter.readers.xml_tree import Element, XmlTree, read_xml

ROOT: Final = "jmeterTestPlan"
MAX_BYTES: Final = 4 * 1024 * 1024
"""The largest plan that is read.

Plans are written by hand or recorded, and 4 MiB are some ten thousand requests. A tree of that size
takes 0.3 s and 50 MB.
"""
_LOAD: Final = re.compile(r"<\s*[\w.]*(?:throughput|ThreadGroup)[\w.]*[\s/>]", re.IGNORECASE)
_THROUGHPUT: Final = re.compile(r"<throughput>\s*([\d.]+)\s*</throughput>")


def read_jmx(path: str, text: str) -> Document:
    """Read `text`, the whole of the file `path`.

    The data is a tree of objects with `tag`, `attributes`, `text` and `children`. Raises Unreadable
    for what is not XML, declares entities, is not a plan, or is larger than MAX_BYTES.
    """
    encoded = text.encode("utf-8")
    if len(encoded) > MAX_BYTES:
        size, most = len(encoded) / 2**20, MAX_BYTES // 2**20
        told = f"a test plan of {size:.0f} MiB, where gclint reads up to {most} MiB"
        raise Unreadable(told, 0, 1)
    tree = _parsed(encoded)
    if tree.root.tag != ROOT:
        raise _no_plan(text, tree.root)
    spans = XmlSpans(path, text, encoded, tree.root)
    comments = tuple(Span(path, *map(spans.offset, one)) for one in tree.comments)
    return Document(
        path=path,
        text=text,
        data=tree.root.data,
        spans=spans,
        comments=comments,
        extents=tuple(sorted(_extents(tree, spans))) if comments else (),
    )


def _extents(tree: XmlTree, spans: XmlSpans) -> Iterator[tuple[int, int]]:
    return ((spans.offset(start), spans.offset(end)) for start, end in tree.extents())


def describes_load(text: str) -> bool:
    """Whether a text speaks of thread groups or throughput, as a plan does and no other XML."""
    return f"<{ROOT}" in text or _LOAD.search(text) is not None


def _parsed(encoded: bytes) -> XmlTree:
    try:
        return read_xml(encoded)
    except Unreadable as error:
        start, end = (
            len(encoded[:at].decode("utf-8", "replace")) for at in (error.start, error.end)
        )
        raise Unreadable(error.message, start, end) from None


def _no_plan(text: str, root: Element) -> Unreadable:
    found = _THROUGHPUT.search(text)
    lost = f", so the throughput of {found[1]} in it limits nothing" if found else ""
    told = f"it is no JMeter plan: its root is <{root.tag}> and not <{ROOT}>{lost}"
    start = text.find("<" + root.tag)
    return Unreadable(told, start, start + len(root.tag) + 2)
