"""Names that a data action reads, against those it declares."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from linter.actions.body import BODY, DEFAULT_BODY, DEFAULTS, MAP, SUCCESS, Action
from linter.actions.context import RESERVED
from linter.actions.faults import TemplateFault
from linter.actions.names import Use, bound, references
from linter.actions.tools import LIVE, TOOLS
from linter.catalogue.names import nearest
from linter.model import KeyPath
from linter.readers.velocity.syntax import Template, Text
from linter.readers.velocity.walk import walk

_FOREIGN = re.compile(
    r"\{\{[{#/^&]?\s*[A-Za-z_][\w.\- |]*\}?\}\}"
    r"|\{%-?\s*[A-Za-z][^%\n]*%\}|<%[=-]?\s*[A-Za-z][^%\n]*%>"
)
_OPENINGS = ("{{", "{%", "<%")
"""One of these begins whatever `_FOREIGN` finds: without it there is no need to search."""
_PERCENT = re.compile(r"%(?:input\.)?([A-Za-z][A-Za-z0-9_-]+)%")
"""Two hexadecimal digits after a percent sign are URL encoding, so the name must be an input's."""


def undeclared_input(action: Action) -> Iterator[TemplateFault]:
    """Inputs that a template of the request reads and the input contract lacks."""
    declared = action.inputs
    if declared is None:
        return
    for path, one in action.readings.items():
        for use in one.uses[0]:
            if use.root != "input" or use.name in RESERVED or _declares(declared, use):
                continue
            details = {"input": use.name, "near": nearest(use.name, declared) or ""}
            start, end = one.offset(use.start), one.offset(use.end)
            yield TemplateFault(path, start, end, "undeclared-input", details)


def unused_input(action: Action) -> Iterator[TemplateFault]:
    """Inputs that nothing in the request reads; silent where something may read any of them."""
    declared = action.inputs
    if not declared or action.method is None or not action.request_known:
        return
    if action.method != "GET" and action.at(BODY) is None:
        return
    read: set[str] = set()
    for one in action.readings.values():
        found, whole = one.uses
        names = {use.name for use in found}
        if whole or "rawRequest" in names or one.unread:
            return
        read |= names | {use.name.split("-")[0] for use in found if not use.braced}
    for name in declared:
        if name not in read:
            path: KeyPath = ("input_schema", "properties", name)
            yield TemplateFault(path, 0, 0, "unused-input", {"input": name}, on_key=True)


def unmapped_variable(action: Action) -> Iterator[TemplateFault]:
    """Names that the success template reads and the translation map lacks."""
    mapped, template = action.keys(MAP), action.success
    if mapped is None or template is None:
        return
    known = {*mapped, "rawResult", "input", *TOOLS, *LIVE, *bound(template.nodes)}
    for reference in references(template.nodes):
        name = reference.name
        if name in known or (not reference.braced and name.split("-")[0] in known):
            continue
        start = template.text.find(name, reference.start)
        details = {"name": name, "near": nearest(name, [*mapped, "rawResult"]) or ""}
        yield TemplateFault(
            SUCCESS, start, start + len(name), "unmapped-template-variable", details
        )


def stray_default(action: Action) -> Iterator[TemplateFault]:
    """Defaults for names that the translation map lacks."""
    mapped, defaults = action.keys(MAP), action.keys(DEFAULTS)
    if mapped is None or defaults is None:
        return
    for name in defaults:
        if name not in mapped:
            details = {"name": name, "near": nearest(name, mapped) or ""}
            yield TemplateFault(
                (*DEFAULTS, name), 0, 0, "stray-translation-default", details, on_key=True
            )


def foreign_syntax(action: Action) -> Iterator[TemplateFault]:
    """Placeholders of other template languages, which the platform sends as they stand."""
    for path, one in action.readings.items():
        if not _may_be_foreign(one.template.text):
            continue
        for start, end in _foreign(one.template, action.inputs or {}):
            details = {"found": one.template.text[start:end]}
            yield TemplateFault(
                path, one.offset(start), one.offset(end), "foreign-template-syntax", details
            )


def template_on_get(action: Action) -> Iterator[TemplateFault]:
    """A body written for a GET, other than the one that the platform fills in by itself."""
    body = action.at(BODY)
    if action.method == "GET" and isinstance(body, str) and body.strip() not in ("", DEFAULT_BODY):
        yield TemplateFault(BODY, 0, len(body), "template-on-get", {})


def _declares(declared: Container[str], use: Use) -> bool:
    """A bare `$input.a-b` may stand for `a` with `-b` after it."""
    return use.name in declared or (not use.braced and use.name.split("-")[0] in declared)


def _may_be_foreign(text: str) -> bool:
    return text.count("%") > 1 or any(opening in text for opening in _OPENINGS)


def _foreign(template: Template, inputs: Container[str]) -> Iterator[tuple[int, int]]:
    for node in walk(template.nodes):
        if not isinstance(node, Text) or node.end - node.start != len(node.printed):
            continue
        yield from _placeholders(node, inputs)


def _placeholders(node: Text, inputs: Container[str]) -> Iterator[tuple[int, int]]:
    for found in _FOREIGN.finditer(node.printed):
        yield node.start + found.start(), node.start + found.end()
    for found in _PERCENT.finditer(node.printed):
        if found[1] in inputs:
            yield node.start + found.start(), node.start + found.end()
