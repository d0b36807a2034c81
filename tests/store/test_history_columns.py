"""The newest event of each contact, kept by triggers: random changes are played and compared."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, delete, insert, select, update
from tests.store.filled import add_contact

from rapport.core.clock import NO_DATE
from rapport.store import transaction
from rapport.store.engine import Database
from rapport.store.tables import contacts, history_events

DAY = datetime(2024, 1, 1, tzinfo=UTC)
CONTACTS, EVENTS = (1, 2, 3), (1, 2, 3, 4, 5)

_moves = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(EVENTS), st.sampled_from((0, *CONTACTS)), st.integers(0, 4)),
    st.tuples(st.just("erase"), st.sampled_from(EVENTS), st.just(0), st.just(0)),
    st.tuples(st.just("leave"), st.sampled_from(CONTACTS), st.just(0), st.just(0)),
    st.tuples(st.just("return"), st.sampled_from(CONTACTS), st.just(0), st.just(0)),
)


@given(moves=st.lists(_moves, max_size=25))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_newest_event_is_known(database: Database, moves: list[tuple[str, int, int, int]]) -> None:
    """Contacts may go and come back before and after their events, as an undo has them do."""

    def play(tx: Connection) -> None:
        tx.execute(delete(history_events))
        tx.execute(delete(contacts))
        for move in moves:
            carry_out(tx, *move)
            compare(tx)

    transaction.run(database, write=True, body=play)


def carry_out(tx: Connection, deed: str, number: int, contact: int, day: int) -> None:
    if deed == "erase":
        tx.execute(delete(history_events).where(history_events.c.id == number))
    elif deed == "leave":
        tx.execute(delete(contacts).where(contacts.c.id == number))
    elif deed == "return":
        if number not in set(tx.scalars(select(contacts.c.id))):
            add_contact(tx, number, last_event_at=NO_DATE)
    else:
        written = DAY + timedelta(days=day)
        values = {"contact_id": contact, "modified_at": written, "created_at": DAY}
        if number in set(tx.scalars(select(history_events.c.id))):
            tx.execute(update(history_events).where(history_events.c.id == number).values(**values))
        else:
            other = {"category_id": -1, "content": "x", "created_by": "a", "modified_by": "a"}
            tx.execute(insert(history_events).values(id=number, **values, **other))


def compare(tx: Connection) -> None:
    expected = dict.fromkeys(tx.scalars(select(contacts.c.id)), NO_DATE)
    for contact, written in tx.execute(select(history_events.c.contact_id, history_events.c.modified_at)):
        if contact in expected:
            expected[contact] = max(expected[contact], written)
    assert dict(tx.execute(select(contacts.c.id, contacts.c.last_event_at)).all()) == expected
