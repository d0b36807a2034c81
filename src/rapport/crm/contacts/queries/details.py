"""The long forms of contacts, any number of them in a fixed number of statements (sheet 03, section 16.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from msgspec import structs
from sqlalchemy import Boolean, ColumnElement, Row, bindparam, exists, func, or_, select, union

from rapport.core.errors import BadArgument, Missing
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.cards.queries import BASE_COLUMNS, base_maker, managers_of
from rapport.crm.cards.schemas import ContactBaseShape
from rapport.crm.contacts import rows
from rapport.crm.contacts.records import ContactInfo, InfoType
from rapport.crm.contacts.schemas import (
    AnyContactShape,
    CompanyShape,
    PersonShape,
    address_shape,
    info_shape,
)
from rapport.crm.custom_fields import queries as custom_fields
from rapport.crm.custom_fields.records import FieldType
from rapport.crm.lists.queries import statuses
from rapport.crm.tags import queries as tags
from rapport.portal.people.queries import directory
from rapport.protocol.shapes import wire_date
from rapport.store.among import among
from rapport.store.tables import contacts, tasks
from rapport.store.types import UtcTime
from rapport.store.work import Work

_c = contacts.c
_persons = contacts.alias("persons")
_COLUMNS: tuple[ColumnElement[Any], ...] = (
    *BASE_COLUMNS,
    _c.job_title,
    _c.company_id,
    _c.about,
    _c.industry,
    _c.status_id,
    _c.created_at,
)
_COUNTS: tuple[ColumnElement[Any], ...] = (
    select(func.count()).where(_persons.c.company_id == _c.id).scalar_subquery().label("persons_count"),
    select(func.count()).where(tasks.c.contact_id == _c.id).scalar_subquery().label("task_count"),
    exists()
    .where(
        tasks.c.contact_id == _c.id,
        tasks.c.is_closed.is_(False),
        tasks.c.deadline < bindparam("now", type_=UtcTime()),
    )
    .label("is_late"),
)
_WANTED = union(
    select(_persons.c.id).where(among(_persons.c.id, "ids")),
    select(_persons.c.company_id).where(among(_persons.c.id, "ids")),
)
_READABLE = or_(
    among(_c.id, "ids") & bindparam("unchecked", type_=Boolean()), access.visible_when_run(Kind.CONTACT)
)
_REDUCED = select(*_COLUMNS).where(_c.id.in_(_WANTED), _READABLE)
"""Contacts with the companies of persons, as far as the caller sees them; of the contacts all, if so wanted."""
_COUNTED = select(*_COLUMNS, *_COUNTS).where(_c.id.in_(_WANTED), _READABLE)


@dataclass(frozen=True, slots=True)
class _Around:
    """What the forms show around the rows, by contact id. What a form leaves out is empty."""

    bases: Mapping[int, ContactBaseShape]
    """Of the companies too that persons here work for."""
    infos: Mapping[int, Sequence[ContactInfo]]
    titles: Mapping[int, list[str]] = field(default_factory=dict)
    values: Mapping[int, Mapping[int, str]] = field(default_factory=dict)


def single(work: Work, contact_id: int) -> AnyContactShape:
    """Return form S of a contact. Raises BadArgument for id 0, Missing for one that the caller can't see."""
    if contact_id <= 0:
        raise BadArgument(parameter="contactid")
    found = _singles(work, [contact_id], unchecked=False)
    if not found:
        raise Missing
    return found[0]


def card(work: Work, contact_id: int) -> AnyContactShape:
    """Return form S of a contact that the caller has just changed, even if the change hid it from them."""
    return _singles(work, [contact_id], unchecked=True)[0]


def cards(work: Work, contact_ids: Sequence[int]) -> list[AnyContactShape]:
    """Return the same for several, in the order of the ids."""
    return _singles(work, contact_ids, unchecked=True)


def emptied(contact: AnyContactShape) -> AnyContactShape:
    """Return form S of a contact as it is once everything that hung on it is gone (section 8.1)."""
    headings = [field for field in contact.custom_fields or () if field.field_type == FieldType.HEADING]
    members: dict[str, Any] = {
        "addresses": [],
        "common_data": [],
        "custom_fields": headings,
        "task_count": 0,
        "have_late_tasks": False,
        "access_list": [] if contact.is_private else None,
    }
    if isinstance(contact, CompanyShape):
        members["persons_count"] = 0
    return structs.replace(contact, **members)


