"""What a tag is."""

from __future__ import annotations


def title_key(title: str) -> str:
    """Return the form under which two tag titles are the same: trimmed, letter case aside (sheet 02, section 9.2)."""
    return title.strip().casefold()
