"""JSON, YAML and other documents as resources."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from linter.classify import classify, is_of_others, may_concern
from linter.model import Resource, Span, Unread
from linter.readers.document import Document
from linter.readers.text import Encrypted, Unreadable, Withheld, decode, plain_text
from linter.tree import Tree
from linter.views.data_action import without_date
from linter.wizard import is_premium_app, is_wizard, may_be_wizard

_PLAN = "load-plan"
"""A format of XML: what looks like one in JSON has any shape."""
_NO_FORMAT = ""
"""Not worth a word to the user: most files of a repository are of no format that gclint knows."""


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """What came of one file."""

    resources: tuple[Resource, ...] = ()
    unread: tuple[Unread, ...] = ()
    document: Document | None = None
    """The document itself, for its comments; only where it is one of gclint's formats."""
    passed_over: str | None = None
    """Why the file was left alone: for the user who named it."""


def read_document(tree: Tree, path: str) -> ReadDocument:
    """Read one file; a file of no format that gclint knows yields nothing."""
    form = _FORMS.get(path.rpartition(".")[2], _YAML)
    try:
        data = tree.read(path)
    except FileNotFoundError:
        return ReadDocument(passed_over="it is gone")
    except Withheld as error:
        return _unread(path, error, error.head is None or form.concerns(plain_text(error.head)))
    except Unreadable as error:
        return ReadDocument(passed_over=error.message)
    return _with_wizards(tree, _parsed(path, data, form))


def _with_wizards(tree: Tree, read: ReadDocument) -> ReadDocument:
    """What was read, and the files of the wizards that it configures."""
    apps = [one for one in read.resources if one.type == "premium-app"]
    if not apps:
        return read
    from linter.wizard_files import wizard_files

    beside = (file for app in apps for file in wizard_files(tree, app))
    return replace(read, resources=(*read.resources, *beside))


def _parsed(path: str, data: bytes, form: _Form) -> ReadDocument:
    try:
        text = decode(data)
    except Encrypted as error:
        return ReadDocument(passed_over=error.message)
    except Unreadable as error:
        return _unread(path, error, form.concerns(plain_text(data)))
    if form is not _JSON and not form.concerns(text):
        return ReadDocument(passed_over=_NO_FORMAT)
    try:
        documents = form.parse(path, text)
    except Unreadable as error:
        return _unread(path, error, form.concerns(text) and not is_of_others(text, error.start))
    return _of(documents)


def _unread(path: str, error: Unreadable, concerns: bool) -> ReadDocument:
    if not concerns:
        return ReadDocument(passed_over=error.message)
    return ReadDocument(unread=(Unread(Span(path, error.start, error.end), error.message),))


class _Form(NamedTuple):
    """How files of one kind are read."""

    parse: Callable[[str, str], tuple[Document, ...]]
    concerns: Callable[[str], bool]
    """Whether a text may be one of gclint's formats, parsed or not."""


def _wizards(path: str, text: str) -> tuple[Document, ...]:
    """The literals of a script that configure a premium app; scripts have many others."""
    from linter.readers.js_object import read_js

    try:
        return tuple(one for one in read_js(path, text) if is_premium_app(one.data))
    except Unreadable:
        if not is_wizard(text):
            return ()
        raise


def _json(path: str, text: str) -> tuple[Document, ...]:
    from linter.readers.json_document import read_json

    return (read_json(path, text),)


def _yaml(path: str, text: str) -> tuple[Document, ...]:
    from linter.readers.yaml_document import read_yaml_documents

    return read_yaml_documents(path, text)


def _plan(path: str, text: str) -> tuple[Document, ...]:
    from linter.readers.jmx import read_jmx

    return (read_jmx(path, text),)


def _may_be_plan(text: str) -> bool:
    from linter.readers.jmx import describes_load

    return describes_load(text)


_JSON = _Form(_json, may_concern)
_YAML = _Form(_yaml, may_concern)
_FORMS = {
    "json": _JSON,
    "js": _Form(_wizards, may_be_wizard),
    "jmx": _Form(_plan, _may_be_plan),
}


def _of(documents: tuple[Document, ...]) -> ReadDocument:
    resources = tuple(_resources(documents))
    if not resources:
        return ReadDocument(passed_over=_NO_FORMAT)
    unread = [
        Unread(fault.span, fault.message) for document in documents for fault in document.faults
    ]
    return ReadDocument(resources, tuple(unread), documents[0])


def _resources(documents: tuple[Document, ...]) -> Iterator[Resource]:
    for number, document in enumerate(documents):
        kind = classify(document.data)
        if kind is not None and (kind == _PLAN) == document.path.endswith(".jmx"):
            yield Resource(
                type=kind,
                name=_name(document),
                address=document.path if len(documents) == 1 else f"{document.path}#{number}",
                path=document.path,
                body=document.data,
                spans=document.spans,
            )


def _name(document: Document) -> str:
    for key in ("name", "RoleName", "PolicyName", "role"):
        name = document.data.get(key) if isinstance(document.data, dict) else None
        if isinstance(name, str) and name:
            return without_date(name)
    return document.path.rpartition("/")[2]
