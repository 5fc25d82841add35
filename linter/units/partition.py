"""Which files of a tree must be read together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from linter.nginx_names import is_nginx
from linter.terraform.modules.folders import Folder, folder_of, folders_of
from linter.terraform_files import is_terraform
from linter.units.unit import Unit

Called = Callable[[Folder], Collection[str]]
"""The folders that the module calls in a folder lead to, whether or not there are any files."""
IsPlan = Callable[[str], bool]
"""Whether a document may be a plan, which speaks for a module wherever that is."""


def partition(paths: Iterable[str], called: Called, is_plan: IsPlan) -> Iterator[Unit]:
    """Sort files into units, ordered by their first file.

    nginx files include one another, so they are one unit. Where there is a plan, it and all of
    Terraform are one: which module it speaks for shows only when all are read.
    """
    terraform: list[str] = []
    nginx: list[str] = []
    plans: list[str] = []
    alone: list[str] = []
    for path in sorted(paths):
        if is_terraform(path):
            terraform.append(path)
        elif is_nginx(path):
            nginx.append(path)
        else:
            (plans if is_plan(path) else alone).append(path)
    groups = [sorted([*terraform, *plans])] if plans else _components(terraform, called)
    yield from sorted(
        Unit(tuple(one)) for one in (*groups, nginx, *([one] for one in alone)) if one
    )


def _components(paths: Collection[str], called: Called) -> Iterator[list[str]]:
    """Terraform files, together where a chain of module calls links their folders."""
    modules = folders_of(paths)
    roots = _Sets()
    for name, module in modules.items():
        for target in called(module):
            if target in modules:
                roots.join(name, target)
    grouped: Mapping[str, list[str]] = defaultdict(list)
    for path in paths:
        grouped[roots.of(folder_of(path))].append(path)
    yield from grouped.values()


class _Sets:
    """Disjoint sets of folders; https://doi.org/10.1145/321879.321884."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def of(self, name: str) -> str:
        while (above := self._above.get(name, name)) != name:
            self._above[name] = self._above.get(above, above)
            name = above
        return name

    def join(self, one: str, other: str) -> None:
        self._above[self.of(one)] = self.of(other)
