"""Short lists for those who type a name or an address (sheet 03, sections 5.4 to 5.6)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, exists, or_, select

from rapport.core.errors import BadArgument
from rapport.core.kinds import Kind
from rapport.core.text import fold
from rapport.crm import access
from rapport.crm.cards.names import contact_name
from rapport.crm.cards.queries import BASE_COLUMNS, base_fields, managers_of
from rapport.crm.cards.schemas import ContactWithEmailShape, InfoShape
from rapport.crm.contacts.queries.filtering import order_columns, walk
from rapport.crm.contacts.queries.lists import with_tasks
from rapport.crm.contacts.records import ContactInfo, ContactOrder, InfoType, SearchType
from rapport.crm.contacts.schemas import (
    ContactWithPhoneShape,
    ContactWithTaskShape,
    info_shape,
)
from rapport.protocol.call import MAX_COUNT, Sorted
from rapport.store import search, walking
from rapport.store.among import among
from rapport.store.dialect import like_escape
from rapport.store.paging import Narrowing
from rapport.store.search import Part
from rapport.store.search.query import MAX_LENGTH
from rapport.store.tables import (
    cases,
    contact_infos,
    contact_links,
    contacts,
    opportunities,
    search_documents,
)
from rapport.store.walking import Filter, unguarded
from rapport.store.work import Work

_c = contacts.c
_i = contact_infos.c

_BY_NAME = order_columns(ContactOrder.DISPLAY_NAME, descending=False)

PREFIX_COUNT = 30
"""Most contacts that a search for a prefix gives."""
MAX_WORDS = 20
"""Words of a search that count."""

_ENTITIES = {Kind.OPPORTUNITY: opportunities, Kind.CASE: cases}


def with_email(work: Work, contact_ids: Sequence[int]) -> list[ContactWithEmailShape]:
    """Return those of the contacts that the caller may see with their first primary e-mail, by id."""
    statement = select(*BASE_COLUMNS).where(among(_c.id, "ids"), access.visible(work.viewer, Kind.CONTACT))
    found = work.tx.execute(statement.order_by(_c.id), {"ids": contact_ids}).all()
    emails = _first_primary(work, [row.id for row in found], InfoType.EMAIL)
    managers = managers_of(work, found)
    return [
        ContactWithEmailShape(email=emails.get(row.id), **base_fields(work, row, managers.get(row.id, ())))
        for row in found
    ]


def by_prefix(work: Work, prefix: str, search_type: SearchType) -> list[ContactWithPhoneShape]:
    """Return up to 30 contacts whose names contain each word, by name. Without words the first 30."""
    chosen = []
    for word in _words(prefix):
        named = _c.name_sort.like(f"%{like_escape(word)}%", escape="\\")
        ids = select(_c.id).where(named)
        if len(word) > 1:
            ids = ids.where(_c.id.in_(search.matching_ids(search.Query((word,)), Kind.CONTACT)))
        chosen.append(unguarded(Narrowing(ids, named), _c.id))
    chosen += [Filter(select(_c.id).where(each), each, each) for each in _of_type(search_type)]
    rows = walking.first(work, walk(work, chosen, _BY_NAME), BASE_COLUMNS, count=PREFIX_COUNT)
    return _with_phones(work, rows)


def members_by_prefix(work: Work, prefix: str, kind: Kind, record_id: int) -> Sorted[ContactWithPhoneShape]:
    """Return the members of an opportunity or case whose display names contain the text, letter case included.

    Only what the caller may see, the opportunity or case itself included; other kinds have none.
    """
    source = _ENTITIES.get(kind)
    if source is None:
        return Sorted([], 0)
    record_seen = exists().where(source.c.id == record_id, access.visible(work.viewer, kind))
    m = contact_links.c
    member = _c.id.in_(select(m.contact_id).where(m.kind == kind, m.record_id == record_id))
    visible = access.visible(work.viewer, Kind.CONTACT)
    found = work.tx.execute(
        select(*BASE_COLUMNS).where(member, visible, record_seen).order_by(_c.name_sort, _c.id)
    ).all()
    kept = [row for row in found if prefix in _shown_name(work, row)]
    return Sorted(_with_phones(work, kept), len(kept))


def by_email(work: Work, term: str, max_count: int) -> list[ContactWithTaskShape]:
    """Return form T of up to `max_count` contacts that have an e-mail, and each word in it or in their own fields.

    Nothing for an empty term or a count of 0 or less.
    """
    words = _words(term)
    if not words or max_count <= 0:
        return []
    has_email = exists().where(_i.contact_id == _c.id, _i.info_type == InfoType.EMAIL)
    chosen = []
    for word in words:
        told = _told(word) & has_email
        found = search.matching_ids(search.Query((word,)), Kind.CONTACT)
        ids = select(_c.id).where(_c.id.in_(found), told)
        chosen.append(unguarded(Narrowing(ids, told), _c.id))
    rows = walking.first(work, walk(work, chosen, _BY_NAME), [_c.id], count=min(max_count, MAX_COUNT))
    return with_tasks(work, [row.id for row in rows])


def _words(text: str) -> list[str]:
    if len(text) > MAX_LENGTH:
        raise BadArgument(f"The text to search for is longer than {MAX_LENGTH} characters.")
    return list(dict.fromkeys(fold(text).split()))[:MAX_WORDS]


def _of_type(search_type: SearchType) -> list[ColumnElement[bool]]:
    without_company = _c.is_company.is_(False) & (_c.company_id == 0)
    conditions: dict[SearchType, list[ColumnElement[bool]]] = {
        SearchType.ALL: [],
        SearchType.COMPANIES: [_c.is_company.is_(True)],
        SearchType.PERSONS: [_c.is_company.is_(False)],
        SearchType.PERSONS_WITHOUT_COMPANY: [without_company],
        SearchType.COMPANIES_AND_PERSONS_WITHOUT_COMPANY: [or_(_c.is_company.is_(True), without_company)],
    }
    return conditions[search_type]


def _told(word: str) -> ColumnElement[bool]:
    """Return the condition that the contact's own fields, or one of its e-mails, contain the word."""
    texts = search_documents.alias("told")
    emails = select(_i.id).where(_i.contact_id == _c.id, _i.info_type == InfoType.EMAIL)
    return exists().where(
        texts.c.kind == Kind.CONTACT,
        texts.c.record_id == _c.id,
        or_(
            texts.c.part == Part.RECORD,
            (texts.c.part == Part.INFO) & texts.c.part_id.in_(emails),
        ),
        texts.c.text.like(f"%{like_escape(word)}%", escape="\\"),
    )


