"""The things of an estate, found by the references to them or by their names."""

from __future__ import annotations

from collections import defaultdict

from linter.kept import kept
from linter.model import Estate, Resource, Unknown, View
from linter.views.field import Field
from linter.views.index import ResourceIndex

_DATA = "data."
_NAMED_AT: dict[str, tuple[str | int, ...]] = {"genesyscloud_integration": ("config", 0, "name")}
"""Where a type keeps its name, if not at the top."""


class Directory:
    """All resources and views of one estate."""

    def __init__(self, estate: Estate) -> None:
        self.estate = estate
        self._index = ResourceIndex(estate.resources)
        self._views: dict[str, dict[tuple[str, str], View]] = {}
        self._named: dict[tuple[str, str], list[Resource]] = defaultdict(list)
        for resource in estate.resources:
            name = Field.of(resource).get(*_NAMED_AT.get(resource.type, ("name",))).value
            if isinstance(name, str):
                self._named[resource.type, name].append(resource)
        self._roles: dict[str, list[View]] = defaultdict(list)
        for view in estate.views_of("genesys_role"):
            if isinstance(view.body.get("name"), str):
                self._roles[view.body["name"]].append(view)

    def resource(self, reference: object, kind: str, near: Resource) -> Resource | Unknown:
        """The resource of Terraform type `kind` that a reference leads to, or why none is known.

        A data source leads to the resource of its type that has the name it asks for.
        """
        if not isinstance(reference, Unknown):
            return Unknown(f"the {_spoken(kind)} is known by its id only", str(reference))
        found = [
            one
            for resource in self._index.referred(reference, near)
            if (one := self._meant(resource, kind)) is not None
        ]
        return found[0] if len(found) == 1 else reference

    def view(self, path: str, address: str, kind: str) -> View | None:
        """The view of that kind that the resource at an address of a file gave rise to."""
        if kind not in self._views:
            known = self.estate.views_of(kind)
            self._views[kind] = {(one.path, one.address): one for one in known}
        return self._views[kind].get((path, address))

    def role(self, name: str, path: str | None = None) -> View | Unknown:
        """The role with a name, in the file `path` where one is given, or why it is not known."""
        found = [one for one in self._roles.get(name, []) if path in (None, one.path)]
        if len(found) == 1:
            return found[0]
        count = f"{len(found)} roles are" if found else "no role is"
        return Unknown(f"{count} called {name} in these files", name)

    def _meant(self, resource: Resource, kind: str) -> Resource | None:
        if resource.type == kind:
            return resource
        if resource.type != _DATA + kind:
            return None
        name = Field.of(resource).get("name").value
        named = self._named.get((kind, name), []) if isinstance(name, str) else []
        return named[0] if len(named) == 1 else None


@kept(2)
def directory_of(estate: Estate) -> Directory:
    """The directory of an estate, made once."""
    return Directory(estate)


def _spoken(kind: str) -> str:
    return kind.removeprefix("genesyscloud_").replace("_", " ")
