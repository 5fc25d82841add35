"""Whether the Terraform client holds what managing a resource takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from linter.access.caller import permission_groups
from linter.access.directory import Directory, directory_of
from linter.access.held import Held
from linter.access.needs import all_of
from linter.access.smallest import Names, smallest
from linter.access.terraform_client import NAME, operations_for, permissions_held, scopes_held
from linter.catalogue.parts.scopes import ALL_SCOPES
from linter.catalogue.permission import covered
from linter.checks.context import Context
from linter.kept import kept
from linter.model import Fault, Judgement, Resource


def scopes_of_terraform(resource: Resource, context: Context) -> Iterator[Judgement]:
    """Flag the first resource of a type in its file where the client lacks scopes for it."""
    directory = directory_of(context.estate)
    held = scopes_held(resource, context.settings, directory)
    if held is None or ALL_SCOPES in held.names:
        return
    operations = operations_for(resource.type, context.catalogue)
    lacking = [one.scopes for one in operations if one.scopes and not one.scopes & held.names]
    yield from _judged(resource, held, lacking, directory)


def permissions_of_terraform(resource: Resource, context: Context) -> Iterator[Judgement]:
    """Flag the first resource of a type in its file where the client lacks permissions for it."""
    directory = directory_of(context.estate)
    held = permissions_held(resource, context.settings, directory)
    if held is None:
        return
    operations = operations_for(resource.type, context.catalogue)
    lacking = [
        group
        for one in operations
        for group in permission_groups(one)
        if not any(covered(held.names, name) for name in group)
    ]
    yield from _judged(resource, held, lacking, directory)


def _judged(
    resource: Resource, held: Held, lacking: list[Names], directory: Directory
) -> Iterator[Judgement]:
    if not lacking or not _first_of_its_type(resource, directory):
        return
    if held.unknown:
        yield held.unknown
        return
    verb = "reading" if resource.type.startswith("data.") else "managing"
    details = {
        "caller": NAME,
        "operation": f"{verb} {resource.type}",
        "lacking": all_of(sorted(smallest(lacking))),
        "held": ", ".join(sorted(held.names)) or "nothing",
    }
    yield Fault((), details)


def _first_of_its_type(resource: Resource, directory: Directory) -> bool:
    return _firsts(directory)[resource.type, resource.path] is resource


@kept(2)
def _firsts(directory: Directory) -> Mapping[tuple[str, str], Resource]:
    """The first resource of each type in each file."""
    found: dict[tuple[str, str], Resource] = {}
    for one in directory.estate.resources:
        found.setdefault((one.type, one.path), one)
    return found
