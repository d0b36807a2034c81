"""Cases as the wire has them, a whole page in a fixed number of statements (sheet 04, sections 10.4 and 10.8)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Row, select

from rapport.core.errors import Missing
from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.access.records import ShareType
from rapport.crm.cards.queries import BASE_COLUMNS, base_shape
from rapport.crm.cards.schemas import ContactBaseShape
from rapport.crm.cases.records import Case
from rapport.crm.cases.schemas import CaseShape
from rapport.crm.custom_fields import queries as custom_fields
from rapport.crm.links import queries as links
from rapport.portal.people.queries import directory
from rapport.protocol.shapes import wire_date
from rapport.store.batches import batches
from rapport.store.tables import cases, contacts
from rapport.store.work import Work

_c = cases.c

COLUMNS: tuple[ColumnElement[Any], ...] = (
    _c.id,
    _c.title,
    _c.is_closed,
    _c.is_private,
    _c.created_by,
    _c.created_at,
)
"""What `shapes` needs of a case's row."""


@dataclass(slots=True)
class Surroundings:
    """What a page of cases shows beside their own rows."""

    contacts: Mapping[int, ContactBaseShape] = field(default_factory=dict)
    """Those that the caller may see, by id."""
    members: Mapping[int, Sequence[int]] = field(default_factory=dict)
    values: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    listed: Mapping[tuple[Kind, int], Sequence[Guid]] = field(default_factory=dict)


def single(work: Work, case_id: int) -> CaseShape:
    """Return the single form of a case that the caller may see. Raises Missing."""
    statement = select(*COLUMNS).where(_c.id == case_id, access.visible(work.viewer, Kind.CASE))
    found = shapes(work, work.tx.execute(statement).all(), is_single=True)
    if not found:
        raise Missing
    return found[0]


def several(work: Work, case_ids: Sequence[int]) -> list[CaseShape]:
    """Return the list form of those of the cases that the caller may see, by id."""
    shown: list[CaseShape] = []
    for some in batches(case_ids):
        statement = select(*COLUMNS).where(_c.id.in_(some), access.visible(work.viewer, Kind.CASE))
        shown += shapes(work, work.tx.execute(statement.order_by(_c.id)).all())
    return shown


def remains(work: Work, deleted: Sequence[Case], *, is_single: bool = False) -> list[CaseShape]:
    """Return cases that are no more: what they were, without what hung on them (section 5.3)."""
    make = _maker(work, Surroundings(), is_single=is_single)
    return [make(each, False) for each in deleted]


def shapes(work: Work, found: Sequence[Row[Any]], *, is_single: bool = False) -> list[CaseShape]:
    """Return the wire form of rows with COLUMNS, in their order. Four statements at most, none for no rows."""
    if not found:
        return []
    ids = [row.id for row in found]
    members = links.members_of_records(work, Kind.CASE, ids)
    wanted = {contact for some in members.values() for contact in some}
    shown, listed = _around(work, wanted, [row.id for row in found if row.is_private])
    values = custom_fields.values_of_records(work, Kind.CASE, ids)
    make = _maker(work, Surroundings(shown, members, values, listed), is_single=is_single)
    return [make(row, row.is_private) for row in found]


def _around(
    work: Work, contact_ids: Collection[int], private_ids: Collection[int]
) -> tuple[dict[int, ContactBaseShape], dict[tuple[Kind, int], list[Guid]]]:
    """Return the contacts that the caller may see, and the access lists of cases. Two statements."""
    rows: list[Row[Any]] = []
    for some in batches(sorted(contact_ids)):
        statement = select(*BASE_COLUMNS).where(
            contacts.c.id.in_(some), access.visible(work.viewer, Kind.CONTACT)
        )
        rows += work.tx.execute(statement).all()
    closed = [(Kind.CONTACT, row.id) for row in rows if row.share_type != ShareType.READ_WRITE]
    listed = access.entries_of(work.tx, closed + [(Kind.CASE, each) for each in private_ids])
    shown = {row.id: base_shape(work, row, listed.get((Kind.CONTACT, row.id), ())) for row in rows}
    return shown, listed


def _maker(work: Work, around: Surroundings, *, is_single: bool) -> Callable[[Any, bool], CaseShape]:
    """Return what makes the shape of a row or record, told whether it is private; for a whole page."""
    people, site = directory(work), work.site

    def make(row: Any, is_private: bool) -> CaseShape:
        users = around.listed.get((Kind.CASE, row.id), ())
        return CaseShape(
            members=[
                around.contacts[each] for each in around.members.get(row.id, ()) if each in around.contacts
            ],
            create_by=people.short(row.created_by, site),
            created=wire_date(row.created_at, site.zone),
            title=row.title,
            is_closed=row.is_closed,
            is_private=is_private,
            access_list=[people.short(user, site) for user in users] if is_private else None,
            can_edit=True,  # whoever sees a case may edit it (sheet 02, section 7.3)
            custom_fields=custom_fields.shapes(
                work, Kind.CASE, row.id, around.values.get(row.id, {}), headings=is_single
            ),
            id=row.id,
        )

    return make
