"""Everything that was read, sorted by what it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from linter.model.resource import Resource, View

Subject = Resource | View


class Awaited(NamedTuple):
    """The views of one kind, which are made once somebody asks for them."""

    about: int
    """How many there may be, as far as that is told without making them."""
    made: Callable[[], Iterable[View]]


_NONE: Final[Mapping[str, Awaited]] = {}


class Estate:
    """The resources of a run and the views of them; nobody sees it change once it is made."""

    def __init__(self, resources: Iterable[Resource], views: Mapping[str, Awaited] = _NONE) -> None:
        """`views` are those of each kind."""
        self.resources = tuple(resources)
        self._subjects: dict[str, list[Subject]] = defaultdict(list)
        for resource in self.resources:
            self._subjects[resource.type].append(resource)
        self._awaited = dict(views)
        self._kinds = dict.fromkeys((*reversed([*views]), *self._subjects))
        self._in_folders: dict[str, Mapping[str, list[Subject]]] = {}

    def of(self, *kinds: str) -> Iterator[Subject]:
        """What is of the given kinds of view, Terraform types or formats.

        A `*` in a kind stands for any characters: `genesyscloud_*`.
        """
        for kind in kinds:
            for name in self._names(kind):
                yield from self.of_kind(name)

    def beside(self, near: Subject, *kinds: str) -> Iterator[Subject]:
        """What is of the given kinds and in the folder of `near`."""
        folder = _folder(near)
        for kind in kinds:
            for name in self._names(kind):
                yield from self._by_folder(name).get(folder, ())

    def of_kind(self, kind: str) -> Sequence[Subject]:
        """What is of one kind."""
        awaited = self._awaited.pop(kind, None)
        if awaited is not None:
            self._subjects[kind] = list(awaited.made())
        return self._subjects[kind]

    def kinds(self) -> Iterable[str]:
        """The types of all resources and the kinds of views that there may be of them.

        The views that most resources have come first.
        """
        return self._kinds

    def about(self, kind: str) -> int:
        """How many there may be of one kind."""
        awaited = self._awaited.get(kind)
        return awaited.about if awaited is not None else len(self._subjects[kind])

    def views_of(self, *kinds: str) -> Iterator[View]:
        """The views of the given kinds."""
        for subject in self.of(*kinds):
            if isinstance(subject, View):
                yield subject

    def _by_folder(self, kind: str) -> Mapping[str, list[Subject]]:
        found = self._in_folders.get(kind)
        if found is None:
            sorted_: dict[str, list[Subject]] = defaultdict(list)
            for subject in self.of_kind(kind):
                sorted_[_folder(subject)].append(subject)
            found = self._in_folders[kind] = sorted_
        return found

    def _names(self, kind: str) -> list[str]:
        if "*" in kind:
            return [name for name in self._kinds if fits(kind, name)]
        return [kind] if kind in self._kinds else []


def fits(wanted: str, kind: str) -> bool:
    """Whether a kind is the one that is wanted, in which a `*` stands for any characters."""
    start, star, end = wanted.partition("*")
    if not star:
        return wanted == kind
    return len(kind) >= len(start) + len(end) and kind.startswith(start) and kind.endswith(end)


def _folder(subject: Subject) -> str:
    return subject.path.rpartition("/")[0]
