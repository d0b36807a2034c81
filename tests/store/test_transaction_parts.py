"""Parts of a writing transaction: each has its own batch, and is taken back by itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError
from tests import databases
from tests.store.probes import how_many, make, probes

from rapport.core.errors import Unavailable
from rapport.store import parts
from rapport.store.engine import Database, open_database
from rapport.store.reference import touch
from rapport.store.tables import journal_state
from rapport.store.transaction import LostRace, TransactionGone, part, run


@pytest.fixture
def probed(tmp_path: Path) -> Iterator[Database]:
    """A database on SQLite, with probes: on PostgreSQL there are no parts."""
    opened = open_database(databases.fresh_sqlite(tmp_path))
    make(opened)
    yield opened
    opened.close()


def add(tx: Any, number: int, word: str = "") -> int:
    """Add a probe and return the batch that it belongs to."""
    tx.execute(insert(probes), {"id": number, "word": word})
    return int(tx.execute(select(journal_state.c.batch)).scalar_one())


def test_each_part_has_a_batch_of_its_own(probed: Database) -> None:
    batches = []

    def join(tx: Any) -> bool:
        for number in range(2, 5):
            with part(tx):
                batches.append(add(tx, number))
                assert add(tx, number * 100) == batches[-1]
        return True

    run(probed, write=True, body=lambda tx: batches.append(add(tx, 1)), join=join)
    assert batches == [batches[0] + more for more in range(4)]
    assert how_many(probed) == 7


def test_what_a_part_raises_takes_that_part_back(probed: Database) -> None:
    def join(tx: Any) -> bool:
        with suppress(ZeroDivisionError), part(tx):
            add(tx, 2)
            raise ZeroDivisionError
        with part(tx), tx.begin_nested():
            add(tx, 3)
        return True

    run(probed, write=True, body=lambda tx: add(tx, 1), join=join)
    with probed.reading() as tx:
        assert list(tx.scalars(select(probes.c.id))) == [1, 3]


def test_a_part_with_a_failed_statement_leaves_the_rest_standing(probed: Database) -> None:
    def join(tx: Any) -> bool:
        with suppress(IntegrityError), part(tx):
            add(tx, 2)
            add(tx, 1)
        return True

    run(probed, write=True, body=lambda tx: add(tx, 1), join=join)
    assert how_many(probed) == 1


def test_a_transaction_that_is_gone_is_a_lost_race(probed: Database) -> None:
    """The body runs again; whether anybody joins then is the other's business."""
    bodies: list[int] = []

    def join(tx: Any) -> bool:
        if len(bodies) == 1:
            with part(tx):
                tx.connection.dbapi_connection.execute("ROLLBACK")
                raise sqlite3.OperationalError("database or disk is full")
        return False

    run(probed, write=True, body=lambda tx: bodies.append(add(tx, 1)), join=join)
    assert len(bodies) == 2
    assert how_many(probed) == 1


def test_a_part_does_not_pass_over_a_transaction_that_is_gone(probed: Database) -> None:
    with pytest.raises(TransactionGone), probed.writing() as tx, part(tx):
        tx.connection.dbapi_connection.execute("ROLLBACK")
    assert issubclass(TransactionGone, LostRace)


def test_a_part_that_cannot_be_ended_takes_everything_back(probed: Database) -> None:
    def leave(tx: Any) -> None:
        add(tx, 1)
        with part(tx):
            add(tx, 2)
            tx.connection.dbapi_connection.execute("RELEASE part")

    with pytest.raises(TransactionGone), probed.writing() as tx:
        leave(tx)
    assert how_many(probed) == 0


def test_a_full_disk_in_a_part(probed: Database) -> None:
    with probed.alone() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 5}")
    joined: list[int] = []

    def join(tx: Any) -> bool:
        joined.append(1)
        if len(joined) == 1:
            with part(tx):
                for number in range(2, 100):
                    add(tx, number, "x" * 4000)
        return False

    run(probed, write=True, body=lambda tx: add(tx, 1), join=join)
    assert how_many(probed) == 1
    with probed.alone() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")


def test_a_commit_that_fails_in_company_is_tried_without(probed: Database) -> None:
    """A foreign key of a part is broken, which only the commit looks at."""
    with probed.alone() as connection:
        connection.exec_driver_sql(
            "CREATE TABLE pointers (probe INTEGER REFERENCES probes DEFERRABLE INITIALLY DEFERRED)"
        )

    bodies: list[int] = []

    def join(tx: Any) -> bool:
        if len(bodies) == 1:
            with part(tx):
                tx.execute(text("INSERT INTO pointers VALUES (4711)"))
        return len(bodies) == 1

    run(probed, write=True, body=lambda tx: bodies.append(add(tx, 1)), join=join)
    assert len(bodies) == 2
    assert how_many(probed) == 1
    with probed.reading() as tx:
        assert tx.scalar(text("SELECT count(*) FROM pointers")) == 0


def test_nobody_follows_a_touched_reference_table(probed: Database) -> None:
    with probed.writing() as tx:
        assert parts.may_be_followed(tx)
        with part(tx):
            touch(tx)
        assert not parts.may_be_followed(tx)
    with probed.writing() as tx:
        assert parts.may_be_followed(tx)


def test_joining_that_never_succeeds_ends_as_unavailable(
    probed: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rapport.store.transaction.LONGEST_PAUSE", 0.001)

    def join(_tx: Any) -> bool:
        raise TransactionGone

    with pytest.raises(Unavailable):
        run(probed, write=True, body=lambda tx: add(tx, 1), join=join)
    assert how_many(probed) == 0
