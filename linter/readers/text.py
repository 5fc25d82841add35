"""Bytes to text: the first thing every reader needs."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from typing import Final

MAX_BYTES: Final = 32 * 1024 * 1024
"""The largest file that is read.

Large exports of a whole organisation are about 20 MB of JSON. Text, values and positions together
take up to 30 times a file's size, so 32 MiB keeps a run below 1 GB. Whoever opens the file reads
`MAX_BYTES + 1` bytes at most: that is enough for `decode` to refuse it.
"""

_MARKS: Final = (
    (BOM_UTF8, "utf-8"),
    (BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is the first half of this one
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)


_LOCKED: Final = b"\0GITCRYPT\0"
"""How each file of a repository begins that git-crypt keeps encrypted and has not unlocked."""


class Unreadable(ValueError):
    """A file, or a text inside one, that is not what it should be.

    `message` is for people. `[start, end)` is the place at fault, in code points of the text; where
    the bytes could not be decoded, of `data.decode(encoding, "replace")`.
    """

    def __init__(self, message: str, start: int = 0, end: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = max(start, end)


class Encrypted(Unreadable):
    """A file that makes sense to those only who have its key."""


class Withheld(Unreadable):
    """A file whose bytes cannot be had: it is too large, or the system does not give them.

    `head` is how it begins; None where not even that could be seen.
    """

    def __init__(self, message: str, head: bytes | None = None) -> None:
        super().__init__(message)
        self.head = head


def decode_terraform(data: bytes) -> str:
    """As `decode`, for Terraform's files, which are UTF-8 and nothing else.

    https://developer.hashicorp.com/terraform/language/syntax/configuration#character-encoding
    """
    encoding = _marked(data)[1]
    if encoding != "utf-8":
        name = encoding[:-3].upper()
        raise Unreadable(f"it is {name}, and Terraform reads UTF-8 only; save the file as UTF-8")
    return decode(data)


def decode(data: bytes) -> str:
    """Decode a file: UTF-8, or UTF-16 or UTF-32 with a byte-order mark, which is dropped.

    Line breaks stay as they are. Raises Encrypted for what git-crypt has locked, and Unreadable for
    anything else and for files above MAX_BYTES.
    """
    if data.startswith(_LOCKED):
        raise Encrypted("it is encrypted with git-crypt")
    if len(data) > MAX_BYTES:
        raise Unreadable(f"file larger than {MAX_BYTES // 2**20} MiB, the most that gclint reads")
    mark, encoding = _marked(data)
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data[len(mark) :], encoding, error) from None
    nul = text.find("\0")
    if nul >= 0:
        raise Unreadable(_nul_message(data), nul, nul + 1)
    return text


def plain_text(data: bytes) -> str:
    """Bytes that `decode` refuses, as far as their ASCII goes, be they UTF-16 without a mark."""
    return data.replace(b"\0", b"").decode("latin-1")


def _marked(data: bytes) -> tuple[bytes, str]:
    return next((pair for pair in _MARKS if data.startswith(pair[0])), (b"", "utf-8"))


def _undecodable(data: bytes, encoding: str, error: UnicodeDecodeError) -> Unreadable:
    if encoding == "utf-8" and b"\0" in data:
        return Unreadable(_nul_message(data))
    before = data[: error.start].decode(encoding, "replace")
    name = encoding.removesuffix("-le").removesuffix("-be").upper()
    byte = data[error.start]
    message = f"not {name}: byte 0x{byte:02X} on line {before.count(chr(10)) + 1} fits no character"
    if encoding == "utf-8":
        message += "; save the file as UTF-8"
    return Unreadable(message, len(before), len(before) + 1)


def _nul_message(data: bytes) -> str:
    """Tells UTF-16 without a mark, where every other byte of plain text is NUL, from binary."""
    head = data[:1024]
    if head and 2 * max(head[0::2].count(0), head[1::2].count(0)) > 0.9 * len(head) > head.count(0):
        return "looks like UTF-16 without a byte-order mark; save the file as UTF-8"
    return "binary file, not text"
