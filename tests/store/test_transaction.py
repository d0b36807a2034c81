from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import DBAPIError
from tests.store.probes import how_many, make, probes

from rapport.core.errors import BadArgument, Missing, Unavailable
from rapport.store import transaction
from rapport.store.dialect import Backend
from rapport.store.engine import Database, Tuning, open_database
from rapport.store.transaction import LostRace, lost_if_duplicate, run


@pytest.fixture
def probed(database):
    make(database)
    return database


def add(number: int, word: str = "") -> Callable:
    return lambda tx: tx.execute(insert(probes), {"id": number, "word": word})


def test_what_a_body_wrote_is_there_afterwards(probed):
    assert run(probed, write=True, body=lambda tx: (add(1)(tx), "answer")[1]) == "answer"
    assert how_many(probed) == 1


def test_an_error_takes_everything_back_and_passes_through(probed):
    def body(tx):
        add(1)(tx)
        raise Missing("no")

    with pytest.raises(Missing):
        run(probed, write=True, body=body)
    assert how_many(probed) == 0


def test_reading_cannot_write(probed):
    with pytest.raises(DBAPIError):
        run(probed, write=False, body=add(1))
    assert how_many(probed) == 0


def fail_after_adding(open_connection: Callable, number: int) -> None:
    with open_connection() as connection:
        add(number)(connection)
        raise ZeroDivisionError


def test_a_connection_alone_commits_each_statement_and_is_good_for_transactions_again(probed):
    with pytest.raises(ZeroDivisionError):
        fail_after_adding(probed.alone, 1)
    assert how_many(probed) == 1
    with pytest.raises(ZeroDivisionError):
        fail_after_adding(probed.writing, 2)
    assert how_many(probed) == 1
    with probed.writing() as tx:
        if probed.backend is Backend.SQLITE:
            assert tx.connection.dbapi_connection.isolation_level is None
        else:
            assert tx.get_isolation_level() == "SERIALIZABLE"


def test_reading_sees_one_moment(probed):
    with probed.reading() as tx:
        before = tx.execute(select(probes)).all()
        run(probed, write=True, body=add(1))
        assert tx.execute(select(probes)).all() == before == []
    assert how_many(probed) == 1


def test_a_lost_race_runs_the_body_again_from_the_start(probed):
    tries = []

    def body(tx):
        tries.append(1)
        add(len(tries))(tx)
        if len(tries) < 3:
            raise LostRace

    run(probed, write=True, body=body)
    assert len(tries) == 3
    assert how_many(probed) == 1


def test_a_race_that_is_always_lost_ends_as_unavailable(probed, monkeypatch):
    monkeypatch.setattr(transaction, "LONGEST_PAUSE", 0.001)
    tries = []

    def body(tx):
        tries.append(1)
        add(1)(tx)
        raise LostRace

    with pytest.raises(Unavailable):
        run(probed, write=True, body=body)
    assert len(tries) == transaction.ATTEMPTS
    assert how_many(probed) == 0


def test_a_duplicate_is_a_lost_race_only_where_the_body_says_so(probed):
    run(probed, write=True, body=add(1))
    with pytest.raises(DBAPIError):
        run(probed, write=True, body=add(1))
    tries = []

    def body(tx):
        tries.append(1)
        with lost_if_duplicate():
            add(len(tries))(tx)

    run(probed, write=True, body=body)
    assert len(tries) == 2
    assert how_many(probed) == 2


def test_a_duplicate_block_lets_other_errors_through(probed):
    with pytest.raises(DBAPIError), probed.writing() as tx, lost_if_duplicate():
        tx.execute(text("INSERT INTO probes (id, word) VALUES (1, NULL)"))


