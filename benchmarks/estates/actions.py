"""A folder of exported data actions and nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.estates.action import export
from benchmarks.estates.chance import TRADES, Chance


def data_actions(seed: int, count: int) -> Mapping[str, str]:
    """So many data actions; one in fifty leaves its inputs unescaped."""
    return {
        f"exports/action-{number:04}.custom.json": _one(Chance(seed, f"action/{number}"), number)
        for number in range(count)
    }


def _one(chance: Chance, number: int) -> str:
    name = f"Search {chance.one_of(TRADES)} {number}"
    return export(chance, name, escaped="$esc.jsonString({})" if number % 50 else "{}")
