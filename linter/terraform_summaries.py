"""What each Terraform module declares and refers to, as a resource of type `terraform-module`.

Its body:

* `folder`: the module's folder, relative to the scan root;
* `complete`: whether all of the module is known: every Terraform file of the folder was read to
  its end, and no other tool adds any;
* `called`: whether a module of the scan root calls it;
* `values`: whether a `.tfvars` file stands beside it;
* `locked`: the version of each provider that `.terraform.lock.hcl` beside it settles on, by its
  address without the registry (`mypurecloud/genesyscloud`);
* `calls`: the folder that each of its module calls leads to, or None where that is elsewhere;
* `repeated`: those of them with `count` or `for_each`, whose outputs are reached by a key;
* `declared`: each name that it declares: `["variable", "region"]`, `["data", type, name]`, ...;
* `references`: the names of each traversal: `["var", "region"]`, `["genesyscloud_flow", "main"]`;
* `mentioned`: the same for blocks that configure nothing, such as `check` and `import`.

The spans of `("declared", n)` and `("references", n)` are where those stand.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Final

from linter.model import KeyPath, Resource, Span, Spans
from linter.readers.hcl import read_file
from linter.readers.hcl.syntax import File
from linter.readers.text import Unreadable
from linter.terraform import Assembled, ModuleSummary, TerraformSources
from linter.terraform.modules.calls import source_of
from linter.terraform.modules.declarations import Declaration
from linter.terraform.modules.folders import is_configuration
from linter.terraform.modules.module import LABELS
from linter.terraform.modules.references import references_in
from linter.tree import Tree

MODULE: Final = "terraform-module"
LOCK_FILE: Final = ".terraform.lock.hcl"
_READ: Final = (*LABELS, "locals")
_ADDING: Final = ("terragrunt.hcl", "terragrunt.hcl.json", ".tofu", ".tofu.json")
"""Files by which Terragrunt and OpenTofu add to a module what Terraform would not see."""
_OTHER: Final = re.compile(r"^\s*(?:check|ephemeral|import|moved|removed)\b", re.MULTILINE)


def module_resources(
    assembled: Assembled, tree: Tree, sources: TerraformSources
) -> Iterator[Resource]:
    """A `terraform-module` for each folder with Terraform files, in the order of the folders."""
    calls = {
        folder: {call.name: source_of(call, sources.files).local for call in one.module.calls}
        for folder, one in assembled.modules.items()
    }
    called = {to for folder in calls for to in calls[folder].values() if to != folder}
    known = frozenset(sources.paths())
    for folder, summary in assembled.modules.items():
        body = {
            "folder": folder,
            "complete": summary.complete and _all_known(folder, tree, known),
            "called": folder in called,
            "values": bool(summary.module.folder.values),
            "locked": _locked(folder, tree),
            "calls": calls[folder],
            "repeated": [one.name for one in summary.module.calls if _is_repeated(one)],
            "declared": [list(one.key) for one in summary.declared],
            "references": [list(one.names) for one in summary.references],
            "mentioned": [list(names) for names in _mentioned(summary, sources)],
        }
        path = summary.module.folder.configuration[0]
        yield Resource(MODULE, folder or ".", folder or ".", path, body, _Places(path, summary))


def _is_repeated(call: Declaration) -> bool:
    return any(call.argument(name) for name in ("count", "for_each"))


class _Places(Spans):
    """Where a module's names stand."""

    def __init__(self, path: str, summary: ModuleSummary) -> None:
        self._path = path
        self._summary = summary

    def at(self, path: KeyPath) -> Span:
        match path:
            case ("references", int(number), *_):
                return self._summary.references[number].span
            case ("declared", int(number), *_):
                return self._summary.declared[number].span
        return Span(self._path, 0, 0)


def _all_known(folder: str, tree: Tree, known: frozenset[str]) -> bool:
    """Whether nothing beside the files of a run may be part of a module: no Terraform file that
    git ignores, and none that another tool adds.
    """
    here = tree.here(folder)
    if any(name.endswith(_ADDING) for name in here):
        return False
    return known.issuperset(posixpath.join(folder, one) for one in here if is_configuration(one))


def _mentioned(summary: ModuleSummary, sources: TerraformSources) -> Iterator[tuple[str, ...]]:
    """What blocks refer to that are no part of a module's summary."""
    for path in summary.module.folder.configuration:
        file = _file(path, sources)
        for block in file.body.blocks if file else ():
            if block.type not in _READ:
                yield from (reference.names for reference in references_in(block.type, block.body))


def _file(path: str, sources: TerraformSources) -> File | None:
    """A file that has such blocks; most have none, and need not be parsed again."""
    try:
        text = sources.text(path)
        return read_file(path, text) if path.endswith(".tf") and _OTHER.search(text) else None
    except Unreadable:
        return None


def _locked(folder: str, tree: Tree) -> Mapping[str, str]:
    """The versions in a module's lock file.

    https://developer.hashicorp.com/terraform/language/files/dependency-lock
    """
    path = posixpath.join(folder, LOCK_FILE)
    try:
        file = read_file(path, tree.read(path).decode("utf-8", "replace"))
    except (FileNotFoundError, Unreadable):
        return {}
    return dict(_lock_entries(file))


def _lock_entries(file: File) -> Iterator[tuple[str, str]]:
    for block in file.body.blocks:
        for argument in block.body.arguments:
            if block.type == "provider" and block.labels and argument.name == "version":
                written = file.text[argument.expression.start : argument.expression.end]
                yield block.labels[0].text.partition("/")[2], written.strip('"')