def _with_phones(work: Work, found: Sequence[Row[Any]]) -> list[ContactWithPhoneShape]:
    phones = _first_primary(work, [row.id for row in found], InfoType.PHONE)
    managers = managers_of(work, found)
    return [
        ContactWithPhoneShape(phone=phones.get(row.id), **base_fields(work, row, managers.get(row.id, ())))
        for row in found
    ]


def _first_primary(work: Work, contact_ids: Sequence[int], info_type: InfoType) -> dict[int, InfoShape]:
    first: dict[int, InfoShape] = {}
    if not contact_ids:
        return first
    statement = select(_i.id, _i.contact_id, _i.info_type, _i.category, _i.data, _i.is_primary).where(
        among(_i.contact_id, "ids"), _i.info_type == info_type, _i.is_primary.is_(True)
    )
    for row in work.tx.execute(statement.order_by(_i.contact_id, _i.id), {"ids": contact_ids}):
        first.setdefault(row.contact_id, info_shape(ContactInfo(**row._asdict())))
    return first


def _shown_name(work: Work, row: Row[Any]) -> str:
    """Return the name in the order of the caller's language: Russian puts the last name first."""
    if row.is_company or not work.site.culture.startswith("ru"):
        return contact_name(
            is_company=row.is_company,
            first_name=row.first_name,
            last_name=row.last_name,
            company_name=row.company_name,
        )
    return f"{row.last_name} {row.first_name}".strip()
