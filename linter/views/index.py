"""Resources found by type and by address, for views that draw on several of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from linter.model import Resource, Unknown


class ResourceIndex:
    """All resources of an estate, in the order they were read."""

    def __init__(self, resources: Iterable[Resource]) -> None:
        self._by_type: dict[str, list[Resource]] = defaultdict(list)
        self._by_address: dict[str, list[Resource]] = defaultdict(list)
        self._by_place: dict[tuple[str, str], list[Resource]] = defaultdict(list)
        for resource in resources:
            self._by_type[resource.type].append(resource)
            self._by_address[resource.address].append(resource)
            self._by_place[resource.address, _folder(resource)].append(resource)

    def of_type(self, *types: str) -> Iterator[Resource]:
        """The resources of the given types."""
        for name in types:
            yield from self._by_type.get(name, ())

    def count(self, prefixes: tuple[str, ...]) -> int:
        """How many resources are of types that begin like one of these."""
        return sum(len(of) for kind, of in self._by_type.items() if kind.startswith(prefixes))

    def types(self) -> frozenset[str]:
        """Every type there is."""
        return frozenset(self._by_type)

    def at(self, address: str, near: Resource) -> Resource | None:
        """The resource with an address, out of several in the folder of `near` where there are
        such; None where no resource or several fit equally well."""
        close = self._by_place.get((address, _folder(near)))
        chosen = close or self._by_address.get(address, [])
        return chosen[0] if len(chosen) == 1 else None

    def referred(self, value: object, near: Resource) -> Iterator[Resource]:
        """The resources that an unknown value comes from."""
        if isinstance(value, Unknown):
            for address in value.refers_to:
                resource = self.at(address, near)
                if resource is not None:
                    yield resource


def _folder(resource: Resource) -> str:
    return resource.path.rpartition("/")[0]
