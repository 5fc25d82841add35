"""The roles and clients that would suffice, as Terraform."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from linter import bundled
from linter.access.caller import Caller, Kind
from linter.catalogue.permission import parse
from linter.loader import load_policy
from linter.reporters.snippet import printable

_WORDS = re.compile(r"[a-z0-9]+")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_MARKERS = {"${": "$${", "%{": "%%{"}


def render(callers: Sequence[Caller]) -> str:
    """A role and an OAuth client for each caller, with the smallest grants that suffice.

    Formatted as `terraform fmt` does. A caller under a grant for users gets scopes, and a role
    for its users.
    """
    taken: set[str] = set()
    blocks: list[str] = []
    for caller in callers:
        if caller.uses:
            blocks += _caller(caller, _label(caller, taken))
    return "\n".join(blocks) or "# Nothing here makes a platform call.\n"


def _caller(caller: Caller, label: str) -> Iterator[str]:
    permissions, scopes = caller.permissions.suffices, caller.scopes.suffices
    for_users = caller.for_users
    flaws = list(_open(caller))
    if permissions:
        yield "".join([*flaws, *_role(caller, label, permissions)])
    elif flaws:
        yield "".join(flaws)
    if for_users and scopes:
        yield "".join(_client(caller, label, caller.grant or "CODE", _scopes(scopes)))
    elif not permissions and not flaws:
        yield f"# {printable(_title(caller))}: what it calls needs no permission that is known.\n"
    elif permissions and not for_users:
        role = ["  roles {\n", f"    role_id = genesyscloud_auth_role.{label}.id\n", "  }\n"]
        yield "".join(_client(caller, label, "CLIENT-CREDENTIALS", role))


def _open(caller: Caller) -> Iterator[str]:
    """Comments on what may take more than the blocks grant."""
    for use in caller.uses:
        if use.flaw:
            told = " ".join(f"{use.call or use.name}: {use.flaw}".split())
            yield f"# {printable(told)}\n"
        for name in use.unpublished:
            told = f"{use.name} calls {name}, which is not published"
            yield f"# {told}: what that takes is not known\n"
    for one in caller.operations if caller.for_users else ():
        if one.scopes is None:
            yield f"# {one.name}: which scope it takes is not known\n"


def _role(caller: Caller, label: str, permissions: Iterable[str]) -> Iterator[str]:
    parsed = [one for one in map(parse, permissions) if one]
    legacy = [_quoted(str(one)) for one in parsed if one.legacy]
    actions: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for one in parsed:
        if not one.legacy:
            actions[one.domain, one.entity].append(one.action)
    yield f'resource "genesyscloud_auth_role" "{label}" {{\n'
    yield f"  name        = {_quoted(_title(caller))}\n"
    yield f"  description = {_quoted(f'What {_title(caller)} calls needs, and no more')}\n"
    if legacy:
        yield f"  permissions = [{', '.join(legacy)}]\n"
    for (domain, entity), wanted in sorted(actions.items()):
        yield from _policy(domain, entity, sorted(wanted))
    yield "}\n"


def _policy(domain: str, entity: str, actions: list[str]) -> Iterator[str]:
    yield "  permission_policies {\n"
    yield f"    domain      = {_quoted(domain)}\n"
    yield f"    entity_name = {_quoted(entity)}\n"
    blank = "  "
    if any(f"{domain}:{entity}:{action}" in _escalating() for action in actions):
        yield "    # gclint: ignore[self-escalating-role] the calls of this client need it\n"
        blank = " "  # terraform fmt aligns only up to a comment
    yield f"    action_set{blank}= [{', '.join(map(_quoted, actions))}]\n"
    yield "  }\n"


def _client(caller: Caller, label: str, grant: str, grants: Iterable[str]) -> Iterator[str]:
    yield f'resource "genesyscloud_oauth_client" "{label}" {{\n'
    yield f"  name                  = {_quoted(_title(caller))}\n"
    yield f"  authorized_grant_type = {_quoted(grant)}\n"
    yield from grants
    yield "}\n"


def _scopes(scopes: Iterable[str]) -> list[str]:
    return [f"  scopes                = [{', '.join(map(_quoted, scopes))}]\n"]


@cache
def _escalating() -> frozenset[str]:
    """The permissions that the policy on self-escalating roles flags by themselves."""
    policy = load_policy(bundled.folder("policies") / "access" / "self-escalating-role.yaml")
    ways = policy.options["ways"]
    return frozenset(way["permissions"][0] for way in ways if len(way["permissions"]) == 1)


def _title(caller: Caller) -> str:
    name = {Kind.TERRAFORM: "Terraform", Kind.UNKNOWN: "Data actions"}.get(caller.kind, caller.name)
    return name.removeprefix("the ")


def _label(caller: Caller, taken: set[str]) -> str:
    words = "_".join(_WORDS.findall(_title(caller).lower())) or "caller"
    base = words if words[0].isalpha() else f"c_{words}"
    label = next(one for one in _numbered(base) if one not in taken)
    taken.add(label)
    return label


def _numbered(base: str) -> Iterator[str]:
    yield base
    number = 2
    while True:
        yield f"{base}_{number}"
        number += 1


def _quoted(text: str) -> str:
    for plain, escaped in {**_ESCAPES, **_MARKERS}.items():
        text = text.replace(plain, escaped)
    return f'"{printable(text)}"'
