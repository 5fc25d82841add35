"""Tokens to syntax: the shift-reduce loop over the tables.

As soon as a rule is complete its symbols are folded into one value, the node of `syntax`. That is
the walk over the tree, in post-order, without the tree: nothing here recurses, so nesting is
bounded by memory alone.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, NamedTuple

from linter.readers.hcl.fold_bodies import BODY_FOLDS
from linter.readers.hcl.fold_expressions import EXPRESSION_FOLDS
from linter.readers.hcl.fold_templates import TEMPLATE_FOLDS
from linter.readers.hcl.messages import unexpected
from linter.readers.hcl.tables import Rule, Tables, tables
from linter.readers.hcl.tokens import Token

Fold = Callable[[str, list[Any]], Any]
"""Takes the text and the values of a rule's symbols; returns the rule's value."""

FOLDS: Final[dict[str, Fold]] = {**BODY_FOLDS, **EXPRESSION_FOLDS, **TEMPLATE_FOLDS}


class Reduction(NamedTuple):
    """A rule made ready for the loop."""

    symbol: str
    size: int
    fold: Fold | None
    """None for a rule of one symbol that keeps its value."""
    splices: bool
    """Whether some values are lists to be spliced in."""


class Machine(NamedTuple):
    """The tables with their rules made ready."""

    starts: dict[str, int]
    states: tuple[dict[str, int], ...]
    reductions: tuple[Reduction, ...]


def parse(text: str, tokens: list[Token], start: str) -> Any:
    """The node for `tokens`, of which the last is END; `start` is one of `grammar.STARTS`.

    Raises HclError.
    """
    machine = _machine()
    rows, reductions = machine.states, machine.reductions
    states, values = [machine.starts[start]], list[Any]()
    for token in tokens:
        terminal = token[2]
        while (action := rows[states[-1]].get(terminal)) is None or action < 0:
            if action is None:
                raise unexpected(text, tokens, tokens.index(token), rows[states[-1]])
            symbol, size, fold, splices = reductions[~action]
            if fold is None:
                states[-1] = rows[states[-2]][symbol]
                continue
            children = values[len(values) - size :]
            del values[len(values) - size :], states[len(states) - size :]
            values.append(fold(text, _spliced(children) if splices else children))
            states.append(rows[states[-1]][symbol])
        states.append(action)
        values.append(token)
    return values[0]


@lru_cache(maxsize=1)
def _machine() -> Machine:
    made: Tables = tables()
    return Machine(made.starts, made.states, tuple(_reduction(rule) for rule in made.rules))


def _reduction(rule: Rule) -> Reduction:
    if rule.repeats:
        fold = _extended if rule.spliced[:1] == (0,) else _flattened
        return Reduction(rule.symbol, rule.size, fold, splices=False)
    fold_of_name = FOLDS.get(rule.name)
    if fold_of_name is None and rule.size != 1:
        raise LookupError(f"nothing folds the rule {rule.name} of python-hcl2's grammar")
    return Reduction(rule.symbol, rule.size, fold_of_name, bool(rule.spliced))


def _spliced(children: list[Any]) -> list[Any]:
    flat: list[Any] = []
    for child in children:
        if type(child) is Gathered:
            flat.extend(child)
        else:
            flat.append(child)
    return flat


class Gathered(list[Any]):
    """The values of a rule that only gathers symbols for another."""


def _flattened(_: str, children: list[Any]) -> Gathered:
    return Gathered(_spliced(children))


def _extended(_: str, children: list[Any]) -> Gathered:
    """Grows the first list in place, so that long lists stay linear."""
    gathered: Gathered = children[0]
    gathered.extend(_spliced(children[1:]))
    return gathered
