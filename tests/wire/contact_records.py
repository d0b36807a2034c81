"""Contacts for tests, made through the API as clients make them, and what hangs on them that has no calls yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import insert
from tests.portals import Client, Portal

from rapport.core.kinds import Kind
from rapport.store.tables import (
    audit_events,
    contact_links,
    custom_fields,
    history_events,
    invoices,
    opportunities,
    tag_links,
    tags,
    tasks,
)
from rapport.store.work import Work

SHARED = 1


def fewest_statements(portal: Portal, act: Callable[[], Any]) -> int:
    """Return how many statements something takes once what it counts and looks up is remembered.

    Tests beside this one on the same PostgreSQL server make it count anew now and then.
    """
    counts = []
    for _ in range(25):
        with portal.statements() as seen:
            act()
        counts.append(len(seen))
    return min(counts)


def audits(portal: Portal) -> list[tuple[int, str, str]]:
    """Return the entries of the audit trail that are about the CRM: action, targets, parameters."""
    crm = audit_events.c.action.between(3000, 3999)
    return [(row.action, row.target, row.parameters) for row in portal.rows(audit_events, crm)]


def person(client: Client, first: str = "Ann", last: str = "Lee", **members: Any) -> dict[str, Any]:
    """Create a person, shared with everyone unless told otherwise."""
    body = {"firstName": first, "lastName": last, "shareType": SHARED, **members}
    return client.post("crm/contact/person", body).response  # type: ignore[no-any-return]


def company(client: Client, name: str = "Nordwind Ltd", **members: Any) -> dict[str, Any]:
    """Create a company, shared with everyone unless told otherwise."""
    body = {"companyName": name, "shareType": SHARED, **members}
    return client.post("crm/contact/company", body).response  # type: ignore[no-any-return]


def info(client: Client, contact: int, kind: str, data: str, **members: Any) -> dict[str, Any]:
    """Add a detail."""
    body = {"infoType": kind, "data": data, "category": "Work", **members}
    return client.post(f"crm/contact/{contact}/data", body).response  # type: ignore[no-any-return]


def task(portal: Portal, contact: int, title: str = "Call back", *, late: bool = False, **values: Any) -> int:
    """Put a task on a contact."""

    def make(work: Work) -> int:
        deadline = work.now + timedelta(days=-1 if late else 1)
        return put(
            work,
            tasks,
            {
                "title": title,
                "deadline": deadline,
                "responsible_id": portal.owner.id,
                "contact_id": contact,
                "category_id": 1,
                "is_closed": False,
                **_authorship(portal, work.now),
                **values,
            },
        )

    return portal.within(make)


def event(portal: Portal, contact: int, content: str = "Met at the fair") -> int:
    """Write a history event of a contact."""
    return portal.within(
        lambda work: put(
            work,
            history_events,
            {
                "contact_id": contact,
                "category_id": 20,
                "content": content,
                **_authorship(portal, work.now),
            },
        )
    )


def tag(portal: Portal, title: str, *contacts: int) -> None:
    """Make a contact tag and put it on contacts."""

    def make(work: Work) -> None:
        tag_id = put(work, tags, {"kind": Kind.CONTACT, "title": title, "title_key": title.casefold()})
        for contact in contacts:
            work.tx.execute(insert(tag_links).values(tag_id=tag_id, record_id=contact))

    portal.within(make)


def field(
    portal: Portal, label: str, kind: Kind = Kind.CONTACT, field_type: int = 0, position: int = 0
) -> int:
    """Define a custom field."""

    def make(work: Work) -> int:
        made = put(
            work,
            custom_fields,
            {"kind": kind, "label": label, "field_type": field_type, "position": position},
        )
        work.reference_changed()
        return made

    return portal.within(make)


def opportunity(portal: Portal, *, main: int = 0, members: tuple[int, ...] = (), **values: Any) -> int:
    """Make an opportunity with members, written straight into the database."""

    def make(work: Work) -> int:
        made = put(
            work,
            opportunities,
            {
                "title": "Deal",
                "title_sort": "deal",
                "responsible_id": portal.owner.id,
                "contact_id": main,
                "stage_id": 1,
                "stage_order": 1,
                "bid_type": 0,
                "bid_value": Decimal(0),
                "bid_currency": "USD",
                "per_period_value": 0,
                "success_probability": 0,
                "actual_close_at": datetime.min.replace(tzinfo=work.now.tzinfo),
                "expected_close_at": datetime.min.replace(tzinfo=work.now.tzinfo),
                "close_at": datetime.min.replace(tzinfo=work.now.tzinfo),
                "is_private": False,
                **_authorship(portal, work.now),
                **values,
            },
        )
        for member in members:
            work.tx.execute(
                insert(contact_links).values(kind=Kind.OPPORTUNITY, record_id=made, contact_id=member)
            )
        return made

    return portal.within(make)


def invoice(portal: Portal, contact: int, consignee: int = 0) -> int:
    """Make an invoice."""
    row = {"number": "INV-1", "contact_id": contact, "consignee_id": consignee}
    return portal.within(lambda work: put(work, invoices, row))


def put(work: Work, table: Any, row: dict[str, Any]) -> int:
    """Insert a row and return its id."""
    return int(work.tx.execute(insert(table).values(**row).returning(table.c.id)).scalar_one())


def _authorship(portal: Portal, now: datetime) -> dict[str, Any]:
    author = portal.owner.id
    return {"created_by": author, "created_at": now, "modified_by": author, "modified_at": now}
