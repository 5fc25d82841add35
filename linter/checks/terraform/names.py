"""Whether what a module refers to is declared in it, and what it declares is referred to.

https://developer.hashicorp.com/terraform/language/expressions/references
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from linter.catalogue import nearest
from linter.checks.context import Context
from linter.checks.registry import Options, check
from linter.checks.terraform.module_facts import PROVIDER, ModuleFacts, module_facts
from linter.model import Fault, Judgement, Resource, Unknown

Key = tuple[str, ...]
"""What a declaration is known by: `("variable", "region")`, `("data", type, name)`."""

_ROOTS: Final = {"var": "variable", "local": "local", "module": "module"}
_SPOKEN: Final = {"variable": "variable", "local": "local value", "module": "module"}
_BUILT_IN: Final = "terraform"
"""The provider in Terraform itself, which has `terraform_data`."""

_COMPARED: Final = 200
"""The most names that a wrong one is compared with; of more, none is called the nearest."""

_USED: Final = {"variable": "var", "local": "local", "data": "data"}
"""The kinds of declaration that serve nothing unless they are referred to, with their root."""


@check("resolved-references")
def resolved_references(
    subject: Resource, context: Context, _options: Options
) -> Iterator[Judgement]:
    """Flag each reference to what the module does not declare, and to outputs that the local
    modules it calls do not have.

    Where a part of the module could not be read, it may be declared there.
    """
    body = subject.body
    module = _Module(body, module_facts(context.estate))
    for number, names in enumerate(body["references"]):
        told = module.lack(tuple(names))
        if told and not body["complete"]:
            yield Unknown("a part of this module could not be read")
            return
        if told:
            yield Fault(("references", number), {"value": ".".join(names), "told": told})


@check("used-declarations")
def used_declarations(
    subject: Resource, _context: Context, _options: Options
) -> Iterator[Judgement]:
    """Flag each variable, local value and data source that nothing in the module refers to."""
    body = subject.body
    if not body["complete"]:
        yield Unknown("a part of this module could not be read")
        return
    used = {prefix for names in (*body["references"], *body["mentioned"]) for prefix in _all(names)}
    cut = {tuple(names) for names in body["references"]}
    for number, (kind, *labels) in enumerate(body["declared"]):
        if kind not in _USED:
            continue
        names = (_USED[kind], *labels)
        if names not in used and not any(names[:end] in cut for end in range(1, len(names))):
            spoken = _SPOKEN.get(kind, "data source")
            yield Fault(("declared", number), {"value": ".".join(labels), "kind": spoken})


def _all(names: list[str]) -> Iterator[Key]:
    """The prefixes of a traversal: each of them is something that it refers to."""
    return (tuple(names[:end]) for end in range(1, len(names) + 1))


class _Module:
    """The names of one module, and of those that it calls."""

    def __init__(self, body: Mapping[str, Any], facts: ModuleFacts) -> None:
        self._body = body
        self._facts = facts
        self._declared = frozenset(map(tuple, body["declared"]))
        self._labels: dict[Key, list[str]] = defaultdict(list)
        for key in sorted(self._declared):
            self._labels[key[:-1]].append(key[-1])
        self._told: dict[Key, str | None] = {}
        self._providers = {PROVIDER, _BUILT_IN} | {
            key[1].partition("_")[0] for key in self._declared if key[0] in {"resource", "data"}
        }

    def lack(self, names: Key) -> str | None:
        """What it is that a traversal refers to and nobody declares; None where all is well."""
        meant = names[:4]
        if meant not in self._told:
            self._told[meant] = self._lack(meant)
        return self._told[meant]

    def _lack(self, names: Key) -> str | None:
        root, *rest = names
        if root in _ROOTS and rest:
            return self._named(_ROOTS[root], rest)
        if root == "data":
            return self._configured("data", rest)
        if root == "resource":
            return self._configured("resource", rest)
        return self._configured("resource", list(names)) if self._is_type(root) else None

    def _is_type(self, root: str) -> bool:
        """Whether a root is a resource's type: it begins with the name of a provider in use.

        What else stands there unbound is a keyword, or an attribute in `ignore_changes`.
        """
        prefix, joint, _ = root.partition("_")
        return bool(joint) and prefix in self._providers

    def _named(self, kind: str, rest: list[str]) -> str | None:
        name = rest[0]
        if (kind, name) not in self._declared:
            return _told(_SPOKEN[kind], name, self._labels.get((kind,), ()))
        return self._output(name, rest[1]) if kind == "module" and len(rest) > 1 else None

    def _configured(self, kind: str, rest: list[str]) -> str | None:
        if len(rest) < 2 or (kind, rest[0], rest[1]) in self._declared:
            return None
        spoken = f"{'data source' if kind == 'data' else 'resource'} {rest[0]}"
        return _told(spoken, rest[1], self._labels.get((kind, rest[0]), ()))

    def _output(self, call: str, name: str) -> str | None:
        folder = None if call in self._body["repeated"] else self._body["calls"].get(call)
        outputs = self._facts.outputs(folder) if folder is not None else None
        if outputs is None or name in outputs:
            return None
        return _told("output", name, outputs, f"the module in {folder or '.'}")


def _told(kind: str, name: str, others: Collection[str], owner: str = "this module") -> str:
    meant = nearest(name, others) if len(others) <= _COMPARED else None
    hint = f"; {meant} is the nearest" if meant else ""
    return f'{owner} declares no {kind} "{name}"{hint}'
