"""The feed on the wire (sheet 05, section 8)."""

from __future__ import annotations

import msgspec

from rapport.protocol.shapes import Shape, WireDate


class FeedItem(msgspec.Struct, frozen=True, kw_only=True, rename="pascal", omit_defaults=True):
    """What an item says of itself: the inside of the JSON text that `feed` is."""

    item: str
    item_id: str
    id: str
    author_id: str
    modified_by: str
    created_date: str
    modified_date: str
    product: str
    module: str
    title: str
    item_url: str
    description: str = ""
    additional_info: str | None = None
    additional_info2: str | None = None


class FeedShape(Shape, frozen=True, kw_only=True):
    """One item; what the same author made in the same two hours hangs below the newest of it."""

    feed: str
    module: str
    is_today: bool
    is_yesterday: bool
    is_tomorrow: bool
    created_date: WireDate
    modified_date: WireDate
    aggregated_date: WireDate
    time_readed: WireDate | None
    group_id: str
    grouped_feeds: list[FeedShape]


class FeedsShape(Shape, frozen=True, kw_only=True):
    """A page of the feed, and when the caller read it last before."""

    feeds: list[FeedShape]
    readed_date: WireDate
