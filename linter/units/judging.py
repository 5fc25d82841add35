"""A unit or an estate, read and judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from typing import Any, NamedTuple, TypeVar

from linter.checks.context import Context
from linter.engine import Crash, judge
from linter.estate import Reading, read_estate
from linter.kept import let_go
from linter.model import Estate, Finding, Span, Unjudged, View
from linter.secret import hiding, is_placeholder
from linter.secret_name import names_secret
from linter.secret_text import without_secrets
from linter.terraform import VariableInputs
from linter.terraform_files import is_terraform, values_of
from linter.tree import Tree
from linter.units.part_tree import Notes, PartTree
from linter.units.portions import Judge, judged_whole
from linter.units.question import Question
from linter.units.sharing import fingerprint, shared
from linter.units.unit import Judged, Part, Shared, Unit
from linter.views import views_of

_Kind = TypeVar("_Kind")
Ahead = Callable[[Shared, str], None]
"""Told what a unit shares, and the text that stands for that, while others judge it."""


def judge_unit(
    unit: Unit,
    tree: Tree,
    question: Question,
    notes: Notes | None = None,
    judge: Judge = judged_whole,
    ahead: Ahead | None = None,
    stands_for: Callable[[Shared], str] = fingerprint,
) -> Part:
    """Read a unit and have it judged by the policies that look at nothing beyond it.

    `notes` are told what else was looked at; `stands_for` makes `Judged.shares`. Raises
    CatalogueError.
    """
    part = PartTree(tree, unit.paths, notes)
    reading = _read(part, question)
    estate = reading.estate
    context = Context(estate, question.settings, question.catalogue)
    shares = cache(partial(_shared, reading, part, question))
    said = cache(lambda: stands_for(shares()))
    meanwhile = said if ahead is None else lambda: ahead(shares(), said())
    verdicts = judge(question.concerning(frozenset(estate.kinds())), context, meanwhile)
    told = Told(hiding(shares().hidden))
    judged = Judged(
        findings=tuple(map(told.finding, _of(Finding, verdicts))),
        unjudged=tuple(dict.fromkeys(map(told.unjudged, _of(Unjudged, verdicts)))),
        crashes=tuple(_of(Crash, verdicts)),
        unread=reading.unread,
        suppressions=reading.suppressions,
        secrets=(*reading.sensitive, *_written(estate)),
        passed_over=reading.passed_over,
        unfollowed=reading.unfollowed,
        shares=said(),
    )
    let_go()
    return Part(judged, shares())


def shared_by(unit: Unit, tree: Tree, question: Question, notes: Notes | None = None) -> Shared:
    """What a unit shares, where its own verdicts are known already; `notes` as above."""
    part = PartTree(tree, unit.paths, notes)
    return _shared(_read(part, question), part, question)


def judge_estate(parts: Iterable[Shared], question: Question) -> Judged:
    """Judge what all units share by the policies that may look at all of it."""
    if not question.of_estate:
        return Judged()
    held = list(parts)
    resources = tuple(resource for one in held for resource in one.resources)
    context = Context(
        Estate(resources, views_of(resources)),
        question.settings,
        question.catalogue,
        question.before,
    )
    verdicts = list(judge(question.of_estate, context))
    told = Told(hiding(text for one in held for text in one.hidden))
    let_go()
    return Judged(
        findings=tuple(map(told.finding, _of(Finding, verdicts))),
        unjudged=tuple(dict.fromkeys(map(told.unjudged, _of(Unjudged, verdicts)))),
        crashes=tuple(_of(Crash, verdicts)),
    )


class Told(NamedTuple):
    """Verdicts as they may be told and remembered: they repeat no secret."""

    hide: Callable[[str], str]

    def finding(self, one: Finding) -> Finding:
        """A finding whose message repeats none."""
        return replace(one, message=self.hide(one.message))

    def unjudged(self, one: Unjudged) -> Unjudged:
        """The same of what could not be judged, without what no report tells of."""
        unknown = one.unknown
        expression = self.hide(without_secrets(unknown.expression))
        told = replace(unknown, reason=self.hide(unknown.reason), expression=expression, parts=())
        return replace(one, unknown=told)


def _written(estate: Estate) -> Iterator[Span]:
    """Where secrets are written."""
    return (view.spans.at(("texts", at, "value")) for view, at, _ in _secrets(estate))


def _read(part: PartTree, question: Question) -> Reading:
    """Read the files of a unit, and whatever else they refer to."""
    return read_estate(part, part.paths(), question.inputs, question.catalogue)


def _shared(reading: Reading, part: PartTree, question: Question) -> Shared:
    resources = reading.estate.resources
    if question.before is None:  # policies about a change look for what refers to it
        resources = tuple(shared(resources, question.settings))
    texts = (text["value"] for _, _, text in _secrets(reading.estate))
    return Shared(resources, tuple(dict.fromkeys((*texts, *_given(part, question.inputs)))))


def _given(part: PartTree, inputs: VariableInputs) -> Iterator[str]:
    """The secrets among the values that a user gives to Terraform beside the unit's files."""
    if any(map(is_terraform, part.paths())):
        for name, value in (*inputs.variables.items(), *inputs.environment.items()):
            if names_secret(name) and not is_placeholder(value):
                yield value
        resources = tuple(values_of(PartTree(part, inputs.var_files)))
        for _, _, text in _secrets(Estate(resources, views_of(resources))):
            yield text["value"]


def _secrets(estate: Estate) -> Iterator[tuple[View, int, Any]]:
    """Each secret that is written out: the view that holds it, its number there, and itself."""
    for view in estate.views_of("secret_holder"):
        for number, text in enumerate(view.body["texts"]):
            if not is_placeholder(text["value"]):
                yield view, number, text


def _of(kind: type[_Kind], verdicts: Iterable[object]) -> Iterator[_Kind]:
    return (verdict for verdict in verdicts if isinstance(verdict, kind))
