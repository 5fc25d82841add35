"""The text that the data source `aws_iam_policy_document` works out, without asking AWS.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from linter.model import Unknown
from linter.terraform.body import plain
from linter.terraform.construct import derived, tuple_of, unknown
from linter.terraform.failure import RefusalError, UnknowableError
from linter.terraform.modules.configured import Configured, Setting
from linter.terraform.modules.declarations import Declaration
from linter.terraform.modules.policy_statement import Fields, fields, statement_of
from linter.terraform.ordering import parts
from linter.terraform.types import STRING
from linter.terraform.value import Value

VERSION = "2012-10-17"
"""The version of the policy language where the data source names none."""


def has_document(declaration: Declaration) -> bool:
    """Whether gclint works out attributes of it that nobody writes."""
    return declaration.kind == "data" and declaration.labels[0] == "aws_iam_policy_document"


def with_document(declaration: Declaration, body: Configured) -> Configured:
    """Return `body` with `json` and `minified_json`, if the data source is the one that has them.

    Their values carry the document as the structure that they encode, also where a part of it is
    unknown.
    """
    if not has_document(declaration):
        return body
    document = _merged(body, _document(body))
    computed = {
        "json": _text(document, indent=2),
        "minified_json": _text(document, indent=None),
    }
    return replace(body, computed=computed)


def _document(body: Configured) -> Value:
    """What the data source itself says, without the documents that it builds on."""
    found = Fields(body)
    version = Value(VERSION, STRING, body.header)
    entries = [("Version", found.setting("version") or Setting(body.header, body.header, version))]
    if (policy_id := found.setting("policy_id")) is not None:
        entries.append(("Id", policy_id))
    made = body.blocks.get("statement", ())
    if isinstance(made, Value):
        statements = made
    else:
        statements = tuple_of([statement_of(one) for one in made], body.header)
    header = made[0].header if isinstance(made, tuple) and made else body.header
    entries.append(("Statement", Setting(header, header, statements)))
    return fields(entries, body.header)


def _merged(body: Configured, own: Value) -> Value:
    """The document laid over those it builds on, and under those that override it."""
    documents = [*_given(body, "source_policy_documents"), own]
    documents += _given(body, "override_policy_documents")
    causes = [one for one in documents if isinstance(one.data, Unknown)]
    if causes:
        return unknown(derived(causes), body.header)
    merged = documents[0]
    for document in documents[1:]:
        merged = _over(merged, document)
    return merged


def _given(body: Configured, name: str) -> list[Value]:
    """The documents that an argument lists, decoded; an unknown value for one that is not known."""
    setting = Fields(body).setting(name)
    if setting is None:
        return []
    if not isinstance(setting.value.data, tuple):
        return [unknown(derived([setting.value]), setting.expression)]
    return [_decoded(text) for text in setting.value.data if text.data not in (None, "")]


def _decoded(text: Value) -> Value:
    if text.encoded is not None:
        return text.encoded
    if isinstance(text.data, Unknown):
        return text
    try:
        from linter.terraform.functions.json_reading import read_json

        document = read_json(text, text.span)
    except RefusalError as error:
        return unknown(Unknown(f"a document that it builds on is not JSON: {error}"), text.span)
    except UnknowableError as error:
        return unknown(error.unknown, text.span)
    if isinstance(document.data, dict):
        return document
    return unknown(Unknown("a document that it builds on is no object", span=text.span), text.span)


def _over(under: Value, over: Value) -> Value:
    """Merge two documents: of two statements with one Sid, that of the later document stays."""
    below, above = _entries(under), _entries(over)
    statements: dict[object, Value] = {}
    for number, statement in enumerate((*_statements(below), *_statements(above))):
        if isinstance(statement.data, Unknown):
            return unknown(statement.data, statement.span)
        statements[_sid(statement) or number] = statement
    merged = {**below, **above}
    merged["Statement"] = tuple_of(list(statements.values()), over.span)
    keys = {**under.keys, **over.keys}
    settings = (
        (name, Setting(keys.get(name, over.span), over.span, value))
        for name, value in merged.items()
    )
    return fields(settings, over.span)


def _entries(document: Value) -> Mapping[str, Value]:
    return document.data if isinstance(document.data, dict) else {}


def _statements(document: Mapping[str, Value]) -> tuple[Value, ...]:
    """The statements of a document, which may be one object or a list of them."""
    found = document.get("Statement")
    if found is None:
        return ()
    return found.data if isinstance(found.data, tuple) else (found,)


def _sid(statement: Value) -> str | None:
    sid = statement.data.get("Sid") if isinstance(statement.data, dict) else None
    return sid.data if sid is not None and isinstance(sid.data, str) else None


def _text(document: Value, indent: int | None) -> Value:
    """The document as text, with the structure at hand."""
    causes = [part for part in parts(document) if isinstance(part.data, Unknown)]
    if causes:
        cause = derived(causes)
        return Value(cause, STRING, document.span, encoded=document)
    separators = (",", ":") if indent is None else None
    text = json.dumps(plain(document)[0], indent=indent, separators=separators, ensure_ascii=False)
    return Value(_escaped(text), STRING, document.span, encoded=document)


def _escaped(text: str) -> str:
    """Escape what Go's encoder escapes, for the text to have the length that AWS counts."""
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
