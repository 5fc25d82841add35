"""The source of a plan among the resources that were evaluated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from linter.model import Resource
from linter.plan.addresses import without_indices
from linter.plan.resources import Plan

_DECLARED_ELSEWHERE = ("variable", "terraform", "local", "output", "terraform-module", "tfvars")


class Sources:
    """The root modules of a run, by their folders."""

    def __init__(self, evaluated: Iterable[Resource]) -> None:
        self._by_folder: dict[str, dict[str, list[Resource]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for one in evaluated:
            if one.type not in _DECLARED_ELSEWHERE:
                self._by_folder[root_of(one)][without_indices(one.address)].append(one)

    def folder(self, plan: Plan) -> str | None:
        """The folder of a plan's root module; None where it is not here or cannot be told."""
        declared = plan.configuration.declared()
        own = folder_of(plan.path)
        if declared & self._by_folder.get(own, {}).keys():
            return own
        fitting = [folder for folder, found in self._by_folder.items() if declared <= found.keys()]
        return fitting[0] if declared and len(fitting) == 1 else None

    def blocks(self, folder: str) -> Mapping[str, list[Resource]]:
        """What a root module and those below it declare: instances by address without indices."""
        return self._by_folder.get(folder, {})


def root_of(resource: Resource) -> str:
    """The folder of the root module that a resource was evaluated in."""
    return folder_of(resource.calls[0].span.path if resource.calls else resource.path)


def folder_of(path: str) -> str:
    """The folder that holds a file; empty for the scan root."""
    return path.rpartition("/")[0]
