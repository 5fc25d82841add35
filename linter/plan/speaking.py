"""Which of a plan and its source speaks for each resource."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from linter.catalogue import Catalogue
from linter.model import Resource
from linter.plan.addresses import without_indices
from linter.plan.instances import Planned
from linter.plan.merge import Merge
from linter.plan.outdated import META, is_outdated
from linter.plan.resources import Plan
from linter.plan.sensitive import sensitive_spans
from linter.plan.shape import Table, table
from linter.plan.source import Sources
from linter.plan.spans import SourceSpans
from linter.plan.spoken import Spoken
from linter.plan.surroundings import surroundings
from linter.readers.document import Document

_Blocks = Mapping[str, Sequence[Resource]]


def speak(
    documents: Iterable[Document], evaluated: Sequence[Resource], catalogue: Catalogue
) -> Spoken:
    """Let plans speak for the resources that were evaluated from the source."""
    plans = [Plan(document, catalogue) for document in documents]
    sources = Sources(evaluated if plans else ())
    speaking: dict[str, str] = {}
    passed_over: dict[str, str] = {}
    instead: dict[int, list[Resource]] = {}
    alone: list[Resource] = []
    for plan in plans:
        folder = sources.folder(plan)
        if folder is None:
            alone += [*map(plan.resource, plan.planned), *surroundings(plan)]
        elif speaking.setdefault(folder, plan.path) != plan.path:
            passed_over[plan.path] = f"{speaking[folder]} is a plan of the same module"
        else:
            alone += _without_source(plan, sources.blocks(folder))
            instead |= _with_source(plan, sources.blocks(folder))
    told = [each for one in evaluated for each in instead.get(id(one), (one,))]
    sensitive = tuple(span for plan in plans for span in sensitive_spans(plan.document))
    return Spoken((*told, *alone), passed_over, sensitive)


def _without_source(plan: Plan, blocks: _Blocks) -> Iterator[Resource]:
    """The planned resources in modules whose source is not here."""
    local = {_module(one) for resources in blocks.values() for one in resources}
    for one in plan.planned:
        if one.module and without_indices(one.module) not in local:
            yield plan.resource(one)


def _module(resource: Resource) -> str:
    return without_indices(resource.calls[-1].address) if resource.calls else ""


def _with_source(plan: Plan, blocks: _Blocks) -> dict[int, list[Resource]]:
    """By each resource of the source those that the plan has in its stead."""
    instead: dict[int, list[Resource]] = {}
    for declared, planned in _by_block(plan).items():
        source = blocks.get(declared, ())
        if source and not is_outdated(_expressions(plan, planned[0]), source[0].body):
            instead |= {id(one): [] for one in source}
            exact = {one.address: one for one in source}
            for one in planned:
                place = exact.get(one.address, source[0])
                instead[id(place)].append(_placed(plan.resource(one), place))
    return instead


def _by_block(plan: Plan) -> Mapping[str, list[Planned]]:
    found: dict[str, list[Planned]] = defaultdict(list)
    for one in plan.planned:
        found[one.declared].append(one)
    return found


def _expressions(plan: Plan, one: Planned) -> Table | None:
    block = plan.written(one)
    return None if block is None else table(block, "expressions")


def _placed(planned: Resource, source: Resource) -> Resource:
    """A planned resource in the place of its source."""
    merge = Merge()
    body = merge.value(planned.body, source.body)
    meta = {name: one for name, one in table(source.body).items() if name in META}
    spans = SourceSpans(source.spans, body, source.body, merge.loose)
    return replace(planned, path=source.path, body=body | meta, spans=spans, calls=source.calls)
