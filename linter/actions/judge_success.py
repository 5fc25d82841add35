"""The success template: whether what it gives is JSON, and what the output contract asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from linter.actions import json_text
from linter.actions.answers import Answer
from linter.actions.body import DEFAULTS, MAP, SUCCESS, Action
from linter.actions.budget import Budget
from linter.actions.context import response_names
from linter.actions.contract import Mismatch, mismatches
from linter.actions.faults import TemplateFault
from linter.actions.judge_request import MOST_FAULTS, excerpt
from linter.actions.rendered import Rendered
from linter.actions.response import Outcome, lost, unmarked, without_markers
from linter.actions.values import AssumedText, MappedText
from linter.readers.jsonpath import MalformedPath, read
from linter.readers.velocity.syntax import Template


def malformed_success(action: Action) -> Iterator[TemplateFault]:
    """A success template that Velocity refuses, or that gives what is not JSON."""
    template = action.success
    if template is None:
        return
    for refused in template.faults[:MOST_FAULTS]:
        details = {"problem": refused.message, "rendered": "", "scenario": "", "value": ""}
        yield TemplateFault(
            SUCCESS, refused.start, refused.end, "malformed-success-template", details
        )
    budget = Budget()
    for answer in _answers(action):
        budget.charge(template, answer.ways)
        fault = _malformed(answer)
        if fault is not None:
            yield fault
        if fault is not None or budget.spent:
            return


def contract_mismatch(action: Action) -> Iterator[TemplateFault]:
    """Output that the contract cannot take: a required property missing, or a wrong type."""
    template, schema = action.success, action.at(("output_schema",))
    if template is None or not isinstance(schema, dict):
        return
    said: set[str] = set()
    budget = Budget()
    for answer in _answers(action):
        if budget.spent:
            return
        budget.charge(template, answer.ways)
        for mismatch in _mismatches(answer, schema):
            if mismatch.path not in said:
                said.add(mismatch.path)
                yield _mismatch_fault(template, answer.outcome, mismatch)


def missing_default(action: Action) -> Iterator[TemplateFault]:
    """Paths that can fail, without a default, whose name the success template then prints."""
    template, paths, defaults = action.success, action.texts(MAP), action.texts(DEFAULTS)
    usual = next(iter(_answers(action)), None)
    if template is None or usual is None or paths is None or defaults is None:
        return
    budget = Budget()
    for name, path in paths.items():
        if name in defaults or not _can_fail(path):
            continue
        outcome = lost(usual.outcome, name)
        ways = budget.renderings(template, response_names(outcome.mapped, outcome.raw))
        if ways and all(_prints_source(way, name) for way in ways):
            details = {"name": name, "path": path}
            yield TemplateFault((*MAP, name), 0, len(path), "missing-translation-default", details)
        if budget.spent:
            return


def malformed_path(action: Action) -> Iterator[TemplateFault]:
    """Paths of the translation map that the platform cannot read."""
    paths = action.at(MAP)
    for name, path in paths.items() if isinstance(paths, dict) else ():
        if not isinstance(path, str):
            continue
        try:
            read(path)
        except MalformedPath as refused:
            at = min(refused.at, max(len(path) - 1, 0))
            details = {"name": name, "path": path, "problem": refused.message}
            yield TemplateFault((*MAP, name), at, len(path), "malformed-json-path", details)


def _answers(action: Action) -> Iterable[Answer]:
    """The answers worth a look; none where the map or the template is not known, or is refused."""
    template = action.success
    return () if template is None or template.faults else action.answers


def _malformed(answer: Answer) -> TemplateFault | None:
    outcome, ways = answer.outcome, answer.ways
    problems = [_problem(way, problem) for way, (_, problem) in zip(ways, answer.read, strict=True)]
    if not problems or None in problems or problems[0] is None:
        return None
    rendered, problem = ways[0], problems[0]
    start, end = rendered.source(problem.at)
    piece = rendered.piece_at(problem.at)
    details = {
        "problem": problem.message,
        "rendered": without_markers(excerpt(rendered.text, problem.at)),
        "scenario": outcome.label,
        "value": "" if piece is None or piece.written else rendered.text[piece.start : piece.end],
    }
    if len(outcome.defaulted) == 1 and isinstance(outcome.mapped[outcome.defaulted[0]], str):
        name = outcome.defaulted[0]
        path = (*DEFAULTS, name)
        length = len(str(outcome.mapped[name]))
        return TemplateFault(path, 0, length, "malformed-success-template", details)
    return TemplateFault(SUCCESS, start, end, "malformed-success-template", details)


def _problem(rendered: Rendered, problem: json_text.Malformed | None) -> json_text.Malformed | None:
    """What keeps this rendering from being JSON; None where it is, or where that is in doubt."""
    if problem is None or not rendered.decided or not rendered.text.strip():
        return None
    return None if _uncertain(rendered) else problem


def _uncertain(rendered: Rendered) -> bool:
    """Whether a live value stands where it matters just what it is.

    How the platform pastes a text that was found into quotes of the template is not published.
    """
    inside = False
    for piece in rendered.pieces:
        if piece.written:
            inside = json_text.ends_inside(rendered.text[piece.start : piece.end], inside)
        elif isinstance(piece.value, MappedText if inside else AssumedText):
            return True
    return False


def _mismatches(answer: Answer, schema: Any) -> list[Mismatch]:
    """The mismatches of one outcome, however the conditions go that cannot be told."""
    found: list[list[Mismatch]] = []
    for way, (value, problem) in zip(answer.ways, answer.read, strict=True):
        if not way.decided or problem is not None or value is None:
            return []
        found.append(list(mismatches(unmarked(value), schema)))
    if not found:
        return []
    return [one for one in found[0] if all(one in others for others in found)]


def _mismatch_fault(template: Template, outcome: Outcome, mismatch: Mismatch) -> TemplateFault:
    details = {
        "property": mismatch.path,
        "expected": mismatch.expected,
        "actual": mismatch.actual,
        "scenario": outcome.label,
    }
    if len(outcome.defaulted) == 1:
        name = outcome.defaulted[0]
        length = len(str(outcome.mapped[name]))
        return TemplateFault((*DEFAULTS, name), 0, length, "output-contract-mismatch", details)
    key = mismatch.path.rpartition(".")[2].partition("[")[0]
    at = template.text.find(f'"{key}"') if key and mismatch.actual != "nothing" else -1
    start, end = (at, at + len(key) + 2) if at >= 0 else (0, len(template.text))
    return TemplateFault(SUCCESS, start, end, "output-contract-mismatch", details)


def _can_fail(path: str) -> bool:
    try:
        return read(path).can_fail
    except MalformedPath:
        return False


def _prints_source(rendered: Rendered, name: str) -> bool:
    """Whether the reference to `name` is printed as it was written, for want of a value."""
    sources = (f"${name}", f"${{{name}}}")
    pieces = (
        rendered.text[piece.start : piece.end] for piece in rendered.pieces if not piece.written
    )
    return any(text.lstrip("\\") in sources for text in pieces)
