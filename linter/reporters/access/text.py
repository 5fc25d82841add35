"""Callers as text for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from linter.access.caller import Caller, Grants, Kind
from linter.access.held import Held
from linter.access.needs import all_of, lack_of_permissions, lack_of_scopes
from linter.access.use import Use
from linter.catalogue.parts.operations import Operation
from linter.reporters.snippet import printable
from linter.views.oauth_client import CLIENT_CREDENTIALS

_WIDTH = 110
_INDENT = 12
_GRANTING = "genesyscloud_oauth_client"
"""Its roles must be held by the client that runs Terraform, too.
https://registry.terraform.io/providers/MyPureCloud/genesyscloud/latest/docs/resources/oauth_client"""
_HELD = 6
"""Names that a line lists before it counts the rest."""

_NOTHING = """\
No platform calls here. gclint looks at OAuth clients, data actions, apps and load plans, and at the
resources and data sources of the platform's Terraform provider (--for terraform: at those alone).
"""


def render(callers: Sequence[Caller]) -> str:
    """Each caller with its calls, what they need, and what it holds, lacks and has unused."""
    if not callers:
        return _NOTHING
    return "\n".join("".join(map(_wrapped, _caller(caller))) for caller in callers)


def _caller(caller: Caller) -> Iterator[str]:
    known = [one for one in (caller.address, caller.grant) if one]
    yield caller.name + (f" ({', '.join(known)})" if known else "")
    if not caller.uses:
        yield "  calls     nothing that these files tell of"
    for use in caller.uses:
        yield from _use(use, caller)
    yield from _holds(caller)
    by_permissions = caller.held_permissions is not None or caller.held_scopes is None
    if by_permissions:
        yield from _grants("permissions", caller.permissions)
    if caller.held_scopes is not None or caller.kind is Kind.WIZARD:
        yield from _grants("scopes", caller.scopes)
    elif caller.grant != CLIENT_CREDENTIALS and caller.scopes.required:
        yield f"  suffices  scopes, under a user grant: {_all(caller.scopes.suffices)}"
    for organization in caller.organizations:
        yield from _lacking_in(organization)
    if any(use.name == _GRANTING for use in caller.uses):
        yield "  besides   each role that it gives to a client: it can only grant roles of its own"
    yield from (f"  besides   {remark}" for remark in caller.remarks)
    yield from (f"  not known {reason}" for reason in caller.unknowns)


def _lacking_in(organization: Caller) -> Iterator[str]:
    for kind, grants in (
        ("permissions", organization.permissions),
        ("scopes", organization.scopes),
    ):
        if grants.missing:
            yield f"  lacks     {kind}, as {organization.name}: {_all(grants.missing)}"


def _wrapped(line: str) -> str:
    indent = " " * _INDENT
    told = wrap(
        printable(line),
        _WIDTH,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(told) + "\n"


def _use(use: Use, caller: Caller) -> Iterator[str]:
    if not use.call:
        told = _module(use) if caller.kind is Kind.WIZARD else _type(use)
        yield next(told)
        yield from (f"            {line}" for line in told)
        return
    by = f" by {use.name}" if use.name != use.call else ""
    yield f"  calls     {use.call}{by}"
    if use.flaw:
        yield f"            {use.flaw}"
    for operation in use.operations:
        yield f"            needs {'; '.join([needs(operation), *caller.lacks_for(operation)])}"


def _module(use: Use) -> Iterator[str]:
    yield f"  for       {use.name}"
    if use.flaw:
        yield use.flaw
    if use.permissions or use.scopes or not use.flaw:
        yield from _named(use)


def _type(use: Use) -> Iterator[str]:
    yield f"  manages   {use.name}: {', '.join(use.addresses)}"
    if use.flaw:
        yield use.flaw
        return
    yield f"calls {len(use.operations)} operation{'' if len(use.operations) == 1 else 's'}"
    if use.unpublished:
        yield f"and {all_of(use.unpublished)}, not published: what that takes is not known"
    yield from _named(use)


def _named(use: Use) -> Iterator[str]:
    yield f"permissions: {', '.join(use.permissions) or 'none'}"
    yield f"scopes: {', '.join(use.scopes) or 'none'}"


def needs(operation: Operation) -> str:
    """What an operation requires, in words."""
    permissions, scopes = lack_of_permissions(operation, ()), lack_of_scopes(operation, ())
    told = [f"permission {permissions}"] if permissions else ["no permission"]
    told += [f"under a user grant scope {scopes}"] if scopes else []
    if operation.scopes is None:
        told.append("under a user grant perhaps a scope, which is not known")
    return ", ".join(told)


def _holds(caller: Caller) -> Iterator[str]:
    for role in caller.roles:
        where = {"home": "in the home division", "*": "in all divisions"}
        division = where.get(role.division, f"in division {role.division} only")
        limits = ", some under conditions" if role.conditional else ""
        yield f"  holds     role {role.name} {division}{limits}: {_few(role.permissions)}"
    if caller.held_permissions is not None and not caller.roles:
        yield f"  holds     permissions: {_few(caller.held_permissions)}"
    if caller.held_scopes is not None:
        yield f"  holds     scopes: {_few(caller.held_scopes)}"


def _grants(kind: str, grants: Grants) -> Iterator[str]:
    if grants.held is not None and grants.required:
        doubt = " (as far as is known)" if grants.held.unknown and grants.missing else ""
        yield f"  lacks     {kind}: {_all(grants.missing)}{doubt}"
    if grants.unused:
        yield f"  unused    {kind}: {_all(grants.unused)}"
    if grants.required:
        yield f"  suffices  {kind}: {_all(grants.suffices)}"


def _all(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"


def _few(held: Held) -> str:
    listed = sorted(held.names)
    rest = len(listed) - _HELD
    more = f" and {rest} more" if rest > 0 else ""
    nothing = "none that is known" if held.unknown else "none"
    return ", ".join(listed[:_HELD]) + more if listed else nothing
