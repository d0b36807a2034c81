"""Remembering things for the caller. Not told to the change log: nobody else's business, and of no weight."""

from __future__ import annotations

from rapport.core.errors import BadArgument
from rapport.portal.preferences import rows
from rapport.portal.preferences.records import CONTENT_BYTES, Preferences, merged
from rapport.store.work import Work


def merge(work: Work, sent: Preferences) -> None:
    """Put what is sent in the place of what is remembered for the caller, key by key; None takes a key away.

    Raises BadArgument for bad keys, and if all together would be longer than CONTENT_BYTES as JSON.
    """
    user_id = work.viewer.user_id
    stored = rows.load(work, user_id)
    wanted = merged(stored, sent)
    if wanted == stored:
        return
    content = rows.encoded(wanted)
    if len(content.encode()) > CONTENT_BYTES:
        raise BadArgument(f"Preferences have at most {CONTENT_BYTES} bytes.", parameter="values")
    rows.save(work, user_id, content)
