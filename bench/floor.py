"""The floor: the same page of opportunities by bare `sqlite3` and msgspec, as an honest hand would write it.

No HTTP, no sign-in, no other process; one connection with the server's own settings; six statements. Stages and
people are read with each page, as everything else is. What it gives must equal the server's answer, item by item.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence, Sized
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

import msgspec

from rapport.core.ids import GROUP_EVERYONE, GROUP_USER, Guid
from rapport.crm.cards.catalogue import SHAPES
from rapport.crm.cards.schemas import ContactBaseShape
from rapport.crm.custom_fields.schemas import CustomFieldShape
from rapport.crm.opportunities.schemas import NO_AMOUNT, OpportunityShape, StageBaseShape
from rapport.portal.people.schemas import EmployeeShape
from rapport.protocol.shapes import wire_date
from rapport.store.engine import DEFAULT_TUNING
from rapport.store.types import EPOCH, decode_decimal

_ENCODER = msgspec.json.Encoder(decimal_format="number")
_PHOTO = "/Products/CRM/HttpHandlers/filehandler.ashx?action=contactphotoulr"
_AVATAR = "/skins/default/images/default_user_photo_size_32-32.png"
_UNIT = Decimal("1e-9")
_ORDER = "stage_order, contact_id, actual_close_at DESC, expected_close_at, title_sort, id"

_PAGE = """
SELECT o.id, o.title, o.description, o.responsible_id, o.contact_id, o.bid_type, o.bid_value, o.bid_currency,
       o.per_period_value, o.success_probability, o.actual_close_at, o.expected_close_at, o.is_private,
       o.created_by, o.created_at, s.success_probability, s.stage_type, s.title, s.description, s.color, s.id
FROM (SELECT * FROM opportunities {where} ORDER BY {order} LIMIT ?) AS o
LEFT JOIN opportunity_stages AS s ON s.id = o.stage_id
"""
_SEEN = """
WHERE is_private = 0 OR EXISTS (
    SELECT 1 FROM access_entries WHERE kind = 1 AND record_id = opportunities.id AND subject_id IN ({subjects}))
"""
_LINKS = (
    "SELECT record_id, contact_id FROM contact_links WHERE kind = 1 AND record_id IN ({ids}) ORDER BY 1, 2"
)
_CONTACTS = """
SELECT id, is_company, first_name, last_name, company_name, share_type, currency,
       EXISTS (SELECT 1 FROM invoices WHERE contact_id = contacts.id OR consignee_id = contacts.id)
FROM contacts WHERE id IN ({ids})
"""
_ENTRIES = """
SELECT kind, record_id, subject_id FROM access_entries WHERE kind = 1 AND record_id IN ({opportunities})
UNION ALL
SELECT kind, record_id, subject_id FROM access_entries WHERE kind = 0 AND record_id IN ({contacts})
ORDER BY 1, 2, 3
"""
_FIELDS = """
SELECT v.record_id, f.label, v.value, f.field_type, f.position, f.mask, f.id
FROM custom_field_values AS v JOIN custom_fields AS f ON f.id = v.field_id
WHERE v.kind = 1 AND v.record_id IN ({ids}) AND v.value <> '' AND f.field_type <> 4
ORDER BY v.record_id, f.position, f.id
"""
_PEOPLE = """
SELECT id, user_name, first_name, last_name, title FROM users WHERE id IN ({ids})
UNION ALL SELECT id, NULL, name, '', '' FROM groups WHERE id IN ({ids})
"""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads."""

    user_id: Guid
    group_ids: tuple[Guid, ...] = ()
    is_admin: bool = False

    @property
    def subjects(self) -> tuple[Guid, ...]:
        """Under which ids they may stand in an access list."""
        return (self.user_id, *self.group_ids, GROUP_EVERYONE, GROUP_USER)


