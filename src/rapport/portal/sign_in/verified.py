"""Passwords seen to be right a moment ago, for clients that send name and password with every request.

Checking one takes a twentieth of a second by design. What is kept is a digest under a key that only this process has
and that goes with it: it proves a repeated password, and gives nothing away. It goes too as soon as any user changes.
"""

from __future__ import annotations

import hashlib
import secrets
import threading

from sqlalchemy import Connection

CAPACITY = 1000


class VerifiedPasswords:
    """A set of right passwords, bounded."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._lock = threading.Lock()
        self._known: set[bytes] = set()

    def knows(self, stored: str, password: str) -> bool:
        """Whether this password was found to belong to what is stored."""
        return self._digest(stored, password) in self._known

    def add(self, stored: str, password: str) -> None:
        """Remember that it does."""
        with self._lock:
            if len(self._known) >= CAPACITY:
                self._known.clear()
            self._known.add(self._digest(stored, password))

    def _digest(self, stored: str, password: str) -> bytes:
        text = f"{stored}\n{password}".encode("utf-8", "surrogatepass")
        return hashlib.blake2b(text, key=self._key, digest_size=32).digest()


def load_verified(_tx: Connection) -> VerifiedPasswords:
    """Start with none known."""
    return VerifiedPasswords()
