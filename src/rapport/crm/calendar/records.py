"""The secret part of an address, and what is kept of it."""

from __future__ import annotations

import hashlib
import secrets

_BYTES = 32


def new_token() -> str:
    """Return a secret that nobody guesses, for use in an address."""
    return secrets.token_urlsafe(_BYTES)


def token_hash(token: str) -> str:
    """Return what is stored of a token: SHA-256, hex. A random secret of that length needs no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def path_of(token: str) -> str:
    """Return the path of an address."""
    return f"/calendar/{token}.ics"
