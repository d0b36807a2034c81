"""From rows to what goes over the wire."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import Row, select

from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.cards.names import contact_name
from rapport.crm.feed.records import KINDS, PRODUCT, group_of
from rapport.crm.feed.schemas import FeedItem, FeedShape
from rapport.portal.people.queries import directory
from rapport.protocol.shapes import wire_date
from rapport.store.among import among
from rapport.store.tables import contact_links, contacts
from rapport.store.work import Work

_c, _l = contacts.c, contact_links.c
_MEMBERS = (
    select(_l.record_id, _l.contact_id)
    .where(_l.kind == int(Kind.CASE), among(_l.record_id, "ids"))
    .order_by(_l.record_id, _l.contact_id)
)
_NAMES = select(_c.id, _c.is_company, _c.first_name, _c.last_name, _c.company_name).where(
    among(_c.id, "ids"), access.visible_when_run(Kind.CONTACT)
)


@dataclass(frozen=True, slots=True)
class _Around:
    """What the items of a page say of other records: members of cases, names of contacts that the caller may see."""

    members: Mapping[int, Sequence[int]]
    names: Mapping[int, str]

    def joined(self, contact_ids: Iterable[int]) -> str:
        """Return the names of those of the contacts that may be named."""
        return ", ".join(self.names[each] for each in contact_ids if each in self.names)


def shapes_of(work: Work, rows: Sequence[Row[Any]]) -> Iterator[FeedShape]:
    """Yield the items of these rows, none grouped. Two statements at most."""
    around = _around(work, rows)
    today = work.now.astimezone(work.site.zone).date()
    for row in rows:
        created = wire_date(row.created_at, work.site.zone)
        day = row.created_at.astimezone(work.site.zone).date()
        kind = KINDS[Kind(row.kind)]
        yield FeedShape(
            feed=msgspec.json.encode(_item(work, row, around)).decode(),
            module=kind.module,
            is_today=day == today,
            is_yesterday=day == today - timedelta(days=1),
            is_tomorrow=day == today + timedelta(days=1),
            created_date=created,
            modified_date=wire_date(row.modified_at, work.site.zone),
            # Nothing is collected here beforehand: it is in the feed from the moment it is made.
            aggregated_date=created,
            time_readed=None,
            group_id=group_of(kind.word, row.created_by, row.created_at),
            grouped_feeds=[],
        )


def _item(work: Work, row: Row[Any], around: _Around) -> FeedItem:
    kind = KINDS[Kind(row.kind)]
    first, second = _infos(work, row, around)
    return FeedItem(
        item=kind.word,
        item_id=str(row.id),
        id=f"{kind.word}_{row.id}",
        author_id=row.created_by,
        modified_by=row.modified_by,
        created_date=_moment(row.created_at),
        modified_date=_moment(row.modified_at),
        product=PRODUCT,
        module=kind.module,
        title=f"{row.title} {row.title_end}".rstrip(),
        item_url=kind.page.format(id=row.id),
        description=html.escape(row.description).replace("\r\n", "\n").replace("\n", "<br/>"),
        additional_info=first,
        additional_info2=second,
    )


def _infos(work: Work, row: Row[Any], around: _Around) -> tuple[str | None, str | None]:
    """Return what stands beside the title: of a task responsible and contact, else who takes part."""
    if row.kind == Kind.TASK:
        name = directory(work).name(row.responsible_id, work.site.culture)
        return name, around.joined([row.contact_id])
    if row.kind == Kind.OPPORTUNITY:
        return around.joined([row.contact_id]) or None, None
    if row.kind == Kind.CASE:
        return around.joined(around.members.get(row.id, ())) or None, None
    return None, None


def _around(work: Work, rows: Sequence[Row[Any]]) -> _Around:
    members: dict[int, list[int]] = {}
    case_ids = [row.id for row in rows if row.kind == Kind.CASE]
    if case_ids:
        for case_id, contact_id in work.tx.execute(_MEMBERS, {"ids": case_ids}):
            members.setdefault(case_id, []).append(contact_id)
    wanted = {row.contact_id for row in rows if row.contact_id}
    wanted.update(contact_id for each in members.values() for contact_id in each)
    if not wanted:
        return _Around(members, {})
    given = {"ids": sorted(wanted), **access.reader(work.viewer)}
    names = {
        row.id: contact_name(
            is_company=row.is_company,
            first_name=row.first_name,
            last_name=row.last_name,
            company_name=row.company_name,
        )
        for row in work.tx.execute(_NAMES, given)
    }
    return _Around(members, names)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
