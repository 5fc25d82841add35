"""Fingerprints of bytes."""

from __future__ import annotations

try:  # hashlib brings OpenSSL with it, which takes longer to load than Python
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

_BYTES = 16


def digest(data: bytes) -> str:
    """A fingerprint of some bytes: BLAKE2b, 128 bits, as hexadecimal digits."""
    return blake2b(data, digest_size=_BYTES).hexdigest()


def digest_of(parts: list[str]) -> str:
    """A fingerprint of texts in their order, which none of them can run into the next of."""
    return digest(
        "\0".join(f"{len(part)}:{part}" for part in parts).encode("utf-8", "surrogatepass")
    )
