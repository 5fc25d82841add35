"""Whether policies of the platform's roles name what they allow."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from linter.checks.context import Context
from linter.checks.iam.scope import concerns_platform, is_resource_policy
from linter.checks.iam.statement import Element, Statement, allowing, matches
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, Unknown, View

_EVERY_ACTION = re.compile(r"(?:[A-Za-z0-9-]+:)?[*?]*\*[*?]*|\*:.*")
Faults = Callable[[Statement], Iterator[Fault]]


@check("named-actions")
def named_actions(policy: View, context: Context, options: Options) -> Iterator[Judgement]:
    """Judge that a policy names actions, not all of a service's. Details: `value`.

    `services` lists those that integrations call: a JSON policy of no known role is judged if it
    is about them alone.
    """
    return _in_scope(policy, context, options, _every_action)


@check("named-resources")
def named_resources(policy: View, context: Context, options: Options) -> Iterator[Judgement]:
    """Judge that a policy names resources. Details: `value`, `actions`.

    `services` is as for `named-actions`, `unnarrowable` lists patterns of actions that cannot be
    limited to a resource, `kinds` the words that open the last part of an ARN, before the name.
    """
    every = _all_of_a_kind(options["kinds"])

    def faults(one: Statement) -> Iterator[Fault]:
        actions = _narrowable(one, options["unnarrowable"])
        if actions:
            told = ", ".join(actions[:3]) + (", ..." if len(actions) > 3 else "")
            yield from _every_resource(one, every, told)

    return _in_scope(policy, context, options, faults)


def _in_scope(
    policy: View, context: Context, options: Options, faults: Faults
) -> Iterator[Judgement]:
    """The faults of the allowing statements, if the policy is the platform's at all."""
    if is_resource_policy(policy):
        return
    found = [
        fault
        for one in allowing(policy.body.get("document"), ("document",))
        if isinstance(one, Statement)
        for fault in faults(one)
    ]
    concerned = concerns_platform(policy, context, options["services"]) if found else False
    if isinstance(concerned, Unknown):
        yield concerned
    elif concerned:
        yield from found


def _every_action(one: Statement) -> Iterator[Fault]:
    for action in one.elements("Action"):
        if isinstance(action.value, str) and _EVERY_ACTION.fullmatch(action.value):
            yield Fault(action.path, {"value": action.value})
    if one.has("NotAction"):
        yield Fault((*one.path, "NotAction"), {"value": "everything but NotAction"})


def _narrowable(one: Statement, unnarrowable: list[str]) -> list[str]:
    """The actions of a statement that could be limited to a resource; none where a condition
    limits it already."""
    if one.body.get("Condition"):
        return []
    if one.has("NotAction"):
        return ["everything but NotAction"]
    actions = [each.value for each in one.elements("Action") if isinstance(each.value, str)]
    return [
        action
        for action in actions
        if not any(matches(pattern, action) for pattern in unnarrowable)
    ]


def _all_of_a_kind(kinds: list[str]) -> re.Pattern[str]:
    """A pattern for `*` and for ARNs whose last part names nothing, not even in part."""
    words = "|".join(map(re.escape, kinds))
    return re.compile(rf"\*|arn:[^:]*:[^:]*:[^:]*:[^:]*:(?:(?:{words})[:/])?\*(?:[:/]\*)*")


def _every_resource(one: Statement, every: re.Pattern[str], actions: str) -> Iterator[Fault]:
    for resource in one.elements("Resource"):
        text = _text(resource)
        if every.fullmatch(text):
            yield Fault(resource.path, {"value": text, "actions": actions})
    if one.has("NotResource"):
        told = {"value": "everything but NotResource", "actions": actions}
        yield Fault((*one.path, "NotResource"), told)


def _text(resource: Element) -> str:
    """A resource with `_` for what is unknown: `arn:aws:lambda:_:_:function:*` still names none."""
    if isinstance(resource.value, str):
        return resource.value
    parts = resource.value.parts
    return "".join(part if isinstance(part, str) else "_" for part in parts)
