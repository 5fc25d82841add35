"""Where the parts of an argument were written, seen from the module that the argument is in."""

from __future__ import annotations

from linter.model import KeyPath, Span, Spans
from linter.terraform.body import ValueSpans
from linter.terraform.modules.configured import Setting
from linter.terraform.modules.folders import folder_of


class KeptSpans(Spans):
    """Spans of which those that lead out of a folder are replaced.

    A module's caller may have written a value, but a finding in the module belongs to the module;
    the calls that lead there stand beside it.
    """

    def __init__(self, inner: Spans, folder: str, otherwise: Span) -> None:
        self._inner = inner
        self._folder = folder
        self._otherwise = otherwise

    def at(self, path: KeyPath) -> Span:
        """Find where to look for the value at `path`."""
        return self._kept(self._inner.at(path))

    def key(self, path: KeyPath) -> Span:
        """Find the key of `path`."""
        return self._kept(self._inner.key(path))

    def within(self, path: KeyPath, start: int, end: int) -> Span:
        """Find characters `[start, end)` of the string at `path`."""
        return self._kept(self._inner.within(path, start, end))

    def encoded(self, path: KeyPath) -> tuple[object, Spans] | None:
        """Find the structure that the string at `path` encodes."""
        found = self._inner.encoded(path)
        return found and (found[0], KeptSpans(found[1], self._folder, self._otherwise))

    def origin(self, path: KeyPath) -> Span | None:
        """Find where the value at `path` was written, if that is elsewhere."""
        written = self._inner.at(path)
        here = written == self.at(path) or _inside(written, self._otherwise)
        return None if here else written

    def _kept(self, span: Span) -> Span:
        return span if folder_of(span.path) == self._folder else self._otherwise


class SettingSpans(KeptSpans):
    """The spans of an argument: itself where it stands in the resource, its parts as written."""

    def __init__(self, setting: Setting) -> None:
        inner = ValueSpans(setting.value)
        super().__init__(inner, folder_of(setting.name.path), setting.expression)
        self._setting = setting

    def at(self, path: KeyPath) -> Span:
        """Find where to look for the value at `path` of the argument."""
        if path:
            return super().at(path)
        if isinstance(self._setting.value.data, tuple | dict):
            return self._setting.name
        written = self._setting.value.span
        return written if _inside(written, self._setting.expression) else self._setting.expression

    def key(self, path: KeyPath) -> Span:
        """Find the key of `path`."""
        return super().key(path) if path else self._setting.name

    def within(self, path: KeyPath, start: int, end: int) -> Span:
        """Find characters `[start, end)` of the string at `path`."""
        found = self._inner.within(path, start, end)
        return self.at(path) if found == self._inner.at(path) else self._kept(found)


def _inside(span: Span, outer: Span) -> bool:
    return span.path == outer.path and outer.start <= span.start and span.end <= outer.end
