"""Settings of the mail server on the wire."""

from __future__ import annotations

import msgspec

from rapport.protocol.shapes import Shape


class MailSettingsShape(Shape, frozen=True, kw_only=True):
    """The mail server; the password is never told."""

    host: str
    port: int
    sender_address: str
    sender_display_name: str
    credentials_user_name: str
    credentials_user_password: str
    enable_ssl: bool = msgspec.field(name="enableSSL")
    enable_auth: bool
    use_ntlm: bool


class MailTestShape(Shape, frozen=True, kw_only=True):
    """How far the test message is."""

    completed: bool
    id: str
    status: str
    error: str
    percents: int
    source: str
