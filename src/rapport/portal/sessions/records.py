"""What a session is, and the numbers of login events."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

LIFETIME = timedelta(days=365)
"""How long a session lasts (sheet 02, section 2.4)."""
TOKEN_BYTES = 32
COOKIE = "asc_auth_key"
"""The cookie that carries a session."""


class LoginAction(IntEnum):
    """Login events that this server writes (sheet 02, section 6.2)."""

    LOGOUT = 1006
    SIGNED_IN = 1010
    FAILED = 1013
    BLOCKED = 1023
    SOCIAL_FAILED = 1020
    CODE_FAILED = 1025


LOGIN_TEXTS: dict[int, str] = {
    1000: "Login Success",
    1001: "Login Success via Social Account",
    1002: "Login Fail. Invalid username-password combination",
    1003: "Login Fail. Social Account Not Found",
    1004: "Login Fail. Profile Disabled",
    1005: "Login Fail",
    1006: "Logout",
    1009: "Login Fail. IP Security",
    1010: "Successful Login via API",
    1013: "Failed Login via API",
    1020: "Failed Login via API Social Account",
    1023: "Login Fail. Too many attempts",
    1025: "Failed Login via API with Code",
}


@dataclass(frozen=True, slots=True)
class NewSession:
    """A session just opened. The token is known here and never again."""

    token: str
    expires_at: datetime
    login_event_id: int


def new_token() -> str:
    """Return a fresh session token: letters, digits, `-` and `_` only, so that no transport garbles it."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_hash(token: str) -> str:
    """Return what is stored of a token or key."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
