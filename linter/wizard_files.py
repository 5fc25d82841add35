"""What stands beside a premium app's configuration: the wizard's page, style sheet and texts.

The vendor's wizard has them at fixed places, next to the folder of its configuration:
https://github.com/MyPureCloud/purecloud-premium-app
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote, urlsplit

from linter.model import KeyPath, Resource, Span, Spans, Unknown
from linter.readers.document import Document
from linter.readers.page import Shown, declarations, images
from linter.readers.text import Unreadable, decode
from linter.tree import Tree
from linter.views.field import Field, Layout, assemble

_CONFIGURED: Final = "redirectURLOnWizardCompleted"
"""A key of the configuration that the provisioning settings by themselves lack."""
_LONGEST: Final = 1024 * 1024
"""The longest page or style sheet that is looked through; the vendor's have a few kB."""


def wizard_files(tree: Tree, config: Resource) -> Iterator[Resource]:
    """The files of the wizard that a configuration belongs to, as one resource of its path.

    Its body has `default_language`, `languages` (the object that offers them), `images` (a list of
    `id`, `src` and `md5`), `styles` (`selector`, `property`, `value`) and `texts` (objects by
    language); those are left out that are not there.
    """
    if _CONFIGURED not in config.body:
        return
    folder = posixpath.dirname(posixpath.dirname(config.path))
    files = _Files(tree, folder)
    whole = Field.of(config)
    layout: dict[str, Layout] = {
        "default_language": whole.get("defaultLanguage"),
        "languages": whole.get("availableLanguageAssets"),
        "images": list(files.images()),
        "styles": list(files.styles()),
        "texts": files.texts(whole.get("availableLanguageAssets")),
    }
    body, spans = assemble(layout, whole)
    yield Resource(
        type="wizard-files",
        name=config.name,
        address=config.address,
        path=config.path,
        body=body,
        spans=spans,
    )


class _Files:
    """The files below the wizard's folder."""

    def __init__(self, tree: Tree, folder: str) -> None:
        self._tree = tree
        self._folder = folder

    def images(self) -> Iterator[Layout]:
        page, text = self._text("index.html")
        for name, source in images(text):
            data = self._bytes(_local(source.text))
            if data is not None:
                digest = hashlib.md5(data, usedforsecurity=False).hexdigest()
                yield {"id": name, "src": _placed(source, page), "md5": digest}

    def styles(self) -> Iterator[Layout]:
        sheet, text = self._text("styles/style.css")
        for selector, name, value in declarations(text):
            if name in {"color", "background-color"}:
                yield {"selector": selector, "property": name, "value": _placed(value, sheet)}

    def texts(self, offered: Field) -> Layout:
        """The texts of all languages, in one script or in a file for each."""
        script, text = self._text("assets/languages/languages.js")
        if text:
            return _of_script(script, text, offered)
        found: dict[str, Layout] = {}
        for language, _ in offered.entries():
            path, text = self._text(f"assets/languages/{language}.json")
            if text:
                found[language] = _of_json(path, text, offered)
        return found or offered.get("no texts anywhere")

    def _text(self, name: str) -> tuple[str, str]:
        """A file's path and text; no text where it is not there or cannot be read."""
        data = self._bytes(name)
        try:
            text = decode(data or b"")
        except Unreadable:
            text = ""
        return posixpath.join(self._folder, name), text if len(text) <= _LONGEST else ""

    def _bytes(self, name: str) -> bytes | None:
        path = posixpath.normpath(posixpath.join(self._folder, name))
        try:
            return None if path.startswith("..") or not name else self._tree.read(path)
        except (Unreadable, FileNotFoundError):
            return None


def _local(source: str) -> str:
    """The path of an image beside the page; empty for one of another host or in the page itself."""
    try:
        parts = urlsplit(source.strip())
    except ValueError:
        return ""
    return "" if parts.scheme or parts.netloc or parts.path[:1] == "/" else unquote(parts.path)


def _of_script(path: str, text: str, offered: Field) -> Layout:
    from linter.readers.js_object import read_js

    try:
        found = [one for one in read_js(path, text) if _has_texts(one)]
    except Unreadable as error:
        return offered.holding(Unknown(f"{path} cannot be read: {error.message}", path))
    if len(found) != 1:
        return offered.holding(Unknown(f"the texts in {path} are made by a program", path))
    return Field(found[0].data, found[0].spans, ())


def _of_json(path: str, text: str, offered: Field) -> Layout:
    from linter.readers.json_document import read_json

    try:
        document = read_json(path, text)
    except Unreadable as error:
        return offered.holding(Unknown(f"{path} cannot be read: {error.message}", path))
    return Field(document.data, document.spans, ())


def _has_texts(document: Document) -> bool:
    return isinstance(document.data, dict) and any(
        isinstance(one, dict) and any(key.startswith("txt-") for key in one)
        for one in document.data.values()
    )


def _placed(shown: Shown, path: str) -> Field:
    return Field(shown.text, _Placed(Span(path, shown.start, shown.end)), ())


class _Placed(Spans):
    """Spans of a value without parts."""

    def __init__(self, span: Span) -> None:
        self._span = span

    def at(self, path: KeyPath) -> Span:
        return self._span
