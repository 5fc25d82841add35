"""Whether names of permissions are the platform's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from linter.catalogue import Catalogue
from linter.catalogue.names import words
from linter.catalogue.permission import ANY, AWS_ACTION, Permission, parse
from linter.checks.access.role_names import names_role
from linter.checks.access.written_permissions import Written, written_in
from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, KeyPath, Subject, Unknown, View

SHORTEST_TYPED = 5
"""Letters of a name from which one letter off is a slip. Of the entities of any one domain in the
catalogue of 2026-05, no two that long are one letter apart but `integration` and `XIntegration`."""


class _Fault(NamedTuple):
    path: KeyPath
    why: str


@check("well-formed-permission")
def well_formed_permission(
    subject: Subject, context: Context, options: Options
) -> Iterator[Judgement]:
    """Flag what is no `domain:entity:action`, or is one that cannot exist.

    `with.actions` are actions that exist only where the catalogue names them.
    """
    seen: set[tuple[KeyPath, str]] = set()
    for written in written_in(subject):
        if isinstance(written, Unknown):
            yield written
            continue
        if (
            isinstance(subject, View)
            and subject.kind == "genesys_role"
            and AWS_ACTION.fullmatch(written.text)
        ):
            continue  # `role-without-permissions` speaks of those
        fault = _malformed(written, context.catalogue, frozenset(options["actions"]))
        if fault is not None and fault not in seen:
            seen.add(fault)
            hint = _meant(written.text, context.catalogue)
            yield Fault(fault.path, {"value": written.text, "why": fault.why, "hint": hint})


@check("listed-permission")
def listed_permission(subject: Subject, context: Context, options: Options) -> Iterator[Judgement]:
    """Flag well-formed permissions that no published operation names.

    `with.actions` are those of `well-formed-permission`, whose findings are not repeated.
    """
    default = subject.body.get("default_role_id")
    faults = list(_unlisted_in(subject, context, frozenset(options["actions"])))
    if isinstance(default, Unknown):
        yield from [default] if faults else []
    elif not default:
        yield from faults


def _unlisted_in(
    subject: Subject, context: Context, actions: frozenset[str]
) -> Iterator[Judgement]:
    for written in written_in(subject):
        if isinstance(written, Unknown):
            yield written
        elif _unlisted(written, context.catalogue) and not _malformed(
            written, context.catalogue, actions
        ):
            yield Fault(written.path, {"value": written.text, "hint": _seen(written, context)})


def _malformed(written: Written, catalogue: Catalogue, actions: frozenset[str]) -> _Fault | None:
    if names_role(written.text, catalogue):
        return None
    permission = written.permission
    if permission is None:
        return _not_three_parts(written, catalogue)
    if written.text in catalogue.permissions:
        return None
    known = _known(catalogue)
    entities = known.get(permission.domain)
    if entities is None:
        slip = _slip(permission.domain, known, typed=False)
        if slip and permission.entity in known[slip]:
            return _Fault(written.domain_path, f"the domain is {slip}")
    elif permission.entity not in {ANY, *entities}:
        slip = _slip(permission.entity, entities, typed=True)
        if slip:
            return _Fault(written.entity_path, f"the entity of {permission.domain} is {slip}")
    if permission.action in actions:
        return _Fault(written.path, f"there is no action {permission.action} of it")
    return _miscased(written, permission, entities or {})


def _not_three_parts(written: Written, catalogue: Catalogue) -> _Fault | None:
    if parse(written.text) is not None:
        return None  # one part: a permission from before they had three
    scope = written.text in catalogue.scopes
    why = "it is an OAuth scope" if scope else "a permission is domain:entity:action"
    return _Fault(written.path, why)


def _miscased(
    written: Written, permission: Permission, entities: Mapping[str, frozenset[str]]
) -> _Fault | None:
    for action in sorted(entities.get(permission.entity, ())):
        if action != permission.action and action.lower() == permission.action.lower():
            return _Fault(written.path, f"the action is spelt {action}")
    return None


def _unlisted(written: Written, catalogue: Catalogue) -> bool:
    permission = written.permission
    if permission is None or permission.wildcard or names_role(written.text, catalogue):
        return False
    return written.text not in catalogue.permissions.named_by_operations


def _seen(written: Written, context: Context) -> str:
    if written.text in context.catalogue.permissions.seen_elsewhere:
        return "; roles of live organisations have it"
    return _meant(written.text, context.catalogue)


def _meant(text: str, catalogue: Catalogue) -> str:
    likely = catalogue.likely_permission(text)
    return f"; {likely} is the likely one" if likely and likely != text else ""


def _slip(name: str, known: Iterable[str], *, typed: bool) -> str | None:
    """The known name that differs in plural, case or joins, or (`typed`) by one letter."""
    candidates = sorted(known)
    same = [one for one in candidates if words(one) == words(name) and one != name]
    if same or not typed or len(name) < SHORTEST_TYPED:
        return same[0] if same else None
    near = [one for one in candidates if len(one) >= SHORTEST_TYPED and _one_off(name, one)]
    return near[0] if near else None


def _one_off(name: str, other: str) -> bool:
    """Whether one letter is added, left out or changed, or two neighbours are swapped."""
    pairs = enumerate(zip(name, other, strict=False))
    start = next((i for i, (a, b) in pairs if a != b), min(len(name), len(other)))
    mine, theirs = name[start:], other[start:]
    swapped = mine[1:2] + mine[:1] + mine[2:]
    return mine != theirs and (
        mine[1:] in (theirs, theirs[1:]) or mine == theirs[1:] or swapped == theirs
    )


@lru_cache(maxsize=2)
def _known(catalogue: Catalogue) -> Mapping[str, Mapping[str, frozenset[str]]]:
    """The known actions by domain and entity."""
    known: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name in catalogue.permissions:
        permission = parse(name)
        if permission is not None and not permission.legacy:
            known[permission.domain][permission.entity].add(permission.action)
    return {
        domain: {entity: frozenset(actions) for entity, actions in entities.items()}
        for domain, entities in known.items()
    }
