"""Every reference that a template prints, in whatever branch, with what stands around it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from linter.actions.json_text import ends_inside
from linter.actions.methods import LostTrackError
from linter.actions.render import MOST_OUTPUT, evaluator, shown
from linter.actions.tools import is_macro
from linter.actions.values import Undecided, Value
from linter.readers.velocity.syntax import (
    Assignment,
    Foreach,
    If,
    Node,
    Reference,
    Template,
    Text,
)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One printed reference."""

    reference: Reference
    text: str | Undecided
    """What it prints."""
    inside: bool
    """Whether it stands within a JSON string."""


@dataclass(slots=True)
class _Arms:
    """The arms of one directive: each starts as the first did, and the first one's end counts."""

    inside: bool
    after: bool | None = None


@dataclass(frozen=True, slots=True)
class _ArmEnds:
    """Stands after each arm's nodes while they wait."""

    arms: _Arms
    last: bool


@dataclass(slots=True)
class _State:
    inside: bool = False
    left: int = MOST_OUTPUT
    waiting: list[Node | _ArmEnds] = field(default_factory=list)


def occurrences(template: Template, names: Mapping[str, Value]) -> Iterator[Occurrence]:
    """Each reference that `template` prints with `names`, going into every branch once.

    It ends early where a list or a map is changed in a way that is not followed.
    """
    with suppress(LostTrackError):
        yield from _occurrences(template, names)


def only_through(template: Template, macros: Container[str]) -> bool:
    """Whether all that `template` prints for references, in any branch, is what `macros` make.

    They are macros of `esc`. Nothing else that a template may call so has methods of such names.
    """
    waiting = [*template.nodes]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Reference):
            if not is_macro(node, macros):
                return False
        elif isinstance(node, If | Foreach):
            waiting += [inner for body in _bodies(node) for inner in body]
    return True


def _occurrences(template: Template, names: Mapping[str, Value]) -> Iterator[Occurrence]:
    evaluate = evaluator(template.text, names)
    state = _State(waiting=[*reversed(template.nodes)])
    while state.waiting:
        match state.waiting.pop():
            case Text(printed=text):
                state.inside = ends_inside(text, state.inside)
            case Reference() as reference:
                prints = shown(reference, evaluate.reference(reference), template.text)
                state.left -= len(prints) if isinstance(prints, str) else 0
                if state.left < 0:
                    return
                yield Occurrence(reference, prints, state.inside)
            case Assignment(target=target, value=value):
                evaluate.names[target.name] = evaluate.value(value)
            case If() as choice:
                _enter(state, _bodies(choice))
            case Foreach(variable=variable) as loop:
                evaluate.names[variable] = Undecided("an item of a list")
                evaluate.names["foreach"] = Undecided("the state of a loop")
                _enter(state, _bodies(loop))
            case _ArmEnds(arms=arms, last=last):
                arms.after = state.inside if arms.after is None else arms.after
                state.inside = arms.after if last else arms.inside


def _bodies(directive: If | Foreach) -> list[tuple[Node, ...]]:
    if isinstance(directive, If):
        return [branch.body for branch in directive.branches]
    return [directive.body, directive.otherwise]


def _enter(state: _State, bodies: list[tuple[Node, ...]]) -> None:
    arms = _Arms(state.inside)
    for number, body in reversed(list(enumerate(bodies, 1))):
        state.waiting.append(_ArmEnds(arms, number == len(bodies)))
        state.waiting += reversed(body)
