"""What a request shows for itself, and what comes of it."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import unquote

from rapport.core.errors import RapportError
from rapport.core.ids import Guid
from rapport.core.viewer import Viewer
from rapport.protocol.call import Cookie
from rapport.store.reference import Reference

_BASIC, _BEARER = "Basic ", "Bearer "
_LONGEST_TOKEN = 4096
_KEY = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a request carries: `Authorization` header, cookie and parameter `asc_auth_key`; None: not sent."""

    header: str | None = None
    cookie: str | None = None
    parameter: str | None = None
    ip: str = ""
    """Address of the client, for counting failures."""


@dataclass(frozen=True, slots=True)
class FailedSignIn:
    """A wrong name or password in the header: to be counted by `service.note_failure`, in a transaction that stays."""

    login: str
    ip: str


@dataclass(frozen=True, slots=True)
class Identified:
    """Who calls, and the reference tables as they are now.

    `problem` is what a call that needs a caller fails with when nobody was recognised: NotSignedIn or
    TooManyAttempts. `cookies` go out with the answer, whatever it is.
    """

    viewer: Viewer
    reference: Reference
    problem: RapportError | None = None
    cookies: tuple[Cookie, ...] = ()
    failed: FailedSignIn | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A session token or an API key, cleaned of what transport does to them."""

    text: str


@dataclass(frozen=True, slots=True)
class Password:
    """Name and password of an `Authorization: Basic` header."""

    login: str
    password: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """What the database knows of a token; the user's part is empty when the token is good for nothing."""

    reference_version: int
    user_id: Guid | None = None
    is_owner: bool = False
    is_guest: bool = False
    token_id: int = 0
    login_event_id: int = 0
    is_api_key: bool = False
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """What signing in by password needs of a user."""

    user_id: Guid
    password_hash: str | None
    is_owner: bool
    is_guest: bool


def parse_header(header: str) -> Token | Password | None:
    """Read an `Authorization` header: `Basic`, `Bearer`, or the bare token. None for a broken `Basic`."""
    text = header.strip()
    if text.startswith(_BASIC):
        return _parse_basic(text.removeprefix(_BASIC).partition(",")[0])
    if text.startswith(_BEARER):
        text = text.removeprefix(_BEARER).partition(",")[0]
    return Token(clean_token(text))


def clean_token(text: str) -> str:
    """Return a token without URL encoding; blanks were plus signs (sheet 02, section 1). Keys ignore case."""
    token = unquote(text.strip()[:_LONGEST_TOKEN]).strip().replace(" ", "+")
    return token.upper() if _KEY.fullmatch(token) else token


def _parse_basic(encoded: str) -> Password | None:
    try:
        raw = base64.b64decode(encoded.strip(), validate=True)
    except (binascii.Error, ValueError):
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    # Quirk 28: the first colon parts the two, further ones belong to the password.
    login, colon, password = text.partition(":")
    return Password(login, password) if colon and "\0" not in text else None
