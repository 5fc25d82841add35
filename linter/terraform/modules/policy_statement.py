"""One `statement` block of `aws_iam_policy_document` as the statement of an IAM policy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from linter.model import Span
from linter.terraform.construct import string, tuple_of
from linter.terraform.modules.configured import Configured, Setting
from linter.terraform.types import ObjectType
from linter.terraform.value import Value

Entries = Iterable[tuple[str, Setting]]

_SETS: Final = {
    "actions": "Action",
    "not_actions": "NotAction",
    "resources": "Resource",
    "not_resources": "NotResource",
}
_PRINCIPALS: Final = {"principals": "Principal", "not_principals": "NotPrincipal"}


def statement_of(block: Configured) -> Value:
    """The statement that a block makes, its keys in the order in which AWS writes them."""
    found = Fields(block)
    allow = Setting(block.header, block.header, string("Allow", block.header))
    entries = [("Sid", found.setting("sid")), ("Effect", found.setting("effect") or allow)]
    entries += [(name, found.set_of(argument)) for argument, name in _SETS.items()]
    entries += [(name, found.principals(kind)) for kind, name in _PRINCIPALS.items()]
    entries.append(("Condition", found.conditions()))
    return fields(((name, one) for name, one in entries if one is not None), block.header)


def fields(entries: Entries, span: Span) -> Value:
    """An object with its keys in the given order."""
    named = dict(entries)
    values = {name: one.value for name, one in named.items()}
    kind = ObjectType({name: value.type for name, value in values.items()})
    return Value(values, kind, span, {name: one.name for name, one in named.items()})


@dataclass(frozen=True, slots=True)
class Fields:
    """Picks arguments and blocks out of a block."""

    block: Configured

    def setting(self, name: str) -> Setting | None:
        """An argument as it is; None where it is missing or empty."""
        found = self.block.settings.get(name)
        return None if found is None or found.value.data in ("", ()) else found

    def set_of(self, name: str) -> Setting | None:
        """An argument that holds a set of texts."""
        found = self.setting(name)
        return None if found is None else _as_set(found)

    def principals(self, kind: str) -> Setting | None:
        """Principals by their type; `*` by itself where they are anybody."""
        lists: dict[str, Setting] = {}
        for block in self._blocks(kind):
            if isinstance(block, Value):
                return Setting(block.span, block.span, block)
            of_type, names = Fields(block).setting("type"), Fields(block).setting("identifiers")
            if of_type is None or names is None:
                continue
            if not isinstance(of_type.value.data, str):
                return of_type
            _append(lists, of_type.value.data, names)
        sets = {name: _as_set(one) for name, one in lists.items()}
        if len(sets) == 1 and "*" in sets and sets["*"].value.data == "*":
            return sets["*"]
        return self._together(kind, sets)

    def conditions(self) -> Setting | None:
        """Conditions by their operator, then by the key that they look at."""
        by_test: dict[str, dict[str, Setting]] = {}
        for block in self._blocks("condition"):
            if isinstance(block, Value):
                return Setting(block.span, block.span, block)
            test, variable = Fields(block).setting("test"), Fields(block).setting("variable")
            values = Fields(block).setting("values")
            if test is None or variable is None or values is None:
                continue
            if not isinstance(test.value.data, str):
                return test
            if not isinstance(variable.value.data, str):
                return variable
            _append(by_test.setdefault(test.value.data, {}), variable.value.data, values)
        return self._together("condition", {test: _listed(one) for test, one in by_test.items()})

    def _blocks(self, kind: str) -> tuple[Configured | Value, ...]:
        made = self.block.blocks.get(kind, ())
        return (made,) if isinstance(made, Value) else made

    def _together(self, kind: str, entries: Mapping[str, Setting]) -> Setting | None:
        if not entries:
            return None
        made = self.block.blocks.get(kind, ())
        header = made[0].header if isinstance(made, tuple) and made else self.block.header
        return Setting(header, header, fields(entries.items(), header))


def _append(lists: dict[str, Setting], name: str, further: Setting) -> None:
    """Add a list to the one that there is under a name; an unknown one makes it unknown."""
    there = lists.get(name)
    if there is None or not isinstance(further.value.data, tuple):
        lists[name] = further
    elif isinstance(there.value.data, tuple):
        items = there.value.data + further.value.data
        lists[name] = replace(there, value=tuple_of(items, there.value.span))


def _as_set(setting: Setting) -> Setting:
    return replace(setting, value=_collapsed(setting.value, _sorted))


def _listed(lists: Mapping[str, Setting]) -> Setting:
    """The conditions under one operator."""
    inner = {name: replace(one, value=_collapsed(one.value, list)) for name, one in lists.items()}
    place = next(iter(inner.values())).name
    return Setting(place, place, fields(inner.items(), place))


def _collapsed(value: Value, order: Callable[[Iterable[Value]], list[Value]]) -> Value:
    """A list as IAM writes it: a single element stands alone; `&{x}` means `${x}`."""
    if not isinstance(value.data, tuple):
        return value
    items = order(map(_with_variables, value.data))
    return items[0] if len(items) == 1 else tuple_of(items, value.span)


def _with_variables(value: Value) -> Value:
    if not isinstance(value.data, str) or "&{" not in value.data:
        return value
    return replace(value, data=value.data.replace("&{", "${"))


def _sorted(values: Iterable[Value]) -> list[Value]:
    """The distinct elements of a set, in the provider's order: from Z to A, the unknown last."""
    known: dict[str, Value] = {}
    unknowns: list[Value] = []
    for value in values:
        if isinstance(value.data, str):
            known.setdefault(value.data, value)
        else:
            unknowns.append(value)
    return [known[name] for name in sorted(known, reverse=True)] + unknowns
