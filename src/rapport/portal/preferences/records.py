"""How much a client may remember, and how what it sends goes together with what there is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rapport.core.errors import BadArgument

CONTENT_BYTES = 32_768
KEY_LIMIT = 64
"""In characters."""

Preferences = Mapping[str, Any]
"""What JSON can hold, by the client's own keys."""


def merged(stored: Preferences, sent: Preferences) -> dict[str, Any]:
    """Return what is stored with what is sent in its place, key by key; None takes a key away.

    Raises BadArgument for a key that is empty or longer than KEY_LIMIT.
    """
    for key in sent:
        if not 0 < len(key) <= KEY_LIMIT:
            raise BadArgument(f"A key has 1 to {KEY_LIMIT} characters.", parameter="values")
    together = {**stored, **sent}
    return {key: value for key, value in together.items() if value is not None}
