"""Tags and who carries them. Functions that take record ids take as many as there are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Row, bindparam, delete, exists, insert, select

from rapport.core.kinds import Kind
from rapport.crm.tags.records import Tag, title_key
from rapport.store.among import among
from rapport.store.batches import batches
from rapport.store.dialect import insert_ignore
from rapport.store.dialect.prepared import Prepared
from rapport.store.tables import tag_links, tags
from rapport.store.transaction import lost_if_duplicate
from rapport.store.work import Work

_t = tags.c
_l = tag_links.c
_LINK = Prepared(insert_ignore(tag_links))
_TAGS = select(_t.id, _t.kind, _t.title)
_TITLES = (
    select(_l.record_id, _t.title)
    .join(tags, _t.id == _l.tag_id)
    .where(among(_l.record_id, "ids"), _t.kind == bindparam("kind"))
    .order_by(_l.record_id, _t.title_key, _t.id)
)


def find(work: Work, kind: Kind, title: str) -> Tag | None:
    """Return the tag of that kind with an equal title; None if there is none.

    It cannot be deleted before this transaction ends: nobody links a tag that has just gone.
    """
    statement = _TAGS.where(_t.kind == kind, _t.title_key == title_key(title))
    row = work.tx.execute(statement.with_for_update(read=True, key_share=True)).one_or_none()
    return _record(row) if row else None


def is_known(work: Work, kind: Kind, title: str) -> bool:
    """Whether there is such a tag, for as long as nobody deletes it: what a reading transaction can ask."""
    statement = _TAGS.where(_t.kind == kind, _t.title_key == title_key(title))
    return work.tx.execute(statement).one_or_none() is not None


def unused(work: Work, kind: Kind) -> list[Tag]:
    """Return the tags of a kind that no record carries, by title."""
    statement = _TAGS.where(_t.kind == kind, ~exists().where(_l.tag_id == _t.id))
    return [_record(row) for row in work.tx.execute(statement.order_by(_t.title_key))]


def insert_tag(work: Work, kind: Kind, title: str) -> Tag:
    """Store a new tag, whose title must not be there yet."""
    statement = insert(tags).values(kind=kind, title=title, title_key=title_key(title)).returning(_t.id)
    with lost_if_duplicate():
        return Tag(work.tx.execute(statement).scalar_one(), kind, title)


def insert_tags(work: Work, kind: Kind, titles: Sequence[str]) -> None:
    """Store new tags, whose titles must not be there yet."""
    work.tx.execute(
        insert(tags), [{"kind": kind, "title": title, "title_key": title_key(title)} for title in titles]
    )


def delete_tags(work: Work, tag_ids: Sequence[int]) -> None:
    """Delete tags; every record loses them."""
    for some in batches(tag_ids):
        work.tx.execute(delete(tags).where(_t.id.in_(some)))


def titles_of_records(work: Work, kind: Kind, record_ids: Sequence[int]) -> dict[int, list[str]]:
    """Return the tag titles, ascending, of each record that has any. One statement."""
    titles: dict[int, list[str]] = {}
    if record_ids:
        for record, title in work.tx.execute(_TITLES, {"kind": int(kind), "ids": record_ids}):
            titles.setdefault(record, []).append(title)
    return titles


def bearers(work: Work, tag_id: int) -> list[int]:
    """Return the ids of the records that carry a tag, ascending."""
    return list(work.tx.scalars(select(_l.record_id).where(_l.tag_id == tag_id).order_by(_l.record_id)))


def link(work: Work, tag_id: int, record_ids: Iterable[int]) -> None:
    """Put a tag on records; those that carry it go on doing so."""
    links = [{"tag_id": tag_id, "record_id": record} for record in record_ids]
    _LINK.run(work.tx, links)


def unlink(work: Work, tag_id: int, record_ids: Sequence[int]) -> None:
    """Take a tag off records."""
    statement = delete(tag_links).where(_l.tag_id == tag_id, among(_l.record_id, "ids"))
    work.tx.execute(statement, {"ids": record_ids})


def delete_records(work: Work, kind: Kind, record_ids: Sequence[int]) -> None:
    """Take every tag off these records; the tags stay."""
    of_kind = select(_t.id).where(_t.kind == kind)
    statement = delete(tag_links).where(among(_l.record_id, "ids"), _l.tag_id.in_(of_kind))
    work.tx.execute(statement, {"ids": record_ids})


def merge(work: Work, kind: Kind, source: int, target: int) -> None:
    """Give `target` every tag of `source` as well, and take them off `source`."""
    of_kind = select(_t.id).where(_t.kind == kind)
    held = work.tx.scalars(select(_l.tag_id).where(_l.record_id == source, _l.tag_id.in_(of_kind)))
    links = [{"tag_id": tag, "record_id": target} for tag in held]
    if links:
        work.tx.execute(insert_ignore(tag_links), links)
    delete_records(work, kind, [source])


def _record(row: Row[int, int, str]) -> Tag:
    return Tag(row.id, Kind(row.kind), row.title)
