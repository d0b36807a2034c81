"""What several calls take."""

from __future__ import annotations

from rapport.core.errors import BadArgument
from rapport.core.kinds import Kind
from rapport.portal.changes.words import KIND_WORDS

TAG = "crm/Undo"


def kind_of(word: str) -> Kind | None:
    """Return the kind that a word names; None for no word. Raises BadArgument."""
    if not word:
        return None
    kind = KIND_WORDS.get(word.replace("_", "").lower())
    if kind is None:
        raise BadArgument(f"There is no kind '{word[:50]}'.", parameter="kind")
    return kind
