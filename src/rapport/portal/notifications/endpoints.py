"""Calls for one's own notices. Additions: Workspace tells by mail alone."""

from __future__ import annotations

from rapport.portal.call import Call
from rapport.portal.notifications import queries, service
from rapport.portal.notifications.records import Choice
from rapport.portal.notifications.schemas import NoticeShape, SubscriptionShape
from rapport.protocol.call import Page
from rapport.protocol.operations import operation

_TAG = "portal/Notifications"


@operation("GET", "portal/notifications", tag=_TAG, summary="Get my notifications", addition=True)
def own_notices(call: Call, unread: bool = False) -> Page[NoticeShape]:
    """Return what the caller was told in the last 90 days, newest first.

    Parameters:
        unread: Whether to leave out what has been read.
    """
    return queries.own_notices(call.work, call.listing, unread_only=unread)


@operation(
    "GET", "portal/notifications/count", tag=_TAG, summary="Count my unread notifications", addition=True
)
def unread_count(call: Call) -> int:
    """Return how many of the caller's notifications are unread."""
    return queries.unread_count(call.work)


@operation(
    "PUT", "portal/notifications/read", tag=_TAG, summary="Mark my notifications as read", addition=True
)
def mark_read(call: Call, ids: list[int]) -> int:
    """Mark notifications of the caller as read, and return how many are still unread.

    Parameters:
        ids: Which; none: all.
    """
    service.mark_read(call.work, ids)
    return queries.unread_count(call.work)


@operation(
    "GET",
    "portal/notifications/subscriptions",
    tag=_TAG,
    summary="Get what I am notified about",
    addition=True,
)
def subscriptions(call: Call) -> list[SubscriptionShape]:
    """Return every kind of notification, and whether it comes into the caller's list and by mail."""
    return queries.subscriptions(call.work)


@operation(
    "PUT",
    "portal/notifications/subscriptions/{kind}",
    tag=_TAG,
    summary="Choose what I am notified about",
    addition=True,
)
def choose(call: Call, kind: str, *, on_site: bool = True, by_mail: bool = True) -> list[SubscriptionShape]:
    """Switch a kind of notification on or off for the caller, and return all of them.

    Parameters:
        kind: Which kind, as `accessGranted`.
        on_site: Whether it comes into the list.
        by_mail: Whether it comes by mail.
    """
    service.choose(call.work, kind, Choice(on_site, by_mail))
    return queries.subscriptions(call.work)
