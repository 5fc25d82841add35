"""Base64, URL encoding and CSV."""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import Final
from urllib.parse import quote_plus

from linter.terraform.failure import RefusalError, unknowable
from linter.terraform.functions.signature import scalar
from linter.terraform.types import STRING

ENCODINGS: Final = {
    "utf-8": "utf-8",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "iso-8859-1": "latin-1",
    "iso-8859-15": "iso8859-15",
    "windows-1252": "cp1252",
    "us-ascii": "ascii",
}
"""The encodings, by IANA name, that gclint converts text to and from; others are unknown."""


@scalar("base64encode", STRING, returns=STRING)
def base64encode(text: str) -> str:
    """Encode the UTF-8 form of a string."""
    return b64encode(text.encode()).decode()


@scalar("base64decode", STRING, returns=STRING)
def base64decode(text: str) -> str:
    """Decode to a string, which has to be UTF-8."""
    return _text(decoded(text), "utf-8")


@scalar("base64gzip", STRING, returns=STRING)
def base64gzip(text: str) -> str:
    """Leave the result open: other compressors produce other bytes."""
    raise unknowable(f"gclint does not compress text (of {len(text)} characters)")


@scalar("textencodebase64", STRING, STRING, returns=STRING)
def textencodebase64(text: str, encoding: str) -> str:
    """Encode a string in some encoding."""
    try:
        return b64encode(text.encode(_codec(encoding))).decode()
    except UnicodeEncodeError:
        raise RefusalError(f"the text cannot be written in {encoding}") from None


@scalar("textdecodebase64", STRING, STRING, returns=STRING)
def textdecodebase64(text: str, encoding: str) -> str:
    """Decode a string from some encoding."""
    return _text(decoded(text), _codec(encoding))


@scalar("urlencode", STRING, returns=STRING)
def urlencode(text: str) -> str:
    """Escape a string for the query of a URL."""
    return quote_plus(text, safe="-_.~")


def decoded(text: str) -> bytes:
    """Decode base64 with its padding; raises RefusalError for anything else."""
    try:
        return b64decode(text.replace("\r", "").replace("\n", ""), validate=True)
    except ValueError:
        raise RefusalError("the text is not base64") from None


def _codec(encoding: str) -> str:
    found = ENCODINGS.get(encoding.lower())
    if found is None:
        raise unknowable(f"gclint does not know the encoding {encoding!r}")
    return found


def _text(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        raise RefusalError("the data is not text in this encoding") from None
