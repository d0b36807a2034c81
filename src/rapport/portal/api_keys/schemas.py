"""API keys on the wire."""

from __future__ import annotations

from rapport.protocol.shapes import Shape, WireDate


class ApiKeyShape(Shape, frozen=True, kw_only=True):
    """A key as its owner sees it afterwards: `hint` is how it ends."""

    id: int
    name: str
    hint: str
    created_on: WireDate
    expires_on: WireDate | None


class NewApiKeyShape(ApiKeyShape, frozen=True, kw_only=True):
    """A key just made: `key` is shown this once."""

    key: str
