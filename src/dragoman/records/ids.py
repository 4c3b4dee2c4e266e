"""Stable ids: a versioned hash of what a record is the record of.

A re-run over the same input writes the same ids, which is what makes appending to a ledger idempotent.
"""

from __future__ import annotations

from hashlib import blake2b

ID_VERSION = "1"
"""Part of every id: raised when what an id is made of changes."""


def make_id(kind: str, *parts: str) -> str:
    """An id such as `ev1-0f3a9c1d2b4e5f60`: kind, version, 16 hexadecimal digits of a BLAKE2b hash of `parts`.

    The parts are hashed with their lengths, so that ("ab", "c") and ("a", "bc") differ.
    """
    digest = blake2b(digest_size=8)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return f"{kind}{ID_VERSION}-{digest.hexdigest()}"


def content_hash(text: str) -> str:
    """32 hexadecimal digits that name a text by its content (BLAKE2b, 128 bits)."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