class Floor:
    """Reads pages for one reader from one SQLite file."""

    def __init__(self, file: Path, reader: Reader, base_url: str, zone: ZoneInfo) -> None:
        self._reader = reader
        self._base_url = base_url
        self._zone = zone
        self._connection = sqlite3.connect(file, isolation_level=None)
        for pragma in (
            f"cache_size = {-DEFAULT_TUNING.cache_size // 1024}",
            f"mmap_size = {DEFAULT_TUNING.mapped_size}",
            "temp_store = MEMORY",
            "query_only = ON",
        ):
            self._connection.execute(f"PRAGMA {pragma}")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def page(self, count: int = 25) -> bytes:
        """Return the first opportunities in the default order, as JSON."""
        self._connection.execute("BEGIN")
        try:
            return _ENCODER.encode(self._shapes(count))
        finally:
            self._connection.execute("COMMIT")

    def parsed(self, count: int = 25) -> list[dict[str, Any]]:
        """Return the same page as a client would read it."""
        items: list[dict[str, Any]] = msgspec.json.decode(self.page(count))
        return items

    def _shapes(self, count: int) -> list[OpportunityShape]:
        where = "" if self._reader.is_admin else _SEEN.format(subjects=_marks(self._reader.subjects))
        seen = () if self._reader.is_admin else self._reader.subjects
        rows = self._connection.execute(_PAGE.format(where=where, order=_ORDER), (*seen, count)).fetchall()
        ids = [row[0] for row in rows]
        members: dict[int, list[int]] = defaultdict(list)
        for record, contact in self._select(_LINKS, ids):
            members[record].append(contact)
        involved = {contact for some in members.values() for contact in some}
        involved |= {row[4] for row in rows if row[4]}
        contacts = self._select(_CONTACTS, sorted(involved))
        lists = self._access_lists(rows, contacts)
        people = self._people(rows, lists)
        cards = {
            row[0]: self._contact(row, lists[0, row[0]], people)
            for row in contacts
            if row[5] or self._is_listed(lists[0, row[0]])
        }
        fields: dict[int, list[CustomFieldShape]] = defaultdict(list)
        for record, label, value, field_type, position, mask, field in self._select(_FIELDS, ids):
            fields[record].append(
                CustomFieldShape(
                    entity_id=record,
                    label=label,
                    field_value=value,
                    field_type=field_type,
                    position=position,
                    mask=mask,
                    id=field,
                )
            )
        return [
            self._opportunity(
                row,
                cards=cards,
                members=members[row[0]],
                fields=fields[row[0]],
                people=people,
                access_list=[people[one] for one in lists[1, row[0]]],
            )
            for row in rows
        ]

    def _select(self, statement: str, ids: Sequence[int]) -> list[Any]:
        return self._connection.execute(statement.format(ids=_marks(ids)), ids).fetchall()

    def _access_lists(self, rows: list[Any], contacts: list[Any]) -> dict[tuple[int, int], list[Guid]]:
        lists: dict[tuple[int, int], list[Guid]] = defaultdict(list)
        private = [row[0] for row in rows if row[12]]
        closed = [row[0] for row in contacts if row[5] != 1]
        statement = _ENTRIES.format(opportunities=_marks(private), contacts=_marks(closed))
        for kind, record, subject in self._connection.execute(statement, (*private, *closed)):
            lists[kind, record].append(subject)
        return lists

    def _people(self, rows: list[Any], lists: dict[tuple[int, int], list[Guid]]) -> dict[Guid, EmployeeShape]:
        wanted = {row[3] for row in rows} | {row[13] for row in rows}
        wanted.update(*lists.values())
        ids = tuple(wanted)
        found = self._connection.execute(_PEOPLE.format(ids=_marks(ids)), (*ids, *ids))
        avatar = self._base_url + _AVATAR
        profile = f"{self._base_url}/Products/People/Profile.aspx?"
        return {
            user: EmployeeShape(
                id=user,
                display_name=escape(f"{first} {last}".strip()).replace("&#x27;", "&#39;"),
                title=title or None,
                avatar_small=avatar,
                profile_url=f"{profile}user={quote(name.lower(), safe='')}" if name else profile,
            )
            for user, name, first, last, title in found
        }

    def _is_listed(self, subjects: list[Guid]) -> bool:
        return self._reader.is_admin or not set(self._reader.subjects).isdisjoint(subjects)

    def _contact(self, row: Any, managers: list[Guid], people: dict[Guid, EmployeeShape]) -> ContactBaseShape:
        contact, is_company, first, last, company, share_type, currency, is_invoiced = row
        can_edit = share_type == 1 or self._is_listed(managers)
        photo = f"{self._base_url}{_PHOTO}&cid={contact}&isc={bool(is_company)}&ps="
        return ContactBaseShape(
            small_foto_url=photo + "1",
            medium_foto_url=photo + "2",
            display_name=company if is_company else f"{first} {last}".rstrip(),
            is_company=bool(is_company),
            access_list=None if share_type else [people[one] for one in managers],
            is_private=not share_type,
            is_shared=bool(share_type),
            share_type=share_type,
            currency=SHAPES.get(currency),
            can_edit=can_edit,
            can_delete=can_edit and not is_invoiced,
            id=contact,
        )

    def _opportunity(
        self,
        row: Any,
        *,
        cards: dict[int, ContactBaseShape],
        members: list[int],
        fields: list[CustomFieldShape],
        people: dict[Guid, EmployeeShape],
        access_list: list[EmployeeShape],
    ) -> OpportunityShape:
        amount = decode_decimal(row[6])
        return OpportunityShape(
            create_by=people[row[13]],
            created=self._date(row[14]),
            members=[cards[one] for one in members if one in cards],
            contact=cards.get(row[4]),
            title=row[1],
            description=row[2],
            responsible=people[row[3]],
            bid_type=row[5],
            bid_value=amount.quantize(_UNIT) if amount else NO_AMOUNT,
            bid_currency=SHAPES.get(row[7]),
            per_period_value=row[8],
            stage=StageBaseShape(
                success_probability=row[15],
                stage_type=row[16],
                title=row[17],
                description=row[18],
                color=row[19],
                id=row[20],
            ),
            success_probability=row[9],
            actual_close_date=self._date(row[10]),
            expected_close_date=self._date(row[11]),
            is_private=bool(row[12]),
            access_list=access_list if row[12] else None,
            can_edit=True,
            custom_fields=fields,
            id=row[0],
        )

    def _date(self, seconds: int) -> str:
        return wire_date(EPOCH + timedelta(seconds=seconds), self._zone)


def _marks(values: Sized) -> str:
    return ",".join("?" * len(values))
