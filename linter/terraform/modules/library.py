"""Files and modules, each read once and only when asked for."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from linter.model import Locked, Span, Unread
from linter.readers.hcl.syntax import File
from linter.readers.text import Encrypted, Unreadable
from linter.terraform.modules.calls import Source, source_of
from linter.terraform.modules.declarations import Declaration
from linter.terraform.modules.folders import Folder, folder, folders_of, is_configuration, is_json
from linter.terraform.modules.module import Module, module
from linter.terraform.modules.reach import reach
from linter.terraform.modules.sources import Parse, ProviderSchema, TerraformSources
from linter.terraform.modules.variables import Variable, variable_of


class Library:
    """The modules of a scan root."""

    def __init__(self, sources: TerraformSources, parse: Parse, schema: ProviderSchema) -> None:
        self.sources = sources
        self.schema = schema
        self.folders: Mapping[str, Folder] = folders_of(sources.paths())
        self._parse = parse
        self._modules: dict[str, Module | None] = {}
        self._sources: dict[Declaration, Source] = {}
        self._variables: dict[Declaration, Variable] = {}
        self._reaches: dict[str, int] = {}

    def module(self, path: str) -> Module | None:
        """The module in the folder `path`; None where there are no Terraform files in it."""
        if path not in self._modules:
            found = self.folders.get(path) or self._hidden(path)
            self._modules[path] = self._read(found) if found else None
        return self._modules[path]

    def source(self, call: Declaration) -> Source:
        """What stands as the source of a `module` block."""
        if call not in self._sources:
            self._sources[call] = source_of(call, self.sources.files)
        return self._sources[call]

    def reach(self, folder: str) -> int:
        """How many modules one call of the one in a folder comes to; see the function `reach`."""
        if folder not in self._reaches:
            self._reaches[folder] = reach(folder, self._called)
        return self._reaches[folder]

    def variable(self, declaration: Declaration) -> Variable:
        """What the declaration of a variable says."""
        if declaration not in self._variables:
            self._variables[declaration] = variable_of(declaration, self.sources.files)
        return self._variables[declaration]

    def file(self, path: str) -> File | Unread:
        """Read one .tf, .tf.json, .tfvars or .tfvars.json file, or say why it cannot be read."""
        try:
            text = self.sources.text(path)
            return self._json(path, text) if is_json(path) else self._parse(path, text)
        except Unreadable as error:
            kind = Locked if isinstance(error, Encrypted) else Unread
            return kind(Span(path, error.start, error.end), error.message)

    def _json(self, path: str, text: str) -> File:
        from linter.terraform.modules.json_syntax import read_json_configuration, read_json_values

        if path.endswith(".tfvars.json"):
            return read_json_values(path, text)
        return read_json_configuration(path, text, self.schema)

    def _called(self, path: str) -> Iterator[str]:
        """The folders of the scan root that the calls of a module lead to, one for each call."""
        found = self.module(path)
        for call in found.calls if found else ():
            target = self.source(call).local
            if target is not None:
                yield target

    def _read(self, where: Folder) -> Module:
        read = [self.file(path) for path in where.configuration]
        files = [one for one in read if isinstance(one, File)]
        unread = [fault for one in read for fault in broken_parts(one)]
        return module(where, files, unread)

    def _hidden(self, path: str) -> Folder | None:
        """A folder that a scan leaves out, as `.terraform/modules/x` is."""
        try:
            names = self.sources.files.matching(path or ".", "*")
        except ValueError:  # no folder can be called that
            return None
        files = [posixpath.join(path, name) for name in names if is_configuration(name)]
        return folder(path, files) if files else None


def broken_parts(file: File | Unread) -> list[Unread]:
    """What could not be read of a file."""
    if isinstance(file, Unread):
        return [file]
    return [Unread(Span(file.path, one.start, one.end), one.message) for one in file.broken]
