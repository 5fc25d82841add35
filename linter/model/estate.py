"""Everything that was read, sorted by what it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

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

    def beside(self, near: Subject, *kinds: str) -> Iterator[Subject]:
        """What is of the given kinds and in the folder of `near`."""
        folder = _folder(near)
        for kind in kinds:
            for name in self._names(kind):
                yield from self._in_folders[name][folder]

    @cached_property
    def _in_folders(self) -> Mapping[str, Mapping[str, list[Subject]]]:
        found: dict[str, dict[str, list[Subject]]] = {}
        for name, subjects in self._subjects.items():
            found[name] = defaultdict(list)
            for subject in subjects:
                found[name][_folder(subject)].append(subject)
        return found

    def by_kind(self) -> Iterator[tuple[str, Sequence[Subject]]]:
        """Everything, together with what is of the same kind."""
        yield from self._subjects.items()

    def of_kind(self, kind: str) -> Sequence[Subject]:
        """What is of one kind, in the order of `by_kind`."""
        return self._subjects[kind]

    def kinds(self) -> frozenset[str]:
        """The types of all resources and the kinds of all views."""
        return frozenset(self._subjects)

    def views_of(self, *kinds: str) -> Iterator[View]:
        """The views of the given kinds."""
        for subject in self.of(*kinds):
            if isinstance(subject, View):
                yield subject

    def _names(self, kind: str) -> list[str]:
        if "*" in kind:
            return [name for name in self._subjects if fits(kind, name)]
        return [kind] if kind in self._subjects else []


def fits(wanted: str, kind: str) -> bool:
    """Whether a kind is the one that is wanted, in which a `*` stands for any characters."""
    start, star, end = wanted.partition("*")
    if not star:
        return wanted == kind
    return len(kind) >= len(start) + len(end) and kind.startswith(start) and kind.endswith(end)


def _folder(subject: Subject) -> str:
    return subject.path.rpartition("/")[0]
