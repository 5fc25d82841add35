"""Functions that read files, all of them inside the scan root."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from unicodedata import is_normalized

from linter.model import Span
from linter.terraform.construct import boolean, collection, string
from linter.terraform.failure import RefusalError, unknowable
from linter.terraform.functions.hashing import DIGESTS, Digest
from linter.terraform.functions.paths import in_root
from linter.terraform.functions.signature import Invocation, Parameter, function
from linter.terraform.types import BOOL, DYNAMIC, STRING, SetType
from linter.terraform.value import Value, Written


@function("file", Parameter(STRING), returns=STRING)
def file(invocation: Invocation) -> Value:
    """Read a text file; the text knows that it stands in that file."""
    path = in_root(invocation)
    return _text(path, invocation)


@function("filebase64", Parameter(STRING), returns=STRING)
def filebase64(invocation: Invocation) -> Value:
    """Read a file as base64."""
    return string(b64encode(_data(invocation)).decode(), invocation.span)


@function("fileexists", Parameter(STRING), returns=BOOL)
def fileexists(invocation: Invocation) -> Value:
    """Tell whether there is such a file."""
    path = in_root(invocation)
    try:
        found = invocation.surroundings.module_scope.files.data(path)
    except ValueError as error:
        raise unknowable(str(error)) from None
    return boolean(found is not None, invocation.span)


@function("fileset", Parameter(STRING), Parameter(STRING), returns=SetType(STRING))
def fileset(invocation: Invocation) -> Value:
    """List the files below a folder that match a pattern."""
    pattern = invocation.data[1]
    try:
        found = invocation.surroundings.module_scope.files.matching(in_root(invocation), pattern)
    except ValueError as error:
        raise unknowable(str(error)) from None
    names = [string(name, invocation.span) for name in sorted(found)]
    return collection(names, SetType(STRING), invocation.span)


@function("templatefile", Parameter(STRING), Parameter(DYNAMIC))
def templatefile(invocation: Invocation) -> Value:
    """Render a template file, which sees only the names that it is given."""
    path = in_root(invocation)
    names = invocation.arguments[1]
    if not isinstance(names.data, dict):
        raise RefusalError("the names for a template are a map", names.span)
    text = _text(path, invocation)
    return invocation.surroundings.template(str(text.data), path, names.data)


def _text(path: str, invocation: Invocation) -> Value:
    try:
        text = invocation.surroundings.module_scope.files.text(path)
    except ValueError as error:
        raise unknowable(str(error)) from None
    if text is None:
        raise RefusalError(f"there is no file {path}")
    written = (Written(len(text), Span(path, 0, len(text))),)
    return replace(
        string(text, invocation.span), written=written if is_normalized("NFC", text) else ()
    )


def _data(invocation: Invocation) -> bytes:
    path = in_root(invocation)
    try:
        data = invocation.surroundings.module_scope.files.data(path)
    except ValueError as error:
        raise unknowable(str(error)) from None
    if data is None:
        raise RefusalError(f"there is no file {path}")
    return data


def _digest_of_file(digest: Digest) -> Callable[[Invocation], Value]:
    return lambda invocation: string(digest(_data(invocation)), invocation.span)


for _name, _digest in DIGESTS.items():
    function(f"file{_name}", Parameter(STRING), returns=STRING)(_digest_of_file(_digest))
