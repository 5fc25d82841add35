"""What is known of a Terraform resource or data source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.access.caller import Caller, Kind, permission_groups
from linter.access.needs import all_of
from linter.access.smallest import smallest
from linter.access.terraform_client import operations_for, unpublished_for
from linter.catalogue import Catalogue, nearest
from linter.catalogue.parts.counterparts import Counterpart
from linter.reporters.explain.facts import counted, named
from linter.reporters.explain.page import Page
from linter.reporters.explain.reports import report_of


def render(name: str, catalogue: Catalogue, callers: Iterable[Caller]) -> Page:
    """Whether the provider has a type, what managing it calls, and what that takes."""
    operations = operations_for(name, catalogue)
    known = catalogue.counterparts.of_name(name.removeprefix("data."))
    permissions, scopes = (sorted(names) for names in catalogue.requirements(name))
    groups = [group for one in operations for group in permission_groups(one)]
    page = Page(name)
    page.add("In the provider", _published(name, catalogue, known))
    page.add(f"Calls {counted(operations)}", named(operations))
    page.add("Permissions they name", permissions)
    page.add("The fewest that suffice", sorted(smallest(groups)))
    page.add("Scopes they accept, under a grant for users", scopes)
    page.add("What field reports say", report_of(known, catalogue) if known else ())
    return page.add("In these files", _used(name, callers))


def _published(name: str, catalogue: Catalogue, known: Counterpart | None) -> Iterator[str]:
    provider = catalogue.provider
    if provider.get(name) is not None:
        yield f"Yes, version {provider.version}." if provider.version else "Yes."
        if not provider.operations(name):
            yield "What it calls is not documented."
        unpublished = unpublished_for(name, catalogue)
        if unpublished:
            yield f"It is documented to call {all_of(unpublished)}, too, which is not published."
        return
    yield f"No, not in version {provider.version}." if provider.version else "No."
    likely = None if known else nearest(name, provider.types)
    if likely:
        yield f"The nearest: {likely}."


def _used(name: str, callers: Iterable[Caller]) -> Iterator[str]:
    for caller in callers:
        for use in caller.uses if caller.kind is Kind.TERRAFORM else ():
            if use.name == name:
                yield from use.addresses
