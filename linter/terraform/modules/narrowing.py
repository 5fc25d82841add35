"""Which part of an expression a part of its value comes from, and what that refers to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from linter.model import Span
from linter.readers.hcl.syntax import (
    Call,
    Conditional,
    Entry,
    Expression,
    GetAttribute,
    Index,
    Interpolation,
    Name,
    ObjectConstructor,
    Parentheses,
    Piece,
    Template,
    TupleConstructor,
)
from linter.terraform.evaluate import evaluate
from linter.terraform.modules.frame import Site
from linter.terraform.modules.lookup import Lookup
from linter.terraform.modules.references import references
from linter.terraform.modules.scopes import ModuleScope
from linter.terraform.modules.sought import ENCODED, Keys, Sought, below, found_in, somewhere_in
from linter.terraform.value import Value

_ENCODERS = frozenset({"jsonencode", "yamlencode"})


def narrowed(site: Site, sought: Sought) -> tuple[Site, Sought]:
    """The innermost expression that the part sought is the value, or a part of the value, of."""
    while (inner := _inner(site, sought)) is not None:
        node, keys = inner
        site, sought = site._replace(node=node), sought._replace(keys=keys)
    return site, sought


def referred(site: Site, sought: Sought) -> Keys | None:
    """The name and keys that the part sought comes from, `("var", "clients", "crm", "grant")`.

    None where the expression makes it, or where it is unknown what it comes from.
    """
    direct = _traversal(site, sought)
    return direct if direct is not None else next(_matching(site, sought), None)


def value_of(node: Expression, site: Site) -> Value:
    """The value of another expression with the names of `site`."""
    return evaluate(node, _scope(site))


def _inner(site: Site, sought: Sought) -> tuple[Expression, Keys | None] | None:
    """The expression directly inside that gives the part sought, and its keys in there."""
    keys = sought.keys
    match site.node:
        case Parentheses(inner=inner) | Template(parts=(Interpolation(expression=inner),)):
            return inner, keys
        case Conditional(condition=condition, then=then, otherwise=otherwise):
            taken = value_of(condition, site).data
            branch = {"True": then, "False": otherwise}.get(str(taken))
            return None if branch is None else (branch, keys)
    if not keys:
        return None
    match site.node:
        case ObjectConstructor(entries=entries):
            entry = _entry(entries, str(keys[0]), sought.value.span)
            return None if entry is None else (entry.value, keys[1:])
        case TupleConstructor(items=items) if isinstance(keys[0], int) and keys[0] < len(items):
            item = items[keys[0]]
            part = below(value_of(item, site), keys[1:])
            # A set has lost the order in which its elements were written.
            same = part is not None and part.span == sought.value.span
            return (item, keys[1:]) if same else None
        case Call(function=name, arguments=(only,)) if name in _ENCODERS and keys[0] == ENCODED:
            return only, keys[1:]
    return None


def _entry(entries: Sequence[Entry], key: str, written: Span) -> Entry | None:
    """The entry of an object under a key that is written out; the one at `written`, if any is."""
    at = bisect_right(entries, written.start, key=lambda entry: entry.value.start) - 1
    near = entries[at : at + 1] if at >= 0 else ()
    return next((one for one in (*near, *entries) if _is_key(one.key, key)), None)


def _is_key(node: Expression, key: str) -> bool:
    match node:
        case Template(parts=(Piece(text=text),)):
            return text == key
    return False


def _traversal(site: Site, sought: Sought) -> Keys | None:
    """The names and keys of an expression such as `var.clients["crm"].grant`."""
    steps: list[GetAttribute | Index] = []
    root = site.node
    while isinstance(root, GetAttribute | Index):
        steps.append(root)
        root = root.target
    if not isinstance(root, Name):
        return None
    keys: list[str | int] = [root.name]
    for step in reversed(steps):
        key = step.name if isinstance(step, GetAttribute) else value_of(step.key, site).data
        if not isinstance(key, str | int):
            return None
        keys.append(key)
    if sought.keys is None:
        found = found_in(value_of(site.node, site), sought)
        sought = sought if found is None else found
    return (*keys, *(sought.keys or ()))


def _matching(site: Site, sought: Sought) -> Iterator[Keys]:
    """The same for each name in the expression whose value holds the part sought."""
    scope = _scope(site)
    for one in references(site.node):
        value, used = scope.resolve(one.names, Span(site.file.path, one.start, one.end))
        found = somewhere_in(value, sought)
        if found is not None:
            yield (*one.names[:used], *(found.keys or ()))


def _scope(site: Site) -> ModuleScope:
    return ModuleScope(Lookup(site.frame.instance), site.file, site.frame.bindings)
