"""The resources that a plan speaks of, with their places in the plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from linter.catalogue import Catalogue
from linter.model import Resource
from linter.plan.bodies import Marked, Writer
from linter.plan.configuration import Configuration
from linter.plan.instances import Planned, instances
from linter.plan.references import References
from linter.plan.shape import NOTHING, Table, listed, table, text
from linter.plan.spans import PlanSpans
from linter.readers.document import Document


@dataclass(frozen=True)
class Plan:
    """A plan and what is asked of it often."""

    document: Document
    catalogue: Catalogue

    @property
    def path(self) -> str:
        """The plan's file."""
        return self.document.path

    @cached_property
    def configuration(self) -> Configuration:
        """The configuration in it."""
        return Configuration(self.document.data)

    @cached_property
    def planned(self) -> tuple[Planned, ...]:
        """The instances of resources and data sources."""
        return tuple(instances(self.document.data))

    @cached_property
    def references(self) -> References:
        """What its expressions lead to."""
        return References(self.configuration, self.planned)

    def written(self, one: Planned) -> Table | None:
        """The block that an instance was made from; None where the plan does not have it."""
        module = self.configuration.module(one.module)
        return module.resources.get(one.local) if module else None

    def resource(self, one: Planned) -> Resource:
        """An instance as a resource."""
        block = self.written(one)
        known = self.catalogue.provider.get(one.type)
        writer = Writer(self.references, self.references.place(one))
        body = writer.body(
            Marked(one.values, one.unknown, one.sensitive),
            None if block is None else table(block, "expressions"),
            known.attributes if known else NOTHING,
        )
        spans = PlanSpans(
            self.document.spans,
            (*one.path, "values"),
            one.values,
            (*one.path, "address"),
            frozenset(writer.computed),
        )
        meta = dict(_meta(block or NOTHING))
        return Resource(one.type, one.name, one.address, self.path, meta | body, spans)


def _meta(block: Table) -> Iterator[tuple[str, Any]]:
    """Terraform's own arguments, as texts."""
    depends = [one for one in listed(block.get("depends_on")) if isinstance(one, str)]
    if depends:
        yield "depends_on", depends
    provider = text(block.get("provider_config_key")).rpartition(":")[2]
    if "." in provider:
        yield "provider", provider
