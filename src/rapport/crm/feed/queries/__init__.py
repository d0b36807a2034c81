"""Reading the feed: four kinds of records in one list, newest first, in a fixed number of statements."""

from __future__ import annotations

from msgspec import structs
from sqlalchemy import func, select, union_all

from rapport.crm.feed.queries.items import selected
from rapport.crm.feed.queries.shapes import shapes_of
from rapport.crm.feed.records import MOST_COUNTED, FeedFilter, Reading
from rapport.crm.feed.schemas import FeedShape
from rapport.store.work import Work

__all__ = ["count_new", "page"]


def page(work: Work, wanted: FeedFilter, *, start: int, count: int) -> list[FeedShape]:
    """Return items of the feed, newest first, those of one group below its newest. Three statements at most."""
    if not wanted.is_about_crm:
        return []
    branches = [each.limit(start + count).subquery() for each in selected(work, wanted)]
    merged = union_all(*(select(branch) for branch in branches)).subquery()
    order = (merged.c.created_at.desc(), merged.c.kind, merged.c.id.desc())
    found = work.tx.execute(select(merged).order_by(*order).offset(start).limit(count)).all()
    groups: dict[str, list[FeedShape]] = {}
    for shape in shapes_of(work, found):
        groups.setdefault(shape.group_id, []).append(shape)
    return [structs.replace(first, grouped_feeds=rest) for first, *rest in groups.values()]


def count_new(work: Work, after: Reading) -> int:
    """Return how many items came after that, up to 1001. One statement."""
    counts = [
        select(func.count()).select_from(each.limit(MOST_COUNTED).subquery()).scalar_subquery()
        for each in selected(work, FeedFilter(after=after))
    ]
    return min(MOST_COUNTED, sum(work.tx.execute(select(*counts)).one()))
