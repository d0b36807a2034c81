"""Reading tags: sets with their numbers, titles on records, and records by tag."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import FromClause, exists, false, select

from rapport.core.kinds import Kind
from rapport.crm.cards import service as cards
from rapport.crm.tags.records import title_key
from rapport.crm.tags.rows import titles_of_records
from rapport.crm.tags.schemas import TagShape
from rapport.store.paging import Narrowing
from rapport.store.tables import tag_links, tags
from rapport.store.uses import counted_uses
from rapport.store.work import Work

__all__ = ["narrowings", "of_kind", "of_record", "titles_of_records"]


def of_kind(work: Work, kind: Kind) -> list[TagShape]:
    """Return all tags of a kind by title, letter case aside, each with how many records carry it.

    Records that the caller cannot see count too (sheet 06, section 4.2).
    """
    found = work.tx.execute(select(tags.c.id, tags.c.title).where(tags.c.kind == kind).order_by(tags.c.id))
    titles = sorted(found.all(), key=lambda row: row.title.upper())
    used = counted_uses(work, tag_links.c.tag_id, tags.c.id, [row.id for row in titles])
    return [TagShape(title=row.title, relative_items_count=used[row.id]) for row in titles]


def of_record(work: Work, kind: Kind, record_id: int) -> list[str]:
    """Return the tags of a record by title. Raises BadArgument (id 0), Missing (unknown, hidden)."""
    cards.require_visible(work, kind, record_id)
    return titles_of_records(work, kind, [record_id]).get(record_id, [])


def narrowings(work: Work, kind: Kind, source: FromClause, titles: Sequence[str]) -> list[Narrowing]:
    """Return the filter "carries all these tags", one narrowing a tag. One statement when there are titles.

    An unknown title, or the same title given twice, matches nothing (sheet 03, section 5.2).
    """
    if not titles:
        return []
    keys = [title_key(title) for title in titles]
    known = dict(
        work.tx.execute(
            select(tags.c.title_key, tags.c.id).where(tags.c.kind == kind, tags.c.title_key.in_(keys))
        ).all()
    )
    if len(known) < len(keys):
        return [Narrowing(select(tag_links.c.record_id).where(false()), false())]
    return [
        Narrowing(
            select(tag_links.c.record_id).where(tag_links.c.tag_id == tag),
            exists().where(tag_links.c.tag_id == tag, tag_links.c.record_id == source.c.id),
            name=("tagged", tag),
        )
        for tag in known.values()
    ]
