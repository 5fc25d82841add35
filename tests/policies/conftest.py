"""Runs the policies of one folder over files, or over resources made by hand.

The folders' own conftest.py pick from the bench what their tests ask for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pytest

from linter import bundled
from linter.catalogue import Catalogue
from linter.checks.context import Context
from linter.engine import Verdict, judge
from linter.loader import load_policies
from linter.model import Estate, KeyPath, Policy, Resource, Severity, Span, Spans, View
from linter.report import Report
from linter.run import Job, run
from linter.settings import Settings
from linter.tree import MemoryTree
from linter.views import views_of

CATALOGUE = Catalogue()


class Nowhere(Spans):
    def at(self, path: KeyPath) -> Span:
        return Span("main.tf", 0, 0)


@dataclass(frozen=True)
class Bench:
    """The policies of a folder, and what they are held against."""

    policies: tuple[Policy, ...]

    def make(self, kind: str, body: object, name: str = "x") -> Resource:
        return Resource(kind, name, f"{kind}.{name}", "main.tf", body, Nowhere())

    def seen(self, resources: Iterable[Resource], kind: str) -> list[View]:
        return list(Estate((), views_of(resources)).views_of(kind))

    def verdicts(self, resources: Iterable[Resource]) -> list[Verdict]:
        found = list(resources)
        context = Context(Estate(found, views_of(found)), Settings(), CATALOGUE)
        return list(judge([(policy, Severity.ERROR) for policy in self.policies], context))

    def report(self, files: Mapping[str, str]) -> Report:
        job = Job(
            tree=MemoryTree(files),
            wanted=frozenset(files),
            named=frozenset(),
            policies=self.policies,
            settings=Settings(),
            today=date(2026, 1, 1),
        )
        return run(job)


@pytest.fixture(scope="session")
def bench() -> Callable[[str], Bench]:
    """The bench of a folder of policies."""
    return lambda folder: Bench(load_policies([bundled.folder("policies") / folder]))
