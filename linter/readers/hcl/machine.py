"""The automaton that the tables describe, and what it would have read next."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, NamedTuple

from linter.readers.hcl.fold_bodies import BODY_FOLDS
from linter.readers.hcl.fold_expressions import EXPRESSION_FOLDS
from linter.readers.hcl.fold_templates import TEMPLATE_FOLDS
from linter.readers.hcl.tables import Rule, tables
from linter.readers.hcl.tokens import Token

Fold = Callable[[str, list[Any]], Any]
"""Takes the text and the values of a rule's symbols; returns the rule's value."""

FOLDS: Final[dict[str, Fold]] = {**BODY_FOLDS, **EXPRESSION_FOLDS, **TEMPLATE_FOLDS}


class Reduction(NamedTuple):
    """A rule made ready to be applied."""

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

    def acceptable(self, start: str, tokens: list[Token]) -> frozenset[str]:
        """The terminals that could follow `tokens`, which are all right so far."""
        stack = [self.starts[start]]
        for token in tokens:
            self._read(stack, token[2])
        terminals = (name for name in self.states[stack[-1]] if name.isupper() or name[0] == "$")
        return frozenset(name for name in terminals if self._read(list(stack), name))

    def _read(self, stack: list[int], terminal: str) -> bool:
        """Change the stack of states as reading `terminal` does; False if it cannot be read."""
        while (action := self.states[stack[-1]].get(terminal)) is not None:
            if action >= 0:
                stack.append(action)
                return True
            symbol, size, _, _ = self.reductions[~action]
            del stack[len(stack) - size :]
            stack.append(self.states[stack[-1]][symbol])
        return False


@lru_cache(maxsize=1)
def machine() -> Machine:
    """The automaton; made once per process."""
    made = tables()
    return Machine(made.starts, made.states, tuple(_reduction(rule) for rule in made.rules))


class Gathered(list[Any]):
    """The values of a rule that only gathers symbols for another."""


def spliced(values: list[Any]) -> list[Any]:
    """The values, with gathered ones laid out in their place."""
    flat: list[Any] = []
    for value in values:
        if type(value) is Gathered:
            flat.extend(value)
        else:
            flat.append(value)
    return flat


def _reduction(rule: Rule) -> Reduction:
    if rule.repeats:
        fold = _extended if rule.spliced[:1] == (0,) else _gathered
        return Reduction(rule.symbol, rule.size, fold, splices=False)
    fold_of_name = FOLDS.get(rule.name)
    if fold_of_name is None and rule.size != 1:
        raise LookupError(f"nothing folds the rule {rule.name} of python-hcl2's grammar")
    return Reduction(rule.symbol, rule.size, fold_of_name, bool(rule.spliced))


def _gathered(_: str, children: list[Any]) -> Gathered:
    return Gathered(spliced(children))


def _extended(_: str, children: list[Any]) -> Gathered:
    """Grows the first list in place, so that long lists stay linear."""
    gathered: Gathered = children[0]
    gathered.extend(spliced(children[1:]))
    return gathered
