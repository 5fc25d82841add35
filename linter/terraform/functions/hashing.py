"""Digests."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Callable
from typing import Final
from uuid import NAMESPACE_DNS, NAMESPACE_OID, NAMESPACE_URL, NAMESPACE_X500, UUID, uuid5

from linter.terraform.failure import RefusalError
from linter.terraform.functions.signature import scalar
from linter.terraform.types import STRING

NAMESPACES: Final = {
    "dns": NAMESPACE_DNS,
    "url": NAMESPACE_URL,
    "oid": NAMESPACE_OID,
    "x500": NAMESPACE_X500,
}
"""The names that uuidv5() takes for the namespaces of RFC 9562, appendix A."""

Digest = Callable[[bytes], str]


def hexadecimal(algorithm: str) -> Digest:
    """Return a function that digests to hexadecimal digits."""

    def digest(data: bytes) -> str:
        return hashlib.new(algorithm, data, usedforsecurity=False).hexdigest()

    return digest


def base64_of(algorithm: str) -> Digest:
    """Return a function that digests to base64."""

    def digest(data: bytes) -> str:
        return b64encode(hashlib.new(algorithm, data, usedforsecurity=False).digest()).decode()

    return digest


DIGESTS: Final[dict[str, Digest]] = {
    "md5": hexadecimal("md5"),
    "sha1": hexadecimal("sha1"),
    "sha256": hexadecimal("sha256"),
    "sha512": hexadecimal("sha512"),
    "base64sha256": base64_of("sha256"),
    "base64sha512": base64_of("sha512"),
}
"""The digests that functions compute of strings, and with `file` before their name of files."""


def _of_text(digest: Digest) -> Callable[[str], str]:
    return lambda text: digest(text.encode())


for _name, _digest in DIGESTS.items():
    scalar(_name, STRING, returns=STRING)(_of_text(_digest))


@scalar("uuidv5", STRING, STRING, returns=STRING)
def uuidv5(namespace: str, name: str) -> str:
    """Compute the UUID of a name in a namespace."""
    try:
        space = NAMESPACES.get(namespace) or UUID(namespace)
    except ValueError:
        raise RefusalError(f"{namespace!r} is not a UUID namespace") from None
    return str(uuid5(space, name))
