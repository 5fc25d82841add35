"""Whether the provider has a resource or data source of the type that is written."""

from __future__ import annotations

from collections.abc import Iterator

from linter.catalogue import Catalogue, nearest
from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.checks.terraform.judged import is_accepted
from linter.checks.terraform.release import release_for
from linter.checks.terraform.standing import type_removed
from linter.checks.terraform.versions import ANY
from linter.model import Fault, Judgement, Resource, Unknown

_DATA = "data."


@check("known-resource-type")
def known_resource_type(
    subject: Resource, context: Context, _options: Options
) -> Iterator[Judgement]:
    """Flag a type that the provider does not have, or no longer has in the version in use."""
    provider = context.catalogue.provider
    if is_accepted(subject) or provider.get(subject.type) is not None:
        return
    release = release_for(subject, context)
    if isinstance(release, Unknown):
        yield release
        return
    changes = provider.changes(subject.type)
    removed = type_removed(changes, release.version)
    if removed:
        hint = f"; it was removed in {removed}, and this is {release.told}"
        yield _fault(subject, hint)
    elif type_removed(changes, ANY):
        return
    elif release.remote and not context.catalogue.counterparts.of_name(_bare(subject.type)):
        yield release.remote
    else:
        yield _fault(subject, _hint(subject.type, context.catalogue))


def _fault(subject: Resource, hint: str) -> Fault:
    kind = "data source" if subject.type.startswith(_DATA) else "resource"
    return Fault((), {"kind": kind, "value": _bare(subject.type), "hint": hint})


def _hint(name: str, catalogue: Catalogue) -> str:
    """What was probably meant: from a field report's mix-up, of the other kind, or the nearest."""
    known = catalogue.counterparts.of_name(_bare(name))
    if known and known.types:
        return "; there is " + " and ".join(_spoken(one) for one in known.types)
    other = name.removeprefix(_DATA) if name.startswith(_DATA) else _DATA + name
    if catalogue.provider.get(other) is not None:
        return f"; there is {_spoken(other)} of that name"
    same = [one for one in catalogue.provider.types if one.startswith(_DATA) == _is_data(name)]
    meant = nearest(_bare(name), (_bare(one) for one in same))
    return f"; {meant} is the nearest" if meant else ""


def _is_data(name: str) -> bool:
    return name.startswith(_DATA)


def _bare(name: str) -> str:
    return name.removeprefix(_DATA)


def _spoken(name: str) -> str:
    return f"the {'data source' if _is_data(name) else 'resource'} {_bare(name)}"
