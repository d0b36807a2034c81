"""What is gone is no longer found, whether the index has been told of it or not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from tests.store.test_search import ids, undone

from rapport.core.clock import utc_now
from rapport.core.kinds import Kind
from rapport.store.dialect import Backend
from rapport.store.dialect.upkeep import search_index_agrees, search_index_sizes
from rapport.store.engine import Database
from rapport.store.search import Document, Part, leftovers, parse, put, put_many, remove

WORDS = ("ada", "adamant", "grace")


@pytest.fixture
def indexed(database: Database) -> Database:
    if database.backend is not Backend.SQLITE:
        pytest.skip("PostgreSQL's index forgets by itself")
    return database


def waiting(tx) -> int:
    return tx.execute(text("SELECT count(*) FROM search_index_leftovers")).scalar_one()


def in_the_index(tx, word: str) -> int:
    """How many documents the index proposes, there or not."""
    statement = text("SELECT count(*) FROM search_index_0 WHERE search_index_0 MATCH :word")
    return tx.execute(statement, {"word": f'"{word}"'}).scalar_one()


def test_what_is_gone_is_not_found_before_the_index_forgets_it(indexed):
    with undone(indexed) as tx:
        put_many(tx, Kind.CONTACT, [Document(record, Part.RECORD, 0, ["Ada"]) for record in (1, 2, 3)])
        remove(tx, Kind.CONTACT, [1, 3])
        assert in_the_index(tx, "ada") == 3
        assert ids(tx, parse("ada")) == {2}
        assert search_index_sizes(tx, [Kind.CONTACT]) == {Kind.CONTACT: 3}
        assert leftovers.clear(tx, utc_now(), limit=10) == 2
        assert in_the_index(tx, "ada") == 1
        assert ids(tx, parse("ada")) == {2}
        assert search_index_sizes(tx, [Kind.CONTACT]) == {Kind.CONTACT: 1}
        assert search_index_agrees(tx, Kind.CONTACT)


def test_what_comes_back_is_found_before_and_after_the_index_forgets_what_it_was(indexed):
    with undone(indexed) as tx:
        put(tx, Kind.CONTACT, 1, Part.RECORD, 0, ["Ada"])
        remove(tx, Kind.CONTACT, [1])
        put(tx, Kind.CONTACT, 1, Part.RECORD, 0, ["Ada Lovelace"])
        assert ids(tx, parse("ada")) == ids(tx, parse("lovelace")) == {1}
        leftovers.clear(tx, utc_now(), limit=10)
        assert ids(tx, parse("ada")) == ids(tx, parse("lovelace")) == {1}
        assert search_index_agrees(tx, Kind.CONTACT)


def test_some_at_a_time_are_forgotten_the_oldest_first(indexed):
    with undone(indexed) as tx:
        put_many(tx, Kind.CONTACT, [Document(record, Part.RECORD, 0, ["Ada"]) for record in range(1, 8)])
        remove(tx, Kind.CONTACT, range(1, 6))
        assert [leftovers.clear(tx, utc_now(), limit=2) for _ in range(4)] == [2, 2, 1, 0]
        assert in_the_index(tx, "ada") == 2


def test_what_has_just_gone_is_left_alone_for_a_while(indexed):
    with undone(indexed) as tx:
        assert not leftovers.are_due(tx)
        put(tx, Kind.CONTACT, 1, Part.RECORD, 0, ["Ada"])
        remove(tx, Kind.CONTACT, [1])
        assert not leftovers.are_due(tx)
        assert leftovers.clear(tx, utc_now() - timedelta(minutes=1), limit=10) == 0
        tx.execute(text("UPDATE search_index_leftovers SET since = since - 11"))
        assert leftovers.are_due(tx)


CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.integers(1, 4), st.sampled_from(WORDS)),
        st.tuples(st.just("remove"), st.integers(1, 4), st.just("")),
        st.tuples(st.just("clear"), st.integers(1, 3), st.just("")),
    ),
    max_size=25,
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_whenever_the_index_forgets_what_is_there_is_found_and_nothing_else(indexed, changes):
    there: dict[int, str] = {}
    with undone(indexed) as tx:
        for what, number, word in changes:
            if what == "put":
                put(tx, Kind.CONTACT, number, Part.RECORD, 0, [word])
                there[number] = word
            elif what == "remove":
                remove(tx, Kind.CONTACT, [number])
                there.pop(number, None)
            else:
                leftovers.clear(tx, utc_now(), limit=number)
            for each in WORDS:
                assert ids(tx, parse(each)) == {record for record, told in there.items() if each in told}
        leftovers.clear(tx, utc_now(), limit=1000)
        assert waiting(tx) == 0
        assert search_index_agrees(tx, Kind.CONTACT)
