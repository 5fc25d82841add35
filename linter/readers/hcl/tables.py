"""The LALR tables that Lark makes of the grammar, and their prebuilt copy.

Making them takes Lark more than a second, so they are shipped as `tables.json`. To write that file
anew after python-hcl2's grammar or an edit of ours has changed:

    python -m linter.readers.hcl.tables
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from linter.readers.hcl.grammar import STARTS, installed, mended
from linter.readers.hcl.tokens import END

SHIPPED: Final = Path(__file__).with_name("tables.json")


class Rule(NamedTuple):
    """One production. What matters of it is how it folds the values of its symbols."""

    name: str
    """Its alias where it has one, else its symbol: names the builder."""
    symbol: str
    """The nonterminal it yields."""
    size: int
    """How many symbols it folds."""
    spliced: tuple[int, ...]
    """Which of them are lists whose items count as symbols of this rule."""

    @property
    def repeats(self) -> bool:
        """Whether it only gathers symbols for another rule (`x*`, `_x`)."""
        return self.symbol.startswith("_")


class Tables(NamedTuple):
    """A shift-reduce automaton."""

    digest: str
    """Of the mended grammar."""
    starts: dict[str, int]
    """The first state for each of `grammar.STARTS`."""
    rules: tuple[Rule, ...]
    states: tuple[dict[str, int], ...]
    """Per state and symbol: the state to go to, or `~n` to fold rule n."""


@lru_cache(maxsize=1)
def tables() -> Tables:
    """The shipped tables; new ones where another grammar is installed than they were made from."""
    grammar = mended(installed())
    shipped = decoded(SHIPPED.read_text(encoding="utf-8")) if SHIPPED.exists() else None
    return shipped if shipped and shipped.digest == digest(grammar) else built(grammar)


def digest(grammar: str) -> str:
    """A fingerprint of the mended grammar's text."""
    return hashlib.sha256(grammar.encode()).hexdigest()


def built(grammar: str) -> Tables:
    """The tables that Lark makes of the mended grammar; the same for the same text, always."""
    from lark import Lark
    from lark.grammar import Rule as LarkRule

    lark = Lark(grammar, parser="lalr", lexer="basic", start=list(STARTS))
    data, rules = lark.memo_serialize([LarkRule])
    return _numbered(data["parser"]["parser"], rules, digest(grammar))


def encoded(made: Tables) -> str:
    """The tables as JSON, one state a line."""
    head = {"digest": made.digest, "starts": made.starts}
    rules = ",\n".join(json.dumps(list(rule)) for rule in made.rules)
    states = ",\n".join(json.dumps(state, sort_keys=True) for state in made.states)
    return f'{{"head": {json.dumps(head)},\n"rules": [\n{rules}],\n"states": [\n{states}]}}\n'


def decoded(text: str) -> Tables:
    """The tables out of what `encoded` made of them."""
    data = json.loads(text)
    rules = tuple(Rule(name, symbol, size, tuple(at)) for name, symbol, size, at in data["rules"])
    return Tables(data["head"]["digest"], data["head"]["starts"], rules, tuple(data["states"]))


def _numbered(made: dict[str, Any], written: dict[int, Any], fingerprint: str) -> Tables:
    """Lark's table with states and rules numbered in the order in which they are reached.

    Lark's own numbers vary with the hash seed.
    """
    rows = {
        state: {made["tokens"][key]: target for key, (_, target) in row.items()}
        for state, row in made["states"].items()
    }
    numbers = _reached([made["start_states"][start] for start in STARTS], rows)
    rules: dict[Rule, int] = {}
    states: list[dict[str, int]] = []
    for state in numbers:
        row = rows[state]
        states.append({key: _code(row[key], numbers, written, rules) for key in sorted(row)})
    for start in STARTS:
        end = numbers[made["end_states"][start]]
        states[end][END] = end  # Lark accepts without such an entry
    starts = {start: numbers[made["start_states"][start]] for start in STARTS}
    return Tables(fingerprint, starts, tuple(rules), tuple(states))


def _reached(starts: list[int], rows: dict[int, dict[str, Any]]) -> dict[int, int]:
    numbers: dict[int, int] = {}
    waiting = list(starts)
    for state in waiting:
        if state not in numbers:
            numbers[state] = len(numbers)
            row = rows[state]
            waiting.extend(row[key] for key in sorted(row) if isinstance(row[key], int))
    return numbers


def _code(
    target: Any, numbers: dict[int, int], written: dict[int, Any], rules: dict[Rule, int]
) -> int:
    if isinstance(target, int):
        return numbers[target]
    lark_rule = written[target["@"]]
    symbol, alias = lark_rule["origin"]["name"], lark_rule["alias"]
    names = [part["name"] for part in lark_rule["expansion"]]
    spliced = tuple(at for at, name in enumerate(names) if name.startswith("_"))
    rule = Rule(alias or symbol, symbol, len(names), spliced)
    return ~rules.setdefault(rule, len(rules))


if __name__ == "__main__":
    SHIPPED.write_text(encoded(built(mended(installed()))), encoding="utf-8")
