"""Whether IAM takes a policy document at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from linter import bundled
from linter.catalogue import nearest
from linter.checks.context import Context
from linter.checks.iam.scope import is_resource_policy
from linter.checks.registry import Options, check
from linter.model import Fault, Judgement, KeyPath, Unknown, View
from linter.requirement import judge_schema

_LEVELS = 6
"""How deep a document is: its statements, theirs, a condition, its operator, its keys, a list."""
_TEXTS = frozenset({"Resource", "NotResource", "AWS", "Service", "Federated", "CanonicalUser"})


@check("iam-document")
def iam_document(subject: View, _context: Context, _options: Options) -> Iterator[Judgement]:
    """Judge a role's trust policy, or a policy's document, by its schema. Details: `told`.

    `schemas/iam-policy.schema.json` has one definition for each of the three uses of a document.
    """
    key, use = _use(subject)
    fault = subject.body.get(f"{key}_fault")
    if fault is not None:
        yield Fault((f"{key}_fault",), {"told": f"its text is not JSON: {fault}"})
    elif key in subject.body:
        for judgement in judge_schema(_schema(use), _assumed(subject.body[key])):
            yield _told(judgement, key) if isinstance(judgement, Fault) else judgement


def _use(subject: View) -> tuple[str, str]:
    if subject.kind == "iam_role":
        return "trust", "trust"
    return "document", "resource" if is_resource_policy(subject) else "permission"


def _assumed(value: Any, levels: int = _LEVELS) -> Any:
    """A document whose unknown ARNs, principals and condition values are taken to be texts.

    Whether IAM takes the document rarely hangs on them, and nearly every document has some.
    """
    if isinstance(value, list) and levels:
        return [_assumed(one, levels - 1) for one in value]
    if isinstance(value, dict) and levels:
        return {
            key: _texts(one) if _holds_texts(key) else _assumed(one, levels - 1)
            for key, one in value.items()
        }
    return value


def _texts(value: Any) -> Any:
    listed = [_text(one) for one in value] if isinstance(value, list) else value
    return _text(listed)


def _text(value: Any) -> Any:
    return "${unknown}" if isinstance(value, Unknown) else value


def _holds_texts(key: str) -> bool:
    """Whether the values of a key are texts: a resource, a kind of principal, a condition key."""
    return key in _TEXTS or (":" in key and not key.startswith(("For", "for")))


@cache
def _schema(use: str) -> dict[str, Any]:
    file = bundled.folder("schemas") / "iam-policy.schema.json"
    whole = json.loads(file.read_text("utf-8"))
    return {"$ref": f"#/$defs/{use}", "$defs": whole["$defs"]}


@cache
def _names() -> frozenset[str]:
    """The names of the elements of documents, statements and principals."""
    return frozenset(
        name
        for definition in _schema("trust")["$defs"].values()
        for name in (*definition.get("properties", ()), *definition.get("examples", ()))
        if isinstance(name, str)
    )


def _told(fault: Fault, key: str) -> Fault:
    told = _clause(fault, _where(fault.path))
    return replace(fault, path=(key, *fault.path), details={"told": told})


def _clause(fault: Fault, where: str) -> str:
    details = fault.details
    if details["keyword"] == "required":
        return f"{where} lacks `{details['key']}`"
    clause = f"{where} must be {details['about']}"
    if fault.on_key:
        guess = nearest(details["key"], _names())
        return f"{clause}; did you mean `{guess}`?" if guess else clause
    if details["keyword"] in {"pattern", "enum"}:
        return f"{clause}, not {details['value'] or 'empty'}"
    return clause


def _where(path: KeyPath) -> str:
    """`Statement[0].Effect`, or the document itself."""
    shown = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path)
    return f"`{shown.removeprefix('.')}`" if shown else "the document"
