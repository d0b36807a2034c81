"""Contact details: phones, e-mails, addresses (sheet 03, section 12).

They are told to the change log as a field `infos` of their contact. Whoever may not edit the contact is told that
there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapport.core.errors import BadArgument, Missing, NullArgument
from rapport.core.kinds import Kind
from rapport.crm.contacts import rows
from rapport.crm.contacts.records import (
    Address,
    Contact,
    ContactInfo,
    InfoType,
    address_text,
    category_names,
    category_number,
    with_place,
)
from rapport.crm.contacts.service import standing
from rapport.crm.contacts.service.recording import index_infos, info_fields
from rapport.portal.changes.service import Audit, record, updated
from rapport.store import search
from rapport.store.search import Part
from rapport.store.work import Work

COMPANY_UPDATED, PERSON_UPDATED = 3002, 3021


def add_info(
    work: Work, contact_id: int, *, info_type: InfoType, data: str, category: str | None, is_primary: bool
) -> int:
    """Add a detail and return its id. Other primary ones of its type stay primary (quirk 19).

    A Twitter name may be added by whoever sees the contact. Raises BadArgument (id 0, no data, no such category,
    an address that is none), Missing.
    """
    _require_data(data)
    standing.require_id(contact_id, "contactid")
    required = standing.require_visible if info_type == InfoType.TWITTER else standing.require_open
    contact = required(work, contact_id)
    number = category_number(info_type, category)
    if number is None:
        raise BadArgument(parameter="category")
    info = ContactInfo(
        contact_id=contact_id, info_type=info_type, category=number, data=data, is_primary=is_primary
    )
    return _add(work, contact, [with_place(info)], audited=True)[0]


def change_info(
    work: Work,
    contact_id: int,
    info_id: int,
    *,
    info_type: InfoType | None,
    data: str,
    category: str | None,
    is_primary: bool | None,
) -> None:
    """Change a detail of the contact. A category counts only together with a type, and only if it is one of it.

    Raises BadArgument (ids 0, no data, an address that is none), Missing, for a detail of another contact too
    (quirk 7).
    """
    _require_data(data)
    contact, before = _require_info(work, contact_id, info_id)
    number = category_number(info_type, category) if info_type is not None else None
    after = replace(
        before,
        info_type=before.info_type if info_type is None else info_type,
        category=before.category if number is None else number,
        data=data,
        is_primary=before.is_primary if is_primary is None else is_primary,
    )
    _save(work, contact, before, with_place(after))


def delete_info(work: Work, contact_id: int, info_id: int) -> ContactInfo:
    """Delete a detail of the contact and return what it was. Raises BadArgument (ids 0), Missing."""
    contact, gone = _require_info(work, contact_id, info_id)
    before = rows.infos_of(work, contact_id)
    rows.delete_infos(work, [info_id])
    search.remove(work.tx, Kind.CONTACT, [contact_id], Part.INFO, [info_id])
    _record(work, contact, before, [info for info in before if info.id != gone.id], audited=True)
    return gone


def add_address(
    work: Work, contact_id: int, address: Address | None, category: str | None, *, is_primary: bool
) -> int:
    """Add an address and return the detail's id. Raises BadArgument, Missing, in the order of section 12."""
    _require_id(contact_id, "contactid")
    contact = standing.require_open(work, contact_id)
    text, number = _checked(address, category, is_primary=is_primary)
    info = ContactInfo(
        contact_id=contact_id,
        info_type=InfoType.ADDRESS,
        category=number,
        data=text,
        is_primary=is_primary,
    )
    return _add(work, contact, [with_place(info)], audited=True)[0]


