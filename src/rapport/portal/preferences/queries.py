"""Reading what is remembered for the caller."""

from __future__ import annotations

from rapport.portal.preferences import rows
from rapport.portal.preferences.schemas import PreferencesShape
from rapport.store.work import Work


def own(work: Work) -> PreferencesShape:
    """Return the caller's preferences."""
    return PreferencesShape(values=rows.load(work, work.viewer.user_id))
