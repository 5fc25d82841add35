"""Changes for which the provider drops a data action and makes another one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from linter.checks.context import Context
from linter.checks.quantity import is_on
from linter.checks.registry import Options, estate_check
from linter.kept import kept
from linter.model import Estate, Fault, Judgement, Resource, Unknown, first_unknown
from linter.views.field import Field

_Key = tuple[str, str]
"""The folder of the root module, and the address in it."""
_NO_VALUE = frozenset({"depends_on", "replace_triggered_by"})
"""Arguments that name a resource without taking anything from it."""
_INSTANCE = re.compile(r"\[[^\[\]]*\]$")


@estate_check("stable-identity")
def stable_identity(subject: Resource, context: Context, options: Options) -> Iterator[Judgement]:
    """Flag each argument of `arguments` that is not what it was at the base of the comparison.

    Silent without a base, for a new resource, and for one that nothing else refers to. `switches`
    are arguments for which absence means off. Details: `key`, `user`.
    """
    if context.before is None:
        return
    old = _by_key(context.before).get(_key(subject))
    users = _users(context.estate)
    mine = [_key(subject), (_key(subject)[0], _INSTANCE.sub("", subject.address))]
    user = next((name for key in mine for name in users.get(key, ())), None)
    if old is None or user is None:
        return
    for key in options["arguments"]:
        changed = _changed(old, subject, key, key in options["switches"], context.estate)
        if isinstance(changed, Unknown):
            yield changed
        elif changed:
            yield Fault((key,), {"key": key, "user": user})


def _changed(
    old: Resource, new: Resource, key: str, switch: bool, estate: Estate
) -> bool | Unknown:
    """Whether an argument has another value now; the Unknown if that hangs on one."""
    was, now = (Field.of(one).get(key).decoded_or_unknown().value for one in (old, new))
    if switch and not isinstance(was, Unknown) and not isinstance(now, Unknown):
        return is_on(was) != is_on(now)
    if _written(was) == _written(now):
        return False
    unknown = first_unknown(now) or first_unknown(was)
    if unknown is None or _leads_elsewhere(was, now, new, estate):
        return True
    return replace(unknown, span=None)


def _written(value: Any) -> Any:
    """A value with each unknown replaced by what was written for it, wherever it stands."""
    if isinstance(value, Unknown):
        return ("unknown", value.expression, value.refers_to, tuple(map(_written, value.parts)))
    if isinstance(value, dict):
        return {key: _written(inner) for key, inner in value.items()}
    return [_written(inner) for inner in value] if isinstance(value, list) else value


def _leads_elsewhere(was: Any, now: Any, new: Resource, estate: Estate) -> bool:
    """Whether a reference was turned to another resource, while the former one is still there."""
    if not isinstance(was, Unknown) or not isinstance(now, Unknown):
        return False
    if not was.refers_to or not now.refers_to or set(was.refers_to) & set(now.refers_to):
        return False
    return all((_key(new)[0], address) in _by_key(estate) for address in was.refers_to)


def _key(resource: Resource) -> _Key:
    root = resource.calls[0].span.path if resource.calls else resource.path
    return root.rpartition("/")[0], resource.address


@kept(4)
def _by_key(estate: Estate) -> dict[_Key, Resource]:
    return {_key(resource): resource for resource in estate.resources}


@kept(2)
def _users(estate: Estate) -> dict[_Key, list[str]]:
    """Who refers to each resource: addresses, in the order of the estate."""
    found: dict[_Key, list[str]] = defaultdict(list)
    for resource in estate.of("genesyscloud_*", "data.genesyscloud_*", "aws_*"):
        if not isinstance(resource, Resource):
            continue
        root, address = _key(resource)
        for target in _referred(resource.body):
            found[root, target].append(address)
    return found


def _referred(value: Any) -> Iterator[str]:
    """Every address that a body takes a value from."""
    waiting = [value]
    while waiting:
        current = waiting.pop()
        if isinstance(current, Unknown):
            yield from current.refers_to
        elif isinstance(current, dict):
            waiting.extend(inner for key, inner in current.items() if key not in _NO_VALUE)
        elif isinstance(current, list):
            waiting.extend(current)
