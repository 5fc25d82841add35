"""Tokens to syntax: the shift-reduce loop.

As soon as a rule is complete its symbols are folded into one value, the node of `syntax`. That is
the walk over the tree, in post-order, without the tree: nothing here recurses, so nesting is
bounded by memory alone.
"""

from __future__ import annotations

from typing import Any

from linter.readers.hcl.errors import HclError
from linter.readers.hcl.machine import machine, spliced
from linter.readers.hcl.tokens import Token


def parse(text: str, tokens: list[Token], start: str) -> Any:
    """The node for `tokens`, of which the last is END; `start` is one of `grammar.STARTS`.

    Raises HclError.
    """
    automaton = machine()
    rows, reductions = automaton.states, automaton.reductions
    states, values = [automaton.starts[start]], list[Any]()
    for token in tokens:
        terminal = token[2]
        while (action := rows[states[-1]].get(terminal)) is None or action < 0:
            if action is None:
                raise _unexpected(text, tokens, tokens.index(token), start)
            symbol, size, fold, splices = reductions[~action]
            if fold is None:
                states[-1] = rows[states[-2]][symbol]
                continue
            children = values[len(values) - size :]
            del values[len(values) - size :], states[len(states) - size :]
            values.append(fold(text, spliced(children) if splices else children))
            states.append(rows[states[-1]][symbol])
        states.append(action)
        values.append(token)
    return values[0]


def _unexpected(text: str, tokens: list[Token], at: int, start: str) -> HclError:
    from linter.readers.hcl.messages import unexpected

    return unexpected(text, tokens, at, machine().acceptable(start, tokens[:at]))
