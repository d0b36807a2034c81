"""Passwords: the client's hash, what is stored of it, and which passwords are good enough (sheet 02, 2.6 and 5.3)."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

ROUNDS = 100_000
"""Rounds of PBKDF2 in the client hash; clients know this number."""
SIZE = 256
"""Bits of the client hash."""
SHORTEST, LONGEST = 8, 120
"""The limits within which a policy may set its own."""
BLANK = "The password is empty."

POLICY_SETTING = "password_policy"
"""Name of the setting; portal/settings changes it."""
SALT_SETTING = "password_salt"
"""Name of the setting; made with the portal and never changed, since every password depends on it."""

ALLOWED = r"[\x21-\x7E]"
UPPER_CASE = r"(?=.*[A-Z])"
DIGITS = r"(?=.*\d)"
SPECIAL = r"(?=.*[\x21-\x2F\x3A-\x40\x5B-\x60\x7B-\x7E])"

_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""The client hash is stretched already: argon2id at its recommended minimum is what keeps a stolen table useless."""


@dataclass(frozen=True, slots=True)
class PasswordPolicy:
    """Which passwords the portal takes."""

    max_length: int = LONGEST
    min_length: int = SHORTEST
    upper_case: bool = False
    digits: bool = False
    spec_symbols: bool = False

    def problem(self, password: str) -> str | None:
        """Return why a password is not good enough, in the reference's words; None when it is."""
        if not password.strip():
            return BLANK
        ahead = "".join(pattern for wanted, pattern, _ in self._rules() if wanted)
        if re.fullmatch(f"{ahead}{ALLOWED}{{{self.min_length},{self.max_length}}}", password, re.ASCII):
            return None
        wishes = "".join(f", {wish}" for wanted, _, wish in self._rules() if wanted)
        return (
            f"Password must contain from {self.min_length} to {self.max_length} characters, "
            f"ASCII symbols (a-z, 0-9, special characters, no spaces){wishes}"
        )

    def _rules(self) -> tuple[tuple[bool, str, str], ...]:
        return (
            (self.upper_case, UPPER_CASE, "capital letters"),
            (self.digits, DIGITS, "digits"),
            (self.spec_symbols, SPECIAL, "special characters"),
        )


def client_hash(password: str, salt: str) -> str:
    """Return what a client makes of a password: PBKDF2 with the portal's salt, 64 lower-case hexadecimal digits."""
    return hashlib.pbkdf2_hmac("sha256", password.encode(), salt.encode(), ROUNDS, SIZE // 8).hex()


def stored_form(hash_of_client: str) -> str:
    """Return what is stored of a client hash."""
    return _HASHER.hash(hash_of_client.lower())


def matches(stored: str | None, hash_of_client: str) -> bool:
    """Whether a client hash belongs to what is stored. Takes as long when nothing is stored."""
    try:
        _HASHER.verify(stored or _nobodys(), hash_of_client.lower())
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


@cache
def _nobodys() -> str:
    return stored_form("nobody signs in with this")
