"""`regex`, `regexall` and `replace`."""

from __future__ import annotations

import re
from typing import Final

from linter.terraform import regular
from linter.terraform.construct import collection, null, object_of, string, tuple_of
from linter.terraform.failure import RefusalError
from linter.terraform.functions.signature import Invocation, Parameter, function, scalar
from linter.terraform.limits import refuse_elements, refuse_length
from linter.terraform.types import DYNAMIC, STRING, ListType, ObjectType, TupleType, Type
from linter.terraform.value import Value

_REFERENCE: Final = re.compile(r"\$(?:(\$)|\{([A-Za-z0-9_]+)\}|([A-Za-z0-9_]+))", re.ASCII)


@function("regex", Parameter(STRING), Parameter(STRING))
def regex(invocation: Invocation) -> Value:
    """Return the first match: its text, or its groups in a tuple or, with names, an object."""
    pattern, text = invocation.data
    program = regular.compiled(pattern)
    _result_type(program)
    found = regular.find(program, text)
    if found is None:
        raise RefusalError("the pattern does not match")
    return _result(program, found, invocation)


@function("regexall", Parameter(STRING), Parameter(STRING), returns=ListType(DYNAMIC))
def regexall(invocation: Invocation) -> Value:
    """Return all matches."""
    pattern, text = invocation.data
    program = regular.compiled(pattern)
    kind = ListType(_result_type(program))
    results: list[Value] = []
    for found in regular.find_all(program, text):
        results.append(_result(program, found, invocation))
        refuse_elements(len(results))
    return collection(results, kind, invocation.span)


@scalar("replace", STRING, STRING, STRING, returns=STRING)
def replace(text: str, searched: str, replacement: str) -> str:
    """Replace a text, or with slashes around it a pattern, wherever it occurs."""
    if len(searched) > 1 and searched.startswith("/") and searched.endswith("/"):
        return _replace_pattern(text, searched[1:-1], replacement)
    refuse_length(len(text) + (text.count(searched) if searched else len(text)) * len(replacement))
    return text.replace(searched, replacement)


def _replace_pattern(text: str, pattern: str, replacement: str) -> str:
    program = regular.compiled(pattern)
    pieces: list[str] = []
    length = end = 0
    for found in regular.find_all(program, text):
        filled = _filled(replacement, program, found)
        pieces += [text[end : found.start], filled]
        end = found.end
        length += len(filled)
        refuse_length(length)
    return "".join([*pieces, text[end:]])


def _filled(replacement: str, program: regular.Program, found: regular.Match) -> str:
    """Put groups in for `$1`, `${1}` and `${name}`."""

    def group(reference: re.Match[str]) -> str:
        if reference[1]:
            return "$"
        name = reference[2] or reference[3]
        numbers = [str(number) for number in range(len(program.names) + 1)]
        if name in numbers:
            return found.group(int(name)) or ""
        return (found.group(program.names.index(name) + 1) or "") if name in program.names else ""

    return _REFERENCE.sub(group, replacement)


def _result_type(program: regular.Program) -> Type:
    if not program.names:
        return STRING
    if None not in program.names:
        return ObjectType({str(name): STRING for name in program.names})
    if any(program.names):
        raise RefusalError("a pattern has either named or unnamed groups")
    return TupleType((STRING,) * len(program.names))


def _result(program: regular.Program, found: regular.Match, invocation: Invocation) -> Value:
    span = invocation.span
    if not program.names:
        return string(found.group(0) or "", span)
    texts = [found.group(number + 1) for number in range(len(program.names))]
    groups = [null(span, STRING) if text is None else string(text, span) for text in texts]
    if None not in program.names:
        return object_of(dict(zip(map(str, program.names), groups, strict=True)), span)
    return tuple_of(groups, span)
