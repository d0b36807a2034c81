"""Reading tags: titles on records, and records by tag."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import FromClause, exists, false, select

from rapport.core.kinds import Kind
from rapport.crm.tags.records import title_key
from rapport.store.paging import Narrowing
from rapport.store.tables import tag_links, tags
from rapport.store.work import Work


def titles_of_records(work: Work, kind: Kind, record_ids: Sequence[int]) -> dict[int, list[str]]:
    """Return the tag titles, ascending, of each record that has any. One statement."""
    titles: dict[int, list[str]] = {}
    if record_ids:
        statement = (
            select(tag_links.c.record_id, tags.c.title)
            .join(tags, tags.c.id == tag_links.c.tag_id)
            .where(tag_links.c.record_id.in_(record_ids), tags.c.kind == kind)
            .order_by(tag_links.c.record_id, tags.c.title_key, tags.c.id)
        )
        for record, title in work.tx.execute(statement):
            titles.setdefault(record, []).append(title)
    return titles


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
        )
        for tag in known.values()
    ]
