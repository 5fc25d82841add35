"""Whether a Genesys Cloud role holds permissions, and the platform's at that."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, Unknown, View

_HOLDING = ("permissions", "permission_policies")


@check("role-permissions")
def role_permissions(role: View, _context: Context, options: Options) -> Iterator[Judgement]:
    """Judge that a role holds permissions and no AWS actions. Details: `told`.

    `aws_services` lists the prefixes by which AWS's actions are known: `s3` of `s3:PutObject`.
    The platform's own roles, and files that list roles defined elsewhere, are none to judge.
    """
    if role.body.get("default_role_id") or "roles" in role.body:
        return
    held = [role.body.get(key) for key in _HOLDING]
    unknown = next((value for value in held if isinstance(value, Unknown)), None)
    if not any(held):
        written = next((key for key in _HOLDING if key in role.body), None)
        yield Fault((written,) if written else (), {"told": "holds no permission"})
    elif unknown is not None and not any(isinstance(value, list) and value for value in held):
        yield unknown
    yield from _aws_actions(held[0], set(options["aws_services"]))


def _aws_actions(permissions: object, services: set[str]) -> Iterator[Fault]:
    for number, name in enumerate(permissions if isinstance(permissions, list) else ()):
        if isinstance(name, str) and _is_aws(name, services):
            told = f"mixes in {name}, an action of AWS IAM"
            yield Fault(("permissions", number), {"told": told})


def _is_aws(name: str, services: set[str]) -> bool:
    service, _, action = name.partition(":")
    return service in services and ":" not in action and (action[:1].isupper() or action == "*")
