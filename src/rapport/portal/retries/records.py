"""What is kept of an answered write."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

KEPT = timedelta(days=1)
"""How long an answer is given again."""

LONGEST_KEY = 255


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """The first answer to a key."""

    fingerprint: str
    status: int
    media_type: str
    body: bytes


def fingerprint(parts: Iterable[bytes]) -> str:
    """Return a hash that two requests share only if verb, path, parameters and body are the same."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def key_hash(key: str) -> str:
    """Return what a key is kept under."""
    return hashlib.sha256(key.encode()).hexdigest()