def change_address(
    work: Work,
    contact_id: int,
    info_id: int,
    address: Address | None,
    category: str | None,
    *,
    is_primary: bool,
) -> None:
    """Put another address into a detail that holds one. Raises BadArgument, Missing, in the order of section 12."""
    _require_id(info_id, "id")
    before = rows.find_info(work, info_id)
    if before is None or before.info_type != InfoType.ADDRESS:
        raise Missing
    _require_id(contact_id, "contactid")
    contact = standing.require_open(work, contact_id)
    if before.contact_id != contact_id:
        raise Missing
    text, number = _checked(address, category, is_primary=is_primary)
    after = replace(before, category=number, data=text, is_primary=is_primary)
    _save(work, contact, before, with_place(after))


def add_infos(work: Work, contact_id: int, infos: Sequence[ContactInfo]) -> list[int]:
    """Add details, all or none, and return their ids in order; their categories are not checked. Not audited.

    Raises BadArgument (id 0, an address that is none), Missing.
    """
    standing.require_id(contact_id, "contactid")
    contact = standing.require_open(work, contact_id)
    return _add(work, contact, [with_place(info) for info in infos], audited=False)


def replace_infos(work: Work, contact_id: int, infos: Sequence[ContactInfo]) -> list[int]:
    """Delete every detail of the contact, then do as `add_infos`."""
    standing.require_id(contact_id, "contactid")
    contact = standing.require_open(work, contact_id)
    wanted = [with_place(info) for info in infos]
    before = rows.infos_of(work, contact_id)
    rows.delete_infos(work, [info.id for info in before])
    search.remove(work.tx, Kind.CONTACT, [contact_id], Part.INFO)
    after = _stored(work, wanted)
    _record(work, contact, before, after, audited=False)
    return [info.id for info in after]


def _add(work: Work, contact: Contact, infos: Sequence[ContactInfo], *, audited: bool) -> list[int]:
    before = rows.infos_of(work, contact.id)
    added = _stored(work, infos)
    _record(work, contact, before, [*before, *added], audited=audited)
    return [info.id for info in added]


def _stored(work: Work, infos: Sequence[ContactInfo]) -> list[ContactInfo]:
    ids = rows.insert_infos(work, infos)
    stored = [replace(info, id=each) for info, each in zip(infos, ids, strict=True)]
    index_infos(work, stored)
    return stored


def _save(work: Work, contact: Contact, before: ContactInfo, after: ContactInfo) -> None:
    standing_infos = rows.infos_of(work, contact.id)
    rows.save_info(work, after)
    index_infos(work, [after])
    changed = [after if info.id == before.id else info for info in standing_infos]
    _record(work, contact, standing_infos, changed, audited=True)


def _record(
    work: Work,
    contact: Contact,
    before: Sequence[ContactInfo],
    after: Sequence[ContactInfo],
    *,
    audited: bool,
) -> None:
    action = COMPANY_UPDATED if contact.is_company else PERSON_UPDATED
    record(
        work,
        updated(Kind.CONTACT, contact.id, info_fields(before), info_fields(after)),
        audit=Audit(action, (contact.id,), (contact.title,)) if audited else (),
    )


def _require_info(work: Work, contact_id: int, info_id: int) -> tuple[Contact, ContactInfo]:
    standing.require_id(contact_id, "contactid")
    standing.require_id(info_id, "id")
    contact = standing.require_open(work, contact_id)
    info = rows.find_info(work, info_id)
    if info is None or info.contact_id != contact_id:
        raise Missing
    return contact, info


def _require_data(data: str) -> None:
    if not data:
        raise BadArgument(parameter="data")


def _require_id(record_id: int, parameter: str) -> None:
    if record_id <= 0:
        raise BadArgument("Invalid value", parameter=parameter)


def _checked(address: Address | None, category: str | None, *, is_primary: bool) -> tuple[str, int]:
    """Return an address's text and the number of its category, 0 (home) when none is told."""
    if address is None:
        raise NullArgument(parameter="address")
    number = category_number(InfoType.ADDRESS, category or category_names(InfoType.ADDRESS)[0])
    if number is None:
        raise BadArgument
    return address_text(address, number, is_primary=is_primary), number
