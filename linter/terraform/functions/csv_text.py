"""`csvdecode`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from linter.terraform.construct import collection, object_of, string
from linter.terraform.failure import RefusalError
from linter.terraform.functions.signature import Invocation, Parameter, function
from linter.terraform.limits import refuse_elements
from linter.terraform.types import STRING, ListType, ObjectType
from linter.terraform.value import Value

_QUOTED: Final = re.compile(r'"((?:[^"]|"")*)"')
_BARE: Final = re.compile(r"[^,\n]*")


@function("csvdecode", Parameter(STRING))
def csvdecode(invocation: Invocation) -> Value:
    """Read CSV (RFC 4180) with a header line into a list of objects."""
    (text,) = invocation.data
    records = _records(text.replace("\r\n", "\n").removesuffix("\r"))
    header = next(records, None)
    if header is None:
        raise RefusalError("the CSV has no header line")
    if len(set(header)) < len(header):
        raise RefusalError("two columns of the CSV have the same name")
    span = invocation.span
    rows = []
    for record in records:
        if len(record) != len(header):
            raise RefusalError("a line of the CSV has the wrong number of fields")
        fields = {name: string(field, span) for name, field in zip(header, record, strict=True)}
        rows.append(object_of(fields, span))
        refuse_elements(len(rows) * len(header))
    element = ObjectType(dict.fromkeys(sorted(header), STRING))
    return collection(rows, ListType(element), span)


def _records(text: str) -> Iterator[list[str]]:
    """Yield the fields of each line; blank lines are passed over."""
    at = 0
    while at < len(text):
        if text[at] == "\n":
            at += 1
            continue
        record: list[str] = []
        while True:
            field, at = _field(text, at)
            record.append(field)
            if at >= len(text) or text[at] == "\n":
                break
            at += 1
        yield record
        at += 1


def _field(text: str, at: int) -> tuple[str, int]:
    """Read the field at `at`, and return it and where it ends."""
    if text.startswith('"', at):
        quoted = _QUOTED.match(text, at)
        if not quoted or not (quoted.end() == len(text) or text[quoted.end()] in ",\n"):
            raise RefusalError("a quote in the CSV is not closed, or stands inside a field")
        return quoted[1].replace('""', '"'), quoted.end()
    bare = _BARE.match(text, at)
    end = bare.end() if bare else at
    if '"' in text[at:end]:
        raise RefusalError("a field of the CSV with a quote in it is not quoted")
    return text[at:end], end
