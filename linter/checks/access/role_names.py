"""Names of roles where permissions or ids of roles belong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from linter.catalogue import Catalogue
from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, KeyPath, Subject, Unknown
from linter.secret import is_placeholder

_PREFIX = re.compile(r"roles?:", re.IGNORECASE)
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)

_A_PERMISSION = "a permission is domain:entity:action, and belongs here"
_A_ROLE = "no role is called so, and roles are granted by their ids"
_AN_ID = "a role is given by its id, a UUID"


def names_role(text: str, catalogue: Catalogue) -> bool:
    """Whether a text is made up like a role's name (`role:quality:admin`), or is one that is
    known."""
    if _PREFIX.match(text):
        return True
    known = catalogue.counterparts.of_name(text)
    return known is not None and known.kind == "role"


@check("role-by-id")
def role_by_id(subject: Subject, context: Context, _options: Options) -> Iterator[Judgement]:
    """Flag names of roles among permissions, made-up ones among roles, and any as a role's id."""
    for path, value in _written(subject):
        if not isinstance(value, str) or not names_role(value, context.catalogue):
            continue
        if path[-2] == "permissions":
            yield Fault(path, {"value": value, "wanted": _A_PERMISSION})
        elif _PREFIX.match(value):
            yield Fault(path, {"value": value, "wanted": _A_ROLE})
    yield from _ids(subject.body.get("roles"))


def _written(subject: Subject) -> Iterator[tuple[KeyPath, Any]]:
    organizations = subject.body.get("organizations")
    listed = organizations if isinstance(organizations, list) else []
    holders: list[tuple[KeyPath, Any]] = [((), subject.body)]
    holders += [(("organizations", number), one) for number, one in enumerate(listed)]
    for at, holder in holders:
        for key in ("permissions", "roles"):
            names = holder.get(key) if isinstance(holder, dict) else None
            for number, name in enumerate(names if isinstance(names, list) else ()):
                yield (*at, key, number), name


def _ids(roles: Any) -> Iterator[Judgement]:
    """The ids that Terraform gives for the roles of a client, a user or a group."""
    for number, role in enumerate(roles if isinstance(roles, list) else ()):
        value = role.get("role_id") if isinstance(role, dict) else None
        if isinstance(value, Unknown) and not value.refers_to:
            yield value
        elif isinstance(value, str) and not (_UUID.fullmatch(value) or is_placeholder(value)):
            details = {"value": value, "wanted": _AN_ID}
            yield Fault(("roles", number, "role_id"), details)
