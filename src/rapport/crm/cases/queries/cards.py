"""Cases as the wire has them, a whole page in a fixed number of statements (sheet 04, sections 10.4 and 10.8)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import Any

from sqlalchemy import ColumnElement, Row, select

from rapport.core.errors import Missing
from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.cards.queries import contacts_and_lists
from rapport.crm.cards.schemas import ContactBaseShape
from rapport.crm.cases.records import Case
from rapport.crm.cases.schemas import CaseShape
from rapport.crm.custom_fields import queries as custom_fields
from rapport.crm.links import queries as links
from rapport.portal.people.queries import directory
from rapport.protocol.shapes import wire_date
from rapport.store.batches import batches
from rapport.store.tables import cases
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
"""What a case is shown by, in the order in which `_maker` takes it apart."""


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
    return [make(_values(replace(each, is_private=False))) for each in deleted]


def shapes(work: Work, found: Sequence[Row[Any]], *, is_single: bool = False) -> list[CaseShape]:
    """Return the wire form of rows that begin with COLUMNS, in their order. Four statements at most, or none."""
    if not found:
        return []
    ids = [row.id for row in found]
    members = links.members_of_records(work, Kind.CASE, ids)
    wanted = set().union(*members.values())
    private = [(Kind.CASE, row.id) for row in found if row.is_private]
    shown, listed = contacts_and_lists(work, wanted, private)
    values = custom_fields.values_of_records(work, Kind.CASE, ids)
    make = _maker(work, Surroundings(shown, members, values, listed), is_single=is_single)
    return [make(row) for row in found]


def _values(case: Case) -> tuple[Any, ...]:
    return tuple(getattr(case, column.name) for column in COLUMNS)


def _maker(work: Work, around: Surroundings, *, is_single: bool) -> Callable[[Sequence[Any]], CaseShape]:
    """Return what makes the shape of values in the order of COLUMNS; for a whole page."""
    zone = work.site.zone
    person = cache(partial(directory(work).short, site=work.site))
    fields = custom_fields.maker(work, Kind.CASE, headings=is_single)
    contacts, members, values, listed = around.contacts, around.members, around.values, around.listed

    def make(row: Sequence[Any]) -> CaseShape:
        case_id, title, is_closed, is_private, created_by, created_at, *_ = row
        users = listed.get((Kind.CASE, case_id), ())
        return CaseShape(
            members=[contacts[each] for each in members.get(case_id, ()) if each in contacts],
            create_by=person(created_by),
            created=wire_date(created_at, zone),
            title=title,
            is_closed=is_closed,
            is_private=is_private,
            access_list=[person(user) for user in users] if is_private else None,
            can_edit=True,  # whoever sees a case may edit it (sheet 02, section 7.3)
            custom_fields=fields(case_id, values.get(case_id, {})),
            id=case_id,
        )

    return make
