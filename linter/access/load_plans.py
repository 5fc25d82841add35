"""What load tests call on the platform.

A plan gets its token while it runs, from wherever its author keeps it, so nothing tells which
client or user is behind it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from linter.access.caller import Caller, Kind
from linter.access.calls import Call, calls_of
from linter.access.directory import Directory
from linter.access.use import Use, use_of
from linter.catalogue import Catalogue
from linter.catalogue.match import Ambiguous
from linter.model import KeyPath, View

_API = "api/v2/"
"""What paths of the platform begin with; few other services' do."""

_REMARK = "no file tells whose token it sends: the client or user behind it must hold all of this"


def load_plans(
    directory: Directory, catalogue: Catalogue, paths: Collection[str]
) -> Iterator[Caller]:
    """Each plan in the files `paths` that calls the platform."""
    for plan in directory.estate.views_of("load_plan"):
        if plan.path in paths:
            uses = tuple(dict.fromkeys(_uses(plan, catalogue)))
            if uses:
                name = f"load plan {plan.name}"
                yield Caller(Kind.PLAN, name, plan.address, "", uses, remarks=(_REMARK,))


def _uses(plan: View, catalogue: Catalogue) -> Iterator[Use]:
    for call in calls_of(plan, catalogue):
        if _is_platforms(call):
            yield use_of(call, _name(plan, call.path), plan.address)


def _is_platforms(call: Call) -> bool:
    """Whether a call goes to the platform, rather than perhaps: a plan may test anything."""
    if not isinstance(call.match, Ambiguous):
        return True
    parts = (call.url,) if isinstance(call.url, str) else call.url.parts
    return any(_API in one for one in parts if isinstance(one, str))


def _name(plan: View, path: KeyPath) -> str:
    """The name of the request whose address is written at `path`."""
    body = plan.body
    for key in path[:-1]:
        body = body[key]
    name = body.get("name")
    return name if isinstance(name, str) and name else plan.name
