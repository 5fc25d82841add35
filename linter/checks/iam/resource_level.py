"""Whether the actions of a statement fit the kind of resource that it names.

Which resource an action is about: the Service Authorization Reference,
https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linter.checks.context import Context
from linter.checks.iam.statement import Element, Statement, allowing, matches
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, Unknown, View

_HOLE = "\0"
_VARIABLE = re.compile(r"\$\{[^}]*\}")
"""What IAM fills in when it is asked, such as `${aws:PrincipalTag/team}`: it may be anything.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
"""
_BUCKET = re.compile(r"arn:[^:]*:s3:::([^/]+)")
_REFERENCE = re.compile(
    r"\A\W*(?:[\w-]+(?:\[[^]]*\])?\.)*?(aws_\w+)\.[\w-]+(?:\[[^]]*\])?\.(\w+)\W*\Z"
)


@check("resource-level")
def resource_level(policy: View, _context: Context, options: Options) -> Iterator[Judgement]:
    """Judge that each action meets a resource that it can be about.

    Details: `value` (the action), `resource`, and `told`, what the action is about instead.

    Options: `owners` (for a service the services of the ARNs that its actions are about),
    `levels` (for a service's levels, `bucket` and `object`, the actions), `arns` (what an
    attribute of a Terraform resource looks like, where only a plan knows it).
    """
    for one in allowing(policy.body.get("document"), ("document",)):
        if isinstance(one, Statement) and one.has("Resource"):
            resources = [_text(each, options["arns"]) for each in one.elements("Resource")]
            for action in one.elements("Action"):
                if isinstance(action.value, str) and resources:
                    yield from _judge(action, action.value, resources, one, options)


def _judge(
    action: Element, name: str, resources: list[str], one: Statement, options: Options
) -> Iterator[Judgement]:
    told = [_misfit(name, resource, options) for resource in resources]
    if all(isinstance(each, str) for each in told):
        shown = resources[0].replace(_HOLE, "...")
        yield Fault(action.path, {"value": name, "resource": shown, "told": str(told[0])})
    elif not any(each is True for each in told):
        unknown = (each.value for each in one.elements("Resource"))
        yield from [next(each for each in unknown if isinstance(each, Unknown))]


def _misfit(action: str, resource: str, options: Options) -> str | bool | None:
    """What an action is about instead of a resource; True where it fits, None where it may."""
    service = action.partition(":")[0].lower()
    owners = options["owners"].get(service)
    owner = resource.split(":")[2] if resource.count(":") >= 5 else resource
    if owners is None or "*" in owner or owner == "":
        return True
    if _HOLE in owner:
        return None
    if resource == owner:  # no ARN, which `malformed-iam-policy` says
        return True
    if owner in owners:
        return _level_misfit(action, resource, options) if owner == "s3" else True
    return f"{service}, not {owner}"


def _level_misfit(action: str, resource: str, options: Options) -> str | bool | None:
    levels = {
        level
        for level, actions in options["levels"].items()
        if any(matches(action.partition(":")[2], name) for name in actions)
    }
    tail = resource.split(":", 5)[5]
    if len(levels) != 1 or not resource.split(":", 3)[3].startswith("::"):
        return True
    if levels == {"bucket"}:
        return "a bucket, not what is in it" if "/" in tail else True
    if _BUCKET.fullmatch(resource) and not set("*?") & set(tail):
        if _HOLE in tail:
            return None
        return "objects, not the bucket that holds them"
    return True


def _text(resource: Element, arns: Mapping[str, Any]) -> str:
    """A resource's text, with a hole for each part that is unknown and not an ARN for certain."""
    value = resource.value
    parts = (value,) if isinstance(value, str) else value.parts or (value,)
    text = "".join(part if isinstance(part, str) else _known_form(part, arns) for part in parts)
    return _VARIABLE.sub("*", text)


def _known_form(value: Unknown, arns: Mapping[str, Any]) -> str:
    found = _REFERENCE.match(value.expression)
    if found and value.refers_to:
        return str(arns.get(found[1], {}).get(found[2], _HOLE))
    return _HOLE
