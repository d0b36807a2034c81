"""The mail server that takes our mail, as an administrator describes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

from rapport.core.errors import BadArgument

IMPLICIT_TLS_PORT = 465
"""Where the connection is encrypted from its first byte; elsewhere it is asked to become so (STARTTLS)."""
DEFAULT_PORT = 25
SENDER_NAME = "Rapport"


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail goes, and whom it is from. An empty `user` does not sign in."""

    host: str
    sender: str
    port: int = DEFAULT_PORT
    sender_name: str = SENDER_NAME
    user: str = ""
    password: str = field(default="", repr=False)
    is_encrypted: bool = False
    """Whether nothing is said over a connection that is not encrypted and whose certificate does not hold."""


def server_from_url(url: str) -> MailServer:
    """Read `smtp://user:password@host:port?from=crm@example.com&name=Sales`; `smtps://` encrypts.

    Raises BadArgument that names what is wrong with it, never quoting the password.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"}:
        raise BadArgument(
            "The address of a mail server starts with smtp:// or smtps://.", parameter="smtp_url"
        )
    try:
        port = parts.port
    except ValueError:
        raise BadArgument("The port of the mail server is no port.", parameter="smtp_url") from None
    if not parts.hostname:
        raise BadArgument("The mail server has no host.", parameter="smtp_url")
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    is_encrypted = parts.scheme == "smtps"
    user = unquote(parts.username or "")
    sender = options.get("from") or (user if "@" in user else f"rapport@{parts.hostname}")
    return MailServer(
        host=parts.hostname,
        port=port or (IMPLICIT_TLS_PORT if is_encrypted else DEFAULT_PORT),
        sender=sender,
        sender_name=options.get("name", SENDER_NAME),
        user=user,
        password=unquote(parts.password or ""),
        is_encrypted=is_encrypted,
    )
