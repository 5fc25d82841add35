"""The output of `terraform show -json` for a plan, as resources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from linter.model import KeyPath, Resource, Span, Spans
from linter.readers.document import Document
from linter.terraform.modules.sources import ProviderSchema
from linter.terraform.plan.references import PlanReferences
from linter.terraform.plan.shape import rows, table, text
from linter.terraform.plan.values import Masked

_PLACES: Final = ("resource_changes", "planned_values")
_ROOT: Final = ("prior_state", "values", "root_module")


def is_plan(data: object) -> bool:
    """Whether a JSON file is a plan, whatever its name."""
    return isinstance(data, dict) and "format_version" in data and all(k in data for k in _PLACES)


def planned_resources(document: Document, schema: ProviderSchema) -> tuple[Resource, ...]:
    """The resources and data sources that will be there once a plan is applied.

    What only apply tells is unknown and says which resources it comes from. Their places are those
    in the plan itself; `lay_over` leads them to the configuration.
    """
    reader = _Reader(document, schema)
    return (*reader.changed(), *reader.read())


class _Reader:
    def __init__(self, document: Document, schema: ProviderSchema) -> None:
        self._document = document
        self._schema = schema
        self._references = PlanReferences(document.data)

    def changed(self) -> Iterator[Resource]:
        """Everything that the plan makes, changes or leaves; what it deletes is left out."""
        for number, entry in rows(self._document.data, "resource_changes"):
            change = table(entry, "change")
            if isinstance(change.get("after"), dict) and text(entry, "address"):
                path = ("resource_changes", number, "change", "after")
                yield self._resource(entry, change["after"], change.get("after_unknown"), path)

    def read(self) -> Iterator[Resource]:
        """The data sources that were read while planning."""
        modules: list[tuple[dict[str, Any], KeyPath]] = [
            (table(self._document.data, *_ROOT), _ROOT)
        ]
        while modules:
            module, path = modules.pop()
            for number, entry in rows(module, "resources"):
                if entry.get("mode") == "data" and text(entry, "address"):
                    where: KeyPath = (*path, "resources", number, "values")
                    yield self._resource(entry, table(entry, "values"), None, where)
            children = rows(module, "child_modules")
            modules += [(child, (*path, "child_modules", number)) for number, child in children]

    def _resource(
        self, entry: dict[str, Any], after: dict[str, Any], unknown: Any, path: KeyPath
    ) -> Resource:
        kind = f"data.{text(entry, 'type')}" if entry.get("mode") == "data" else text(entry, "type")
        masked = Masked(kind, self._schema, self._references.of(entry))
        return Resource(
            type=kind,
            name=text(entry, "name"),
            address=text(entry, "address"),
            path=self._document.path,
            body=masked.body(after, unknown),
            spans=PartSpans(self._document.spans, path),
        )


class PartSpans(Spans):
    """The spans of a part of a document."""

    def __init__(self, whole: Spans, path: KeyPath) -> None:
        self._whole = whole
        self._path = path

    def at(self, path: KeyPath) -> Span:
        """Find where to look for the value at `path` of the part."""
        return self._whole.at((*self._path, *path))

    def key(self, path: KeyPath) -> Span:
        """Find the key of `path`."""
        return self._whole.key((*self._path, *path))

    def within(self, path: KeyPath, start: int, end: int) -> Span:
        """Find characters of the string at `path`."""
        return self._whole.within((*self._path, *path), start, end)