def listed(work: Work, contact_ids: Sequence[int]) -> list[AnyContactShape]:
    """Return form L of contacts that the caller may see, in the order of the ids."""
    found, around = _load(work, contact_ids, unchecked=True, counted=True)
    titles = tags.titles_of_records(work, Kind.CONTACT, contact_ids)
    values = custom_fields.values_of_records(work, Kind.CONTACT, contact_ids)
    around = replace(around, titles=titles, values=values)
    return [_list_form(work, row, around) for row in found]


def reduced(work: Work, contact_ids: Sequence[int]) -> list[AnyContactShape]:
    """Return the contact part of form T of contacts that the caller may see, in the order of the ids."""
    found, around = _load(work, contact_ids, unchecked=True, counted=False)
    return [
        _shape(work, row, around, common_data=_common(around, row.id), have_late_tasks=False) for row in found
    ]


def _singles(work: Work, contact_ids: Sequence[int], *, unchecked: bool) -> list[AnyContactShape]:
    found, around = _load(work, contact_ids, unchecked=unchecked, counted=True)
    values = custom_fields.values_of_records(work, Kind.CONTACT, [row.id for row in found])
    around = replace(around, values=values)
    return [_single_form(work, row, around) for row in found]


def _load(
    work: Work, contact_ids: Sequence[int], *, unchecked: bool, counted: bool
) -> tuple[list[Row[Any]], _Around]:
    """Read contacts, in the order of the ids, and their companies. Three statements.

    `unchecked`: those of the contacts too that the caller can't see.
    """
    if not contact_ids:
        return [], _Around({}, {})
    parameters: dict[str, object] = {"ids": contact_ids, "unchecked": unchecked}
    if counted:
        parameters["now"] = work.now
    statement = _COUNTED if counted else _REDUCED
    found = work.tx.execute(statement, {**parameters, **access.reader(work.viewer)}).all()
    managers = managers_of(work, found)
    make = base_maker(work)
    bases = {row.id: make(row, managers.get(row.id, ())) for row in found}
    by_id = {row.id: row for row in found}
    infos = rows.infos_of_contacts(work, contact_ids)
    return [by_id[each] for each in contact_ids if each in by_id], _Around(bases, infos)


def _single_form(work: Work, row: Row[Any], around: _Around) -> AnyContactShape:
    infos = around.infos.get(row.id, ())
    return _shape(
        work,
        row,
        around,
        addresses=[address_shape(info) for info in infos if info.info_type == InfoType.ADDRESS],
        common_data=sorted(_common(around, row.id), key=lambda shape: shape.info_type),
        contact_status=statuses(work).get(row.status_id),
        custom_fields=custom_fields.shapes(
            work, _kind(row), row.id, around.values.get(row.id, {}), headings=True
        ),
        task_count=row.task_count,
        have_late_tasks=row.is_late,
    )


def _list_form(work: Work, row: Row[Any], around: _Around) -> AnyContactShape:
    infos = around.infos.get(row.id, ())
    addresses = [address_shape(info) for info in infos if info.info_type == InfoType.ADDRESS]
    return _shape(
        work,
        row,
        around,
        addresses=addresses or None,
        common_data=_common(around, row.id),
        contact_status=statuses(work).get(row.status_id),
        custom_fields=custom_fields.shapes(work, _kind(row), row.id, around.values.get(row.id, {})),
        tags=around.titles.get(row.id),
        task_count=row.task_count,
        have_late_tasks=row.is_late,
    )


def _shape(work: Work, row: Row[Any], around: _Around, **members: Any) -> AnyContactShape:
    members |= structs.asdict(around.bases[row.id])
    members |= {
        "create_by": directory(work).short(row.created_by, work.site),
        "created": wire_date(row.created_at, work.site.zone),
        "about": row.about,
        "industry": row.industry,
    }
    if row.is_company:
        count = getattr(row, "persons_count", 0)
        return CompanyShape(company_name=row.company_name, persons_count=count, **members)
    return PersonShape(
        first_name=row.first_name,
        last_name=row.last_name,
        company=around.bases.get(row.company_id),
        title=row.job_title,
        **members,
    )


def _common(around: _Around, contact_id: int) -> list[Any]:
    infos = around.infos.get(contact_id, ())
    return [info_shape(info) for info in infos if info.info_type != InfoType.ADDRESS]


def _kind(row: Row[Any]) -> Kind:
    return Kind.COMPANY if row.is_company else Kind.PERSON
