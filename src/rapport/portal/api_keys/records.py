"""What an API key looks like."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from rapport.core.ids import Guid

NAME_LIMIT = 255
HINT_LENGTH = 4


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key's row. The key itself is known only when it is made."""

    id: int
    user_id: Guid
    name: str
    hint: str
    created_at: datetime
    expires_at: datetime | None


def new_key() -> str:
    """Return a fresh key: 128 random bits in the form of the reference's, `864FE52C-1C1C-469F-9308-51DAFEFE7436`."""
    digits = secrets.token_hex(16).upper()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
