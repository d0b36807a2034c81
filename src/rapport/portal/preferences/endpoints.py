"""Calls for one's own preferences. Additions."""

from __future__ import annotations

from rapport.portal.call import Call
from rapport.portal.preferences import queries, service
from rapport.portal.preferences.schemas import PreferencesShape
from rapport.protocol.operations import operation
from rapport.protocol.scalars import JsonObject

_TAG = "portal/Preferences"


@operation("GET", "portal/preferences", tag=_TAG, summary="Get my preferences", addition=True)
def get_preferences(call: Call) -> PreferencesShape:
    """Return what clients remember for the caller: columns, theme and the like."""
    return queries.own(call.work)


@operation("PUT", "portal/preferences", tag=_TAG, summary="Change my preferences", addition=True)
def change_preferences(call: Call, values: JsonObject) -> PreferencesShape:
    """Remember things for the caller, and return everything that is remembered. Keys that are not sent stay.

    Parameters:
        values: New values by key; null takes a key away. Keys have at most 64 characters, all together 32 KB
    """
    service.merge(call.work, values)
    return queries.own(call.work)
