"""A unit or an estate, read and judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from linter.checks.context import Context
from linter.engine import Crash, Verdict, judge
from linter.estate import Reading, read_estate
from linter.model import Estate, Finding, Resource, Unjudged, View
from linter.secret import hiding, is_placeholder
from linter.tree import Tree
from linter.units.part_tree import Notes, PartTree
from linter.units.question import Question
from linter.units.sharing import fingerprint, shared
from linter.units.unit import Judged, Part, Unit
from linter.views import views_of

_Kind = TypeVar("_Kind")


def judge_unit(unit: Unit, tree: Tree, question: Question, notes: Notes | None = None) -> Part:
    """Read a unit and judge it by the policies that look at nothing beyond it.

    `notes` are told what else was looked at. Raises CatalogueError.
    """
    reading = read_unit(unit, tree, question, notes)
    estate = reading.estate
    context = Context(estate, question.settings, question.catalogue)
    verdicts = list(judge(question.concerning(estate.kinds()), context))
    ours = _shared(reading, question)
    judged = Judged(
        findings=_hidden(_of(Finding, verdicts), estate),
        unjudged=tuple(dict.fromkeys(_of(Unjudged, verdicts))),
        crashes=tuple(_of(Crash, verdicts)),
        unread=reading.unread,
        suppressions=reading.suppressions,
        secrets=tuple(view.spans.at(("texts", at, "value")) for view, at, _ in _secrets(estate)),
        passed_over=reading.passed_over,
        unfollowed=reading.unfollowed,
        shares=fingerprint(ours),
    )
    return Part(judged, ours)


def shared_by(unit: Unit, tree: Tree, question: Question) -> tuple[Resource, ...]:
    """What a unit shares, where its own verdicts are known already."""
    return _shared(read_unit(unit, tree, question), question)


def judge_estate(resources: Iterable[Resource], question: Question) -> Judged:
    """Judge what all units share by the policies that may look at all of it."""
    if not question.of_estate:
        return Judged()
    held = tuple(resources)
    estate = Estate(held, views_of(held))
    context = Context(estate, question.settings, question.catalogue, question.before)
    verdicts: list[Verdict] = list(judge(question.of_estate, context))
    return Judged(
        findings=_hidden(_of(Finding, verdicts), estate),
        unjudged=tuple(dict.fromkeys(_of(Unjudged, verdicts))),
        crashes=tuple(_of(Crash, verdicts)),
    )


def read_unit(unit: Unit, tree: Tree, question: Question, notes: Notes | None = None) -> Reading:
    """Read the files of a unit, and whatever else they refer to."""
    part = PartTree(tree, unit.paths, notes)
    return read_estate(part, unit.paths, question.inputs, question.catalogue)


def _shared(reading: Reading, question: Question) -> tuple[Resource, ...]:
    if question.before is not None:  # policies about a change look for what refers to it
        return reading.estate.resources
    return tuple(shared(reading.estate.resources, question.settings))


def _hidden(findings: Iterable[Finding], estate: Estate) -> tuple[Finding, ...]:
    """Findings whose messages repeat no secret of the estate."""
    hide = hiding(text["value"] for _, _, text in _secrets(estate))
    return tuple(replace(one, message=hide(one.message)) for one in findings)


def _secrets(estate: Estate) -> Iterator[tuple[View, int, Any]]:
    """Each secret that is written out: the view that holds it, its number there, and itself."""
    for view in estate.views_of("secret_holder"):
        for number, text in enumerate(view.body["texts"]):
            if not is_placeholder(text["value"]):
                yield view, number, text


def _of(kind: type[_Kind], verdicts: Iterable[object]) -> Iterator[_Kind]:
    return (verdict for verdict in verdicts if isinstance(verdict, kind))
