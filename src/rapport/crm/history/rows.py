"""Rows of history events. Functions that take ids take any number of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from sqlalchemy import Select, bindparam, delete, insert, select, update

from rapport.core.kinds import Kind
from rapport.core.text import fold
from rapport.crm import access
from rapport.crm.history.records import MAIL, Event
from rapport.store.among import among
from rapport.store.tables import event_mails, history_events
from rapport.store.types import SORT_KEY_LENGTH
from rapport.store.work import Work

_e = history_events.c
_m = event_mails.c
_NAMES = tuple(field.name for field in fields(Event))
_COLUMNS = tuple(_e[name] for name in _NAMES)


@dataclass(frozen=True, slots=True)
class Standing:
    """A stored event, and whether the caller may delete it."""

    event: Event
    is_editable: bool


def find(work: Work, event_id: int) -> Standing | None:
    """Return an event, whoever may see it; None if there is none."""
    editable = access.event_editable(work.viewer).label("is_editable")
    row = work.tx.execute(select(editable, *_COLUMNS).where(_e.id == event_id)).one_or_none()
    return Standing(_record(row[1:]), bool(row[0])) if row else None


def of_contacts(work: Work, contact_ids: Sequence[int]) -> list[Event]:
    """Return the events of these contacts, by id."""
    return _all(work, select(*_COLUMNS).where(among(_e.contact_id, "ids")), contact_ids)


def of_records(work: Work, kind: Kind, record_ids: Sequence[int]) -> list[Event]:
    """Return the events of these opportunities or cases, by id."""
    return _all(work, select(*_COLUMNS).where(_e.entity_kind == kind, among(_e.entity_id, "ids")), record_ids)


def load_any(work: Work, event_ids: Sequence[int]) -> list[Event]:
    """Return those of the events that exist, by id, whoever may see them."""
    return _all(work, select(*_COLUMNS).where(among(_e.id, "ids")), event_ids)


def tells_of_mail(work: Work, message_id: int, event: Event) -> bool:
    """Whether there is an event of that mail for the same contact and entity."""
    statement = (
        select(_e.id)
        .join(event_mails, _m.event_id == _e.id)
        .where(
            _m.message_id == message_id,
            _e.category_id == MAIL,
            _e.contact_id == event.contact_id,
            _e.entity_kind == event.entity_kind,
            _e.entity_id == event.entity_id,
        )
    )
    return work.tx.execute(statement.limit(1)).first() is not None


def insert_event(work: Work, event: Event) -> int:
    """Store a new event and return its id; the one it brings is ignored."""
    values = {name: value for name, value in asdict(event).items() if name != "id"}
    values["content_sort"] = _sort_key(event)
    event_id: int = work.tx.execute(insert(history_events).values(**values).returning(_e.id)).scalar_one()
    return event_id


_SET_SORT_KEY = (
    update(history_events).where(_e.id == bindparam("of_id")).values(content_sort=bindparam("key"))
)


def keep_sort_keys(work: Work, events: Sequence[Event]) -> None:
    """Bring what events are sorted by in line with their content."""
    if events:
        work.tx.execute(_SET_SORT_KEY, [{"of_id": each.id, "key": _sort_key(each)} for each in events])


def _sort_key(event: Event) -> str:
    return fold(event.content)[:SORT_KEY_LENGTH]


def insert_mail(work: Work, event_id: int, *, message_id: int, body: str) -> None:
    """Store what an event has of the mail that it tells of."""
    work.tx.execute(insert(event_mails).values(event_id=event_id, message_id=message_id, body=body))


def delete_mails(work: Work, event_ids: Sequence[int]) -> None:
    """Delete what events have of the mails that they tell of."""
    work.tx.execute(delete(event_mails).where(among(_m.event_id, "ids")), {"ids": event_ids})


def delete_events(work: Work, event_ids: Sequence[int]) -> None:
    """Delete events. What they had of mails, and the files that hung on them, are gone already."""
    work.tx.execute(delete(history_events).where(among(_e.id, "ids")), {"ids": event_ids})


def move_to_contact(work: Work, event_ids: Sequence[int], contact_id: int) -> None:
    """Hang events on another contact."""
    statement = update(history_events).where(among(_e.id, "ids")).values(contact_id=contact_id)
    work.tx.execute(statement, {"ids": event_ids})


def _all(work: Work, statement: Select[*tuple[Any, ...]], ids: Sequence[int]) -> list[Event]:
    return [_record(row) for row in work.tx.execute(statement.order_by(_e.id), {"ids": ids}).all()]


def _record(row: Sequence[Any]) -> Event:
    identity, contact_id, kind, *others = row
    return Event(identity, contact_id, Kind(kind), *others)
