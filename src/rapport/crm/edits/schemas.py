"""Named fields as they come in."""

from __future__ import annotations

from typing import Any

import msgspec

from rapport.protocol.shapes import Input


def named(given: Input) -> dict[str, Any]:
    """Return the members that were sent, by their names in Python."""
    members = {name: getattr(given, name) for name in given.__struct_fields__}
    return {name: value for name, value in members.items() if value is not msgspec.UNSET}