def test_nobody_overtakes_a_check_that_precedes_a_write(probed):
    """Read, then write what was read plus one: no round may be lost, whoever comes between."""
    run(probed, write=True, body=add(1, "0"))

    def count(tx):
        word = tx.scalar(select(probes.c.word).where(probes.c.id == 1))
        tx.execute(update(probes).values(word=str(int(word) + 1)).where(probes.c.id == 1))

    def many():
        for _ in range(10):
            while True:
                try:
                    run(probed, write=True, body=count)
                    break
                except Unavailable:
                    continue

    threads = [threading.Thread(target=many) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert run(probed, write=False, body=lambda tx: tx.scalar(select(probes.c.word))) == "40"


def test_two_inserts_that_each_check_first_leave_one(probed):
    """The write skew that weaker isolation allows: each sees no row of that word, each inserts one."""
    barrier = threading.Barrier(2, timeout=5)

    def body_of(number):
        first = [True]

        def body(tx):
            taken = tx.scalar(select(probes.c.id).where(probes.c.word == "unique"))
            if first and probed.backend is Backend.POSTGRESQL:
                first.clear()
                barrier.wait()
            if taken is None:
                add(number, "unique")(tx)

        return body

    threads = [
        threading.Thread(target=run, args=(probed,), kwargs={"write": True, "body": body_of(number)})
        for number in (1, 2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert how_many(probed) == 1


def test_a_locked_database_ends_as_unavailable_in_bounded_time(probed, monkeypatch):
    if probed.backend is not Backend.SQLITE:
        pytest.skip("PostgreSQL has no lock on everything")
    monkeypatch.setattr(transaction, "PATIENCE", 0.5)
    impatient = open_database(str(probed.url), Tuning(patience=0.1))
    started = time.monotonic()
    with probed.writing(), pytest.raises(Unavailable):
        run(impatient, write=True, body=add(1))
    assert time.monotonic() - started < 5
    run(impatient, write=True, body=add(1))
    impatient.close()


def test_no_free_connection_ends_as_unavailable(probed, monkeypatch):
    monkeypatch.setattr(transaction, "PATIENCE", 0.1)
    small = open_database(probed.url.render_as_string(hide_password=False), Tuning(patience=0.1, writers=1))
    held = [small.writing() for _ in range(1 if small.backend is Backend.SQLITE else 5)]
    for each in held:
        each.__enter__()
    with pytest.raises(Unavailable):
        run(small, write=True, body=add(1))
    for each in held:
        each.__exit__(None, None, None)
    small.close()


def test_a_full_database_changes_nothing_and_says_so(probed):
    if probed.backend is not Backend.SQLITE:
        pytest.skip("needs a way to limit the database")
    run(probed, write=True, body=add(1))
    with probed.alone() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 5}")

    def body(tx):
        for number in range(2, 100):
            add(number, "x" * 4000)(tx)

    with pytest.raises(Unavailable, match="no space left"):
        run(probed, write=True, body=body)
    assert how_many(probed) == 1
    with probed.alone() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    run(probed, write=True, body=body)
    assert how_many(probed) == 99


def backend_pid(tx):
    return tx.scalar(text("SELECT pg_backend_pid()"))


def terminate(database: Database, pid: int) -> None:
    with database.reading() as tx:
        tx.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": pid})


def test_a_connection_that_broke_is_made_anew(probed):
    if probed.backend is not Backend.POSTGRESQL:
        pytest.skip("SQLite has no connection to lose")
    tries = []

    def body(tx):
        tries.append(1)
        add(1)(tx)
        if len(tries) == 1:
            terminate(probed, backend_pid(tx))
        add(2)(tx)

    run(probed, write=True, body=body)
    assert len(tries) == 2
    assert how_many(probed) == 2


def test_a_connection_lost_while_committing_leaves_the_outcome_open(probed):
    if probed.backend is not Backend.POSTGRESQL:
        pytest.skip("SQLite has no connection to lose")

    def body(tx):
        add(1)(tx)
        terminate(probed, backend_pid(tx))

    with pytest.raises(Unavailable, match="may have been made or not"):
        run(probed, write=True, body=body)
    assert how_many(probed) == 0


@pytest.mark.parametrize(
    "url", ["postgresql://nobody@/nothing?host=/no/such/folder", "/no/such/folder/portal.db"]
)
def test_a_database_that_is_away_is_unavailable(url, monkeypatch):
    monkeypatch.setattr(transaction, "LONGEST_PAUSE", 0.001)
    away = open_database(url)
    with pytest.raises(Unavailable, match="cannot be reached"):
        run(away, write=False, body=lambda tx: tx.execute(text("SELECT 1")))


def test_a_file_that_is_no_database_is_told_as_it_is(tmp_path):
    (tmp_path / "portal.db").write_bytes(b"not a database at all" * 1000)
    with pytest.raises((DBAPIError, sqlite3.DatabaseError), match="not a database"):
        run(
            open_database(str(tmp_path / "portal.db")),
            write=False,
            body=lambda tx: tx.execute(text("SELECT 1")),
        )


@pytest.mark.parametrize("url", ["mysql://somewhere/portal", "sqlite://", "sqlite:///:memory:", "://"])
def test_other_databases_are_refused(url):
    with pytest.raises(BadArgument):
        open_database(url)
