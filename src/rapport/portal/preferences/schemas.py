"""Preferences on the wire."""

from __future__ import annotations

from typing import Any

from rapport.protocol.shapes import Shape


class PreferencesShape(Shape, frozen=True, kw_only=True):
    """What clients remember for the caller."""

    values: dict[str, Any]
    """By the client's own keys, as they were sent."""
