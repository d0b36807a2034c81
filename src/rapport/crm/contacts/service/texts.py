"""Texts of a contact as they are stored: trimmed, and not longer than their columns (sheet 03, section 2)."""

from __future__ import annotations

from rapport.core.errors import BadArgument
from rapport.crm.contacts.records import ABOUT_BYTES, NAME_LIMIT


def stored_name(text: str | None, parameter: str) -> str:
    """Return a name or title trimmed, empty if none was sent. Raises BadArgument when it is too long."""
    trimmed = (text or "").strip()
    if len(trimmed) > NAME_LIMIT:
        raise BadArgument(f"{parameter} has more than {NAME_LIMIT} characters.", parameter=parameter)
    return trimmed


def required_name(text: str | None, parameter: str) -> str:
    """Return a name trimmed. Raises BadArgument when it is missing, blank or too long."""
    trimmed = stored_name(text, parameter)
    if not trimmed:
        raise BadArgument(parameter=parameter)
    return trimmed


def stored_about(text: str | None) -> str:
    """Return the notes trimmed, empty if none were sent. Raises BadArgument when they are too long."""
    trimmed = (text or "").strip()
    if len(trimmed.encode()) > ABOUT_BYTES:
        raise BadArgument(f"about has more than {ABOUT_BYTES} bytes.", parameter="about")
    return trimmed
