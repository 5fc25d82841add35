"""Where the parts of an argument were written, seen from the module that the argument is in."""

from __future__ import annotations

from typing import NamedTuple

from linter.model import KeyPath, Span, Spans, Step, TrailLost
from linter.terraform.body import ValueSpans
from linter.terraform.modules.configured import Setting
from linter.terraform.modules.folders import folder_of
from linter.terraform.modules.frame import Site
from linter.terraform.modules.sought import ENCODED, Keys, Sought
from linter.terraform.value import Value


class _Home(NamedTuple):
    """The argument that some spans are of."""

    folder: str
    expression: Span
    """Stands for what was written in another folder."""
    site: Site | None
    lost: bool
    """Whether another process kept the site."""
    keys: Keys = ()
    """The keys in the argument's value that lead to the value that the spans are of."""


class KeptSpans(Spans):
    """Spans of which those that lead out of a folder are replaced.

    A module's caller may have written a value, but a finding in the module belongs to the module;
    the calls that lead there stand beside it.
    """

    def __init__(self, value: Value, home: _Home) -> None:
        self._inner = ValueSpans(value)
        self._home = home

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
        structure = self._inner.part(path).encoded
        if found is None or structure is None:
            return None
        keys = (*self._home.keys, *path, ENCODED)
        return found[0], KeptSpans(structure, self._home._replace(keys=keys))

    def trail(self, path: KeyPath) -> tuple[Step, ...]:
        """Find how the value at `path` came there, if it was written elsewhere."""
        if self._home.lost:
            raise TrailLost
        part = self._inner.part(path)
        if self._home.site is None or self._shows(part, path):
            return ()
        from linter.terraform.modules.trail import trail_to  # only a finding asks for it

        sought = Sought(part, (*self._home.keys, *path))
        steps, place = list(trail_to(self._home.site, sought)), self.at(path)
        while steps and steps[-1].span.covers(place):
            steps.pop()
        return () if steps and steps[0].span == place else tuple(steps)

    def _shows(self, part: Value, path: KeyPath) -> bool:
        """Whether `at` gives the key of an object or list, which stands where it was written."""
        large = isinstance(part.data, tuple | dict)
        return large and bool(path) and self._inner.at(path) == self.at(path)

    def _kept(self, span: Span) -> Span:
        return span if folder_of(span.path) == self._home.folder else self._home.expression


class SettingSpans(KeptSpans):
    """The spans of an argument: itself where it stands in the resource, its parts as written."""

    def __init__(self, setting: Setting, site: Site | None = None) -> None:
        folder = folder_of(setting.name.path)
        home = _Home(folder, setting.expression, site, setting.lost)
        super().__init__(setting.value, home)
        self._setting = setting

    def at(self, path: KeyPath) -> Span:
        """Find where to look for the value at `path` of the argument."""
        if path:
            return super().at(path)
        if isinstance(self._setting.value.data, tuple | dict):
            return self._setting.name
        written = self._setting.value.span
        return written if self._setting.expression.covers(written) else self._setting.expression

    def key(self, path: KeyPath) -> Span:
        """Find the key of `path`."""
        return super().key(path) if path else self._setting.name

    def within(self, path: KeyPath, start: int, end: int) -> Span:
        """Find characters `[start, end)` of the string at `path`."""
        found = self._inner.within(path, start, end)
        return self.at(path) if found == self._inner.at(path) else self._kept(found)
