"""Everything that was read, sorted by what it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from linter.model.resource import Resource, View

Subject = Resource | View


class Estate:
    """The resources of a run and the views of them; does not change once made."""

    def __init__(self, resources: Iterable[Resource], views: Iterable[View]) -> None:
        self.resources = tuple(resources)
        self.views = tuple(views)
        self._subjects: dict[str, list[Subject]] = defaultdict(list)
        for resource in self.resources:
            self._subjects[resource.type].append(resource)
        for view in self.views:
            self._subjects[view.kind].append(view)

    def of(self, *kinds: str) -> Iterator[Subject]:
        """What is of the given kinds of view, Terraform types or formats.

        A `*` in a kind stands for any characters: `genesyscloud_*`.
        """
        for kind in kinds:
            for name in self._names(kind):
                yield from self._subjects[name]

    def views_of(self, *kinds: str) -> Iterator[View]:
        """The views of the given kinds."""
        for subject in self.of(*kinds):
            if isinstance(subject, View):
                yield subject

    def _names(self, kind: str) -> list[str]:
        if "*" in kind:
            from fnmatch import fnmatchcase

            return [name for name in self._subjects if fnmatchcase(name, kind)]
        return [kind] if kind in self._subjects else []
