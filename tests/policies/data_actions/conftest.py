"""Runs the policies of data-actions/ over files, or over resources made by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

import pytest

from linter import bundled
from linter.catalogue import Catalogue
from linter.checks.context import Context
from linter.engine import Verdict, judge
from linter.loader import load_policies
from linter.model import Estate, KeyPath, Resource, Severity, Span, Spans
from linter.report import Report
from linter.run import Job, run
from linter.settings import Settings
from linter.tree import MemoryTree
from linter.views import views_of

Judge = Callable[[Iterable[Resource]], list[Verdict]]
Check = Callable[[Mapping[str, str]], Report]
Make = Callable[..., Resource]

POLICIES = load_policies([bundled.folder("policies") / "data-actions"])
CATALOGUE = Catalogue()


class Nowhere(Spans):
    def at(self, path: KeyPath) -> Span:
        return Span("main.tf", 0, 0)


@pytest.fixture(scope="session")
def make() -> Make:
    def resource(kind: str, body: object, name: str = "x") -> Resource:
        return Resource(kind, name, f"{kind}.{name}", "main.tf", body, Nowhere())

    return resource


@pytest.fixture(scope="session")
def verdicts() -> Judge:
    def judged(resources: Iterable[Resource]) -> list[Verdict]:
        found = list(resources)
        estate = Estate(found, views_of(found))
        context = Context(estate, Settings(), CATALOGUE, estate)
        return list(judge([(policy, Severity.ERROR) for policy in POLICIES], context))

    return judged


@pytest.fixture(scope="session")
def report() -> Check:
    def checked(files: Mapping[str, str]) -> Report:
        job = Job(
            tree=MemoryTree(files),
            wanted=frozenset(files),
            named=frozenset(),
            policies=POLICIES,
            settings=Settings(select=("all",)),
            today=date(2026, 1, 1),
        )
        return run(job)

    return checked
