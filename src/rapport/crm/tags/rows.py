"""Tag assignments."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, insert, select

from rapport.core.kinds import Kind
from rapport.crm.tags.records import title_key
from rapport.store.dialect import insert_ignore
from rapport.store.tables import tag_links, tags
from rapport.store.work import Work

_of_kind = select(tags.c.id)


def insert_tags(work: Work, kind: Kind, titles: Sequence[str]) -> None:
    """Store new tags, whose titles must not be there yet."""
    work.tx.execute(
        insert(tags), [{"kind": kind, "title": title, "title_key": title_key(title)} for title in titles]
    )


def delete_records(work: Work, kind: Kind, record_ids: Sequence[int]) -> None:
    """Take every tag off these records; the tags stay."""
    work.tx.execute(
        delete(tag_links).where(
            tag_links.c.record_id.in_(record_ids), tag_links.c.tag_id.in_(_of_kind.where(tags.c.kind == kind))
        )
    )


def merge(work: Work, kind: Kind, source: int, target: int) -> None:
    """Give `target` every tag of `source` as well, and take them off `source`."""
    held = select(tag_links.c.tag_id).where(
        tag_links.c.record_id == source, tag_links.c.tag_id.in_(_of_kind.where(tags.c.kind == kind))
    )
    rows = [{"tag_id": tag, "record_id": target} for tag in work.tx.scalars(held)]
    if rows:
        work.tx.execute(insert_ignore(tag_links), rows)
    delete_records(work, kind, [source])
