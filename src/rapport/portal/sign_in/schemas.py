"""Signing in on the wire (sheet 02, section 2.3)."""

from __future__ import annotations

from rapport.protocol.shapes import Shape, WireDate


class TokenShape(Shape, frozen=True, kw_only=True):
    """A session's token; the second factors that the reference also tells of do not exist here."""

    token: str | None
    expires: WireDate | None = None
    sms: bool = False
    phone_noise: str | None = None
    tfa: bool = False
    tfa_key: str | None = None
