"""Whether the Terraform client holds what managing a resource takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from linter.access.directory import Directory, directory_of
from linter.access.needs import Lack, lack_of_permissions, lack_of_scopes
from linter.access.terraform_client import (
    NAME,
    operations_for,
    permissions_held,
    scopes_held,
)
from linter.checks.context import Context
from linter.model import Fault, Judgement, Resource


def judged_resource(
    resource: Resource, context: Context, grants: Literal["scopes", "permissions"]
) -> Iterator[Judgement]:
    """Flag the first resource of a type in its file where the client lacks what the type takes."""
    directory = directory_of(context.estate)
    held, lacking = (
        (scopes_held(resource, context.settings, directory), lack_of_scopes)
        if grants == "scopes"
        else (permissions_held(resource, context.settings, directory), lack_of_permissions)
    )
    if held is None or not _first_of_its_type(resource, directory):
        return
    operations = operations_for(resource.type, context.catalogue)
    lacks = [lack for one in operations if (lack := lacking(one, held.names))]
    if not lacks:
        return
    if held.unknown:
        yield held.unknown
        return
    details = {
        "caller": NAME,
        "operation": f"managing {resource.type}",
        "lacking": "; ".join(sorted({str(_shortened(lack)) for lack in lacks})),
        "held": ", ".join(sorted(held.names)) or "nothing",
    }
    yield Fault((), details)


def _first_of_its_type(resource: Resource, directory: Directory) -> bool:
    same = directory.estate.of(resource.type)
    return next(one for one in same if one.path == resource.path) is resource


def _shortened(lack: Lack) -> Lack:
    """A lack of one of several, where one of them alone says enough."""
    return lack if len(lack.any) != 1 else Lack(tuple(sorted({*lack.every, *lack.any})))
