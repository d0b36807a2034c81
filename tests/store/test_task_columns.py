"""What tasks take over from the records they hang on, whatever happens to those, and in whatever order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Table, delete, insert, select, update

from rapport.core.clock import NO_DATE, utc_now
from rapport.core.kinds import Kind
from rapport.store import transaction
from rapport.store.engine import Database
from rapport.store.tables import cases, contacts, opportunities, tasks

Act = Callable[[Connection], Any]

OTHERS = {Kind.CONTACT: contacts, Kind.OPPORTUNITY: opportunities, Kind.CASE: cases}
AUTHORS = {"created_by": "a", "modified_by": "a", "created_at": utc_now(), "modified_at": utc_now()}
BLANKS: dict[Kind, dict[str, Any]] = {
    Kind.CONTACT: {"is_company": True, "first_name_sort": "", "last_name_sort": "", "last_event_at": NO_DATE},
    Kind.OPPORTUNITY: {
        "title": "",
        "title_sort": "",
        "responsible_id": "a",
        "stage_id": 1,
        "stage_order": 0,
        "bid_type": 0,
        "bid_value": Decimal(0),
        "bid_currency": "",
        "per_period_value": 0,
        "success_probability": 0,
        "actual_close_at": NO_DATE,
        "expected_close_at": NO_DATE,
        "close_at": NO_DATE,
    },
    Kind.CASE: {"title": "", "title_sort": "", "is_closed": False},
}
TASK = {"title": "x", "deadline": NO_DATE, "responsible_id": "a", "category_id": 1, "is_closed": False}

_ids = st.integers(1, 3)
_kinds = st.sampled_from([Kind.OPPORTUNITY, Kind.CASE])


def shown(kind: Kind, name: str, private: bool) -> dict[str, Any]:
    """Return what a task takes over from a record."""
    if kind == Kind.CONTACT:
        return {"name_sort": name, "share_type": 0 if private else 1}
    return {"is_private": private}


def put(table: Table, record: int, values: dict[str, Any], blank: dict[str, Any]) -> Act:
    """Return the act of storing a row, new or not."""

    def act(tx: Connection) -> None:
        if tx.execute(update(table).where(table.c.id == record).values(**values)).rowcount == 0:
            tx.execute(insert(table).values(id=record, **blank, **values, **AUTHORS))

    return act


def drop(table: Table, record: int) -> Act:
    """Return the act of deleting a row."""
    return lambda tx: tx.execute(delete(table).where(table.c.id == record))


def _put_other(kind: Kind, record: int, name: str, private: bool) -> Act:
    return put(OTHERS[kind], record, shown(kind, name, private), BLANKS[kind])


def _put_task(record: int, contact: int, kind: Kind, entity: int) -> Act:
    hanging = {"contact_id": contact, "entity_kind": int(kind), "entity_id": entity}
    return put(tasks, record, hanging, TASK)


acts = st.lists(
    st.one_of(
        st.builds(_put_other, st.sampled_from(list(OTHERS)), _ids, st.sampled_from("abc"), st.booleans()),
        st.builds(_put_task, _ids, st.integers(0, 3), _kinds, st.integers(0, 3)),
        st.builds(drop, st.sampled_from([*OTHERS.values(), tasks]), _ids),
    ),
    max_size=25,
)


def expected(tx: Connection) -> Iterator[tuple[int, str | None, bool]]:
    """Yield each task with what it has to tell, told anew."""
    names = dict(tx.execute(select(contacts.c.id, contacts.c.name_sort)).all())
    open_ones = {
        Kind.CONTACT: set(tx.scalars(select(contacts.c.id).where(contacts.c.share_type != 0))),
        Kind.OPPORTUNITY: set(tx.scalars(select(opportunities.c.id).where(~opportunities.c.is_private))),
        Kind.CASE: set(tx.scalars(select(cases.c.id).where(~cases.c.is_private))),
    }
    for task in tx.execute(select(tasks).order_by(tasks.c.id)):
        hanging = [(Kind.CONTACT, task.contact_id), (Kind(task.entity_kind), task.entity_id)]
        restricted = any(record and record not in open_ones[kind] for kind, record in hanging)
        yield task.id, names.get(task.contact_id), restricted


@given(acts=acts)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_tasks_tell_what_the_records_are(database: Database, acts: list[Act]) -> None:
    def body(tx: Connection) -> None:
        for table in (*OTHERS.values(), tasks):
            tx.execute(delete(table))
        for act in acts:
            act(tx)
            columns = (tasks.c.id, tasks.c.contact_sort, tasks.c.is_restricted)
            found = tx.execute(select(*columns).order_by(tasks.c.id))
            assert [tuple(row) for row in found] == list(expected(tx))

    transaction.run(database, write=True, body=body)


@pytest.mark.parametrize("stale", [{"contact_sort": "zzz"}, {"is_restricted": True}])
def test_a_row_put_back_as_it_was_tells_what_is_true_now(database: Database, stale: dict[str, Any]) -> None:
    """An undo writes whole rows, with what they said then."""

    def body(tx: Connection) -> None:
        _put_other(Kind.CONTACT, 1, "a", False)(tx)
        _put_task(1, 1, Kind.CASE, 0)(tx)
        as_it_was = {"contact_id": 1, "entity_kind": int(Kind.CASE), "entity_id": 0, **stale}
        tx.execute(update(tasks).values(**as_it_was))
        tx.execute(insert(tasks).values(id=2, **TASK, **AUTHORS, **as_it_was))
        told = tx.execute(select(tasks.c.contact_sort, tasks.c.is_restricted))
        assert [tuple(row) for row in told] == [("a", False)] * 2

    transaction.run(database, write=True, body=body)
