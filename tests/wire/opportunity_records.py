"""Builders for tests of opportunities, stages and cases, and a look at what was written down about them."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import insert
from tests.portals import Answer, Client, Portal

from rapport.core.kinds import Kind
from rapport.store.tables import (
    audit_events,
    changes,
    custom_field_values,
    custom_fields,
    history_events,
    tag_links,
    tags,
    tasks,
)
from rapport.store.work import Work

NO_DATE = "0001-01-01T00:00:00.0000000Z"
NOBODY = "00000000-0000-0000-0000-000000000000"
ILLEGAL = "Value does not fall within the expected range."

INITIAL, PROPOSAL, NEGOTIATIONS, WON, LOST = 1, 6, 7, 8, 9
"""Ids of stages of a new portal."""


def company(client: Client, name: str = "Northwind Ltd", **more: Any) -> int:
    """Make a company that everybody may edit, unless told otherwise."""
    body = {"companyName": name, "shareType": 1, **more}
    return int(client.post("crm/contact/company", body).response["id"])


def person(client: Client, first: str = "Peter", last: str = "Lind", **more: Any) -> int:
    """Make a person that everybody may edit, unless told otherwise."""
    body = {"firstName": first, "lastName": last, "shareType": 1, **more}
    return int(client.post("crm/contact/person", body).response["id"])


def draft(client: Client, **more: Any) -> dict[str, Any]:
    """Return the body of a request to make an opportunity of the client's."""
    return {
        "title": "Support",
        "responsibleid": client.id,
        "stageid": INITIAL,
        "bidCurrencyAbbr": "USD",
        **more,
    }


def opportunity(client: Client, **more: Any) -> int:
    """Make an opportunity."""
    return int(client.post("crm/opportunity", draft(client, **more)).response["id"])


def case(client: Client, title: str = "Complaint", **more: Any) -> int:
    """Make a case."""
    return int(client.post("crm/case", {"title": title, **more}).response["id"])


def private_to(*clients: Client) -> dict[str, Any]:
    """Return the parameters that make a record private to these."""
    return {"isPrivate": True, "accessList": [client.id for client in clients]}


def ids(answer: Answer) -> list[int]:
    """Return the ids of a list answer."""
    return [item["id"] for item in answer.response]


def field(
    portal: Portal, kind: Kind, label: str, *, position: int, field_type: int = 0, mask: str = ""
) -> int:
    """Define a custom field."""

    def add(work: Work) -> int:
        values = {
            "kind": int(kind),
            "label": label,
            "field_type": field_type,
            "position": position,
            "mask": mask,
        }
        made = work.tx.execute(
            insert(custom_fields).values(**values).returning(custom_fields.c.id)
        ).scalar_one()
        work.reference_changed()
        return int(made)

    return portal.within(add)


def tagged(portal: Portal, kind: Kind, title: str, *record_ids: int) -> int:
    """Make a tag and attach it."""

    def add(work: Work) -> int:
        values = {"kind": int(kind), "title": title, "title_key": title.casefold()}
        made = int(work.tx.execute(insert(tags).values(**values).returning(tags.c.id)).scalar_one())
        for each in record_ids:
            work.tx.execute(insert(tag_links).values(tag_id=made, record_id=each))
        work.reference_changed()
        return made

    return portal.within(add)


def surround(portal: Portal, kind: Kind, record_id: int) -> None:
    """Give a record a task and a history event."""

    def add(work: Work) -> None:
        author = {
            "created_by": portal.owner.id,
            "created_at": work.now,
            "modified_by": portal.owner.id,
            "modified_at": work.now,
        }
        at = {"entity_kind": int(kind), "entity_id": record_id, **author}
        work.tx.execute(
            insert(tasks).values(
                title="Call",
                deadline=work.now,
                responsible_id=portal.owner.id,
                category_id=1,
                is_closed=False,
                **at,
            )
        )
        work.tx.execute(insert(history_events).values(category_id=20, content="Rang them up", **at))

    portal.within(add)


def told(portal: Portal, kind: Kind, record_id: int) -> list[tuple[str, Any, Any]]:
    """Return what the change log tells of a record: verb, before, after."""
    found = portal.rows(changes, changes.c.kind == int(kind), changes.c.record_id == str(record_id))
    return [(row.verb, _read(row.before), _read(row.after)) for row in found]


def audited(portal: Portal, *actions: int) -> list[tuple[int, list[str], list[str]]]:
    """Return the entries of the audit trail about these actions: action, targets, parameters."""
    found = portal.rows(audit_events, audit_events.c.action.in_(actions))
    return [(row.action, json.loads(row.target), json.loads(row.parameters)) for row in found]


def stored_values(portal: Portal, kind: Kind, record_id: int) -> dict[int, str]:
    """Return the custom field values of a record."""
    v = custom_field_values.c
    return {
        row.field_id: row.value
        for row in portal.rows(custom_field_values, v.kind == int(kind), v.record_id == record_id)
    }


def _read(text: str | None) -> Any:
    return None if text is None else json.loads(text)
