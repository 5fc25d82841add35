"""From the Terraform files of a scan root to its resources."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from linter.model import Locked, Resource, Span, Unread
from linter.terraform.modules.call_graph import CallGraph
from linter.terraform.modules.cells import settled
from linter.terraform.modules.declarations import Declaration
from linter.terraform.modules.folders import folder_of, is_configuration, is_values
from linter.terraform.modules.inputs import RootInputs, root_inputs
from linter.terraform.modules.instance import ModuleInstance, Root
from linter.terraform.modules.library import Library, broken_parts
from linter.terraform.modules.making import make_cell
from linter.terraform.modules.module import Module
from linter.terraform.modules.native_syntax import read_native
from linter.terraform.modules.resources import OF_MODULES, resources_of
from linter.terraform.modules.sources import (
    NoSchema,
    Parse,
    ProviderSchema,
    TerraformSources,
    VariableInputs,
)
from linter.terraform.modules.summary import ModuleSummary


class Unresolved(NamedTuple):
    """A module call of which it is unknown what it leads to."""

    address: str
    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Assembled:
    """What the files that were asked for configure."""

    resources: tuple[Resource, ...]
    """First what each folder says once, its variables and `terraform` blocks; then the rest, by
    root module, by call, and as it is written."""
    faults: tuple[Unread, ...]
    """Stretches that could not be read, and module calls that can lead nowhere."""
    unresolved: tuple[Unresolved, ...]
    """The calls of modules from elsewhere, and others that gclint does not follow."""
    modules: Mapping[str, ModuleSummary]
    """What each folder with files asked for declares and refers to."""


def assemble(
    sources: TerraformSources,
    wanted: Collection[str] | None = None,
    inputs: VariableInputs | None = None,
    *,
    schema: ProviderSchema | None = None,
    parse: Parse = read_native,
) -> Assembled:
    """Work out the resources in the files `wanted`, or in all files where that is None.

    Only the modules that hold these files are read, those that they call, and those that call
    them. What is said of a file does not depend on which others are wanted.
    """
    library = Library(sources, parse, schema or NoSchema())
    estate = _Estate(library, wanted, inputs or VariableInputs())
    return estate.assembled()


class _Estate:
    """One run over the modules of a scan root."""

    def __init__(
        self, library: Library, wanted: Collection[str] | None, inputs: VariableInputs
    ) -> None:
        self._library = library
        self._inputs = inputs
        self._graph = CallGraph(library)
        self._wanted = frozenset(library.sources.paths() if wanted is None else wanted)
        folders = {folder_of(path) for path in self._wanted if is_configuration(path)}
        self._folders = sorted(folders & set(library.folders))
        self._above = self._graph.above(self._folders)

    def assembled(self) -> Assembled:
        resources: list[Resource] = []
        unresolved: list[Unresolved] = []
        for folder in self._folders:
            resources.extend(self._static(folder))
        for root in sorted(filter(self._graph.is_root, self._above)):
            for instance in self._instances(root):
                resources.extend(self._made(instance))
                unresolved.extend(self._missing(instance))
        modules = {folder: ModuleSummary(self._module(folder)) for folder in self._folders}
        return Assembled(tuple(resources), tuple(self._faults()), tuple(unresolved), modules)

    def _static(self, folder: str) -> Iterator[Resource]:
        """The resources that a folder makes however it is called."""
        nothing = RootInputs(self._library.sources.files, {}, None)
        alone = self._instance(folder, nothing)
        for declaration in self._declared(alone):
            if declaration.kind in OF_MODULES:
                yield from resources_of(alone, declaration)

    def _made(self, instance: ModuleInstance) -> Iterator[Resource]:
        for declaration in self._declared(instance):
            if declaration.kind not in OF_MODULES:
                yield from resources_of(instance, declaration)

    def _declared(self, instance: ModuleInstance) -> Iterator[Declaration]:
        module = instance.module
        for declaration in (*module.declarations.values(), *module.repeated):
            if declaration.path in self._wanted:
                yield declaration

    def _instances(self, folder: str) -> Iterator[ModuleInstance]:
        """A root module and the modules below it, as far as they lead to files wanted."""
        files = self._library.sources.files
        where = self._module(folder).folder
        given = root_inputs(where, self._inputs, files, self._library.file)
        waiting = [self._instance(folder, given)]
        while waiting:
            instance = waiting.pop()
            yield instance
            for call in reversed(instance.module.calls):
                if self._library.source(call).local in self._above:
                    called = settled(instance.cell_of(call))
                    waiting.extend(reversed(called.children))

    def _instance(self, folder: str, given: RootInputs) -> ModuleInstance:
        root = Root(self._library, folder, given)
        return ModuleInstance(self._module(folder), root, make_cell)

    def _module(self, folder: str) -> Module:
        module = self._library.module(folder)
        if module is None:
            raise LookupError(f"{folder} holds no Terraform files")
        return module

    def _missing(self, instance: ModuleInstance) -> Iterator[Unresolved]:
        for call in instance.module.calls:
            if call.path in self._wanted:
                cell = instance.cell_of(call)
                called = settled(cell)
                if called.reason:
                    yield Unresolved(cell.label, call.header, called.reason)

    def _faults(self) -> Iterator[Unread]:
        return (fault for fault in self._unread() if not isinstance(fault, Locked))

    def _unread(self) -> Iterator[Unread]:
        for folder in self._folders:
            module = self._module(folder)
            yield from (fault for fault in module.unread if fault.span.path in self._wanted)
            for call in module.calls:
                mistake = self._mistake(call, folder)
                if mistake and call.path in self._wanted:
                    yield Unread(call.header, f"module {call.name} cannot be called: {mistake}")
        for path in sorted(filter(is_values, self._wanted)):
            yield from broken_parts(self._library.file(path))

    def _mistake(self, call: Declaration, folder: str) -> str | None:
        """Why a call can lead nowhere, if that is so."""
        source = self._library.source(call)
        if source.local is not None and folder in self._graph.below(source.local):
            return "the calls go round in a circle"
        return source.mistake
