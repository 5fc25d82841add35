"""Whether a limit is read from where the platform keeps none."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.checks.terraform.module_facts import MODULE
from linter.model import Fault, Judgement, KeyPath, Resource

_WITH_PARTS = frozenset({dict, list})


@check("real-limit-source")
def real_limit_source(
    subject: Resource, _context: Context, options: Options
) -> Iterator[Judgement]:
    """Flag the attributes named in `attributes` wherever they are written, and else a resource or
    data source of one of the `types`; in a module's names, flag each reference to the former."""
    if subject.type == MODULE:
        yield from _read(subject.body["references"], options["attributes"])
        return
    named = frozenset(options["attributes"])
    if _names_any(subject.body, named):
        for path in _keys(subject.body, ()):
            if path[-1] in named:
                yield Fault(path, {"value": str(path[-1])}, on_key=True)
        return
    bare = subject.type.removeprefix("data.")
    if bare in options["types"]:
        yield Fault((), {"value": bare})


def _read(references: list[list[str]], attributes: Collection[str]) -> Iterator[Judgement]:
    for number, names in enumerate(references):
        for name in names[1:]:
            if name in attributes:
                yield Fault(("references", number), {"value": name})


def _names_any(body: Any, names: frozenset[str]) -> bool:
    """Whether any key is one of the names, however deep; it builds no paths, as most have none."""
    waiting = [body] if type(body) in _WITH_PARTS else []
    while waiting:
        value = waiting.pop()
        if type(value) is dict:
            if not names.isdisjoint(value):
                return True
            waiting.extend([one for one in value.values() if type(one) in _WITH_PARTS])
        else:
            waiting.extend([one for one in value if type(one) in _WITH_PARTS])
    return False


def _keys(body: Any, path: KeyPath) -> Iterator[KeyPath]:
    """The paths of all keys, however deep."""
    waiting: list[tuple[Any, KeyPath]] = [(body, path)]
    while waiting:
        value, where = waiting.pop()
        if isinstance(value, Mapping):
            for key, inner in value.items():
                yield (*where, key)
                waiting.append((inner, (*where, key)))
        elif isinstance(value, list):
            waiting.extend((inner, (*where, number)) for number, inner in enumerate(value))
