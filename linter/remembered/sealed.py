"""Files of which every byte is as it was written, or nothing is believed."""

from __future__ import annotations

from linter.remembered.digest import digest


def sealed(form: str, body: bytes) -> bytes:
    """What to write: a line with the form and a fingerprint of the rest, and the rest."""
    return f"{form} {digest(body)}\n".encode("ascii") + body


def unsealed(form: str, data: bytes) -> bytes | None:
    """The body of what was written in that form; None for anything else, be it a part of it."""
    head, _, body = data.partition(b"\n")
    return body if head == f"{form} {digest(body)}".encode("ascii") else None
