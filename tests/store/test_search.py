from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, bindparam, column, select, text

from rapport.core.errors import BadArgument
from rapport.core.kinds import Kind
from rapport.store.engine import Database
from rapport.store.search import (
    INDEXED_KINDS,
    Document,
    Part,
    Query,
    matches,
    matching_ids,
    parse,
    put,
    put_many,
    remove,
)
from rapport.store.tables import cases, search_documents

LETTERS = "aAàbBzéеёЁЦцйΣςσßſ李明中文ｆﬁ①İıŉ한하각\"*?%_\\.-'() \n\t\u0301\u00a0\u2028'[]^"
TEXTS = st.one_of(st.text(LETTERS, max_size=12), st.text(max_size=8).filter(lambda made: made.isprintable()))
ANY = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@contextmanager
def undone(database: Database) -> Iterator[Connection]:
    with database.writer.connect() as tx, tx.begin() as transaction:
        yield tx
        transaction.rollback()


def ids(tx: Connection, query: Query, kind: Kind = Kind.CONTACT) -> set[int]:
    return set(tx.scalars(matching_ids(query, kind)))


def tried(tx: Connection, query: Query, records: list[int], kind: Kind = Kind.CONTACT) -> set[int]:
    """The same by the other form: one record after another."""
    if tx.dialect.name == "sqlite":
        listed = (
            text("SELECT value AS id FROM json_each(:ids)").columns(column("id")).bindparams(ids=str(records))
        )
    else:
        listed = text("SELECT unnest(CAST(:ids AS bigint[])) AS id").columns(column("id"))
        listed = listed.bindparams(bindparam("ids", records))
    source = listed.subquery("listed")
    return set(tx.scalars(select(source.c.id).where(matches(query, kind, source.c.id))))


def expected(query: Query, documents: dict[int, list[str]]) -> set[int]:
    """What the rules say, without any database."""

    def word_matches(pattern: str, word: str) -> bool:
        parts = (
            "".join("." if mark == "?" else re.escape(mark) for mark in part) for part in pattern.split("*")
        )
        return re.fullmatch(".*".join(parts), word, re.DOTALL) is not None

    def document_matches(document: str) -> bool:
        return all(word in document for word in query.words) and all(
            any(word_matches(pattern, word) for word in re.split("[ \n]", document) if word)
            for pattern in query.patterns
        )

    return {record for record, found in documents.items() if any(map(document_matches, found))}


def stored(tx: Connection) -> dict[int, list[str]]:
    documents: dict[int, list[str]] = {}
    for record, body in tx.execute(select(search_documents.c.record_id, search_documents.c.text)):
        documents.setdefault(record, []).append(body)
    return documents


@ANY
@given(data=st.data(), contents=st.lists(st.lists(TEXTS, max_size=3), min_size=1, max_size=8))
def test_both_forms_find_what_the_rules_say(database, data, contents):
    with undone(database) as tx:
        put_many(
            tx, Kind.CONTACT, [Document(i // 2 + 1, Part.INFO, i, made) for i, made in enumerate(contents)]
        )
        put(tx, Kind.CASE, 1, Part.RECORD, 0, ["zaz bbb 李明"])
        tx.execute(search_documents.delete().where(search_documents.c.kind == int(Kind.CASE)))
        documents = stored(tx)
        words = []
        for _ in range(data.draw(st.integers(1, 3))):
            source = data.draw(st.sampled_from(["".join(made) for made in contents]))
            start = data.draw(st.integers(0, max(0, len(source) - 1)))
            words.append(
                source[start : start + data.draw(st.integers(1, 5))] if data.draw(st.booleans()) else ""
            )
            words.append(data.draw(st.text(LETTERS, max_size=2)))
        query = parse(data.draw(st.sampled_from([" ", "", "*", '"'])).join(words))
        found = expected(query, documents)
        if query:
            assert ids(tx, query) == found
        else:
            found = set(documents)
        assert tried(tx, query, [1, 2, 3, 4]) == found


@pytest.mark.parametrize(
    ("typed", "words", "patterns"),
    [
        ("", (), ()),
        ("  ", (), ()),
        ("Ada Löve", ("ada", "love"), ()),
        ('"Ada  Love" x', ("ada love", "x"), ()),
        ('"open', ("open",), ()),
        ('a"b c"d', ("a", "b c", "d"), ()),
        ('""', (), ()),
        ("sm*th ?o", (), ("sm*th", "?o")),
        ("** *", (), ()),
        ('"*"', ("*",), ()),
        ("ёлка Ёлка елка", ("елка",), ()),
        ("a\0b", ("a", "b"), ()),
    ],
)
def test_a_search_text_is_taken_apart(typed, words, patterns):
    assert parse(typed) == Query(words, patterns)
    assert bool(parse(typed)) == bool(words or patterns)


def test_a_very_long_search_text_is_refused():
    with pytest.raises(BadArgument):
        parse("x" * 1001)


def test_words_meet_in_one_document_of_one_kind(database):
    with undone(database) as tx:
        put(tx, Kind.CONTACT, 1, Part.RECORD, 0, ["Ada", "Lovelace"])
        put(tx, Kind.CONTACT, 1, Part.INFO, 7, ["ada@example.com"])
        put(tx, Kind.OPPORTUNITY, 2, Part.RECORD, 0, ["Ada's engine"])
        assert ids(tx, parse("LOVE ada")) == {1}
        assert ids(tx, parse("love example")) == set()
        assert ids(tx, parse('"ada lovelace"')) == set()
        assert ids(tx, parse("ada"), Kind.OPPORTUNITY) == {2}
        assert ids(tx, parse("a*a")) == {1}
        assert ids(tx, parse("a*e")) == set()
        assert ids(tx, parse("a*.com")) == {1}


@pytest.mark.parametrize("kind", INDEXED_KINDS)
def test_every_kind_has_its_index(database, kind):
    with undone(database) as tx:
        put(tx, kind, 5, Part.RECORD, 0, ["something"])
        assert ids(tx, parse("thing"), kind) == {5}
        assert ids(tx, parse("th"), kind) == {5}
        remove(tx, kind, [5])
        assert ids(tx, parse("thing"), kind) == set()


def test_documents_follow_what_is_put_and_removed(database):
    with undone(database) as tx:
        put(tx, Kind.CONTACT, 1, Part.RECORD, 0, ["first name"])
        put(tx, Kind.CONTACT, 1, Part.RECORD, 0, ["second name"])
        assert ids(tx, parse("first")) == set()
        assert ids(tx, parse("second")) == {1}
        put(tx, Kind.CONTACT, 1, Part.FIELD, 3, ["green"])
        put(tx, Kind.CONTACT, 1, Part.FIELD, 4, ["green"])
        remove(tx, Kind.CONTACT, [1, 2], Part.FIELD, [3, 9])
        assert list(tx.scalars(matching_ids(parse("green"), Kind.CONTACT))) == [1]
        put(tx, Kind.CONTACT, 1, Part.FIELD, 4, ["", "  "])
        assert ids(tx, parse("green")) == set()
        remove(tx, Kind.CONTACT, [1])
        assert ids(tx, parse("second")) == set()
        assert stored(tx) == {}


def test_thousands_of_documents_go_in_and_out_at_once(database):
    with undone(database) as tx:
        put_many(tx, Kind.CONTACT, [Document(i, Part.RECORD, 0, [f"person {i:05d}"]) for i in range(12_000)])
        assert ids(tx, parse("11999")) == {11_999}
        assert len(ids(tx, parse("pe"))) == 12_000
        remove(tx, Kind.CONTACT, range(12_000))
        assert ids(tx, parse("person")) == set()


def test_a_condition_can_be_set_beside_others(database):
    with undone(database) as tx:
        put(tx, Kind.CASE, 1, Part.RECORD, 0, ["something"])
        query = parse("some")
        statement = select(cases.c.id).where(
            cases.c.id.in_(matching_ids(query, Kind.CASE)),
            matches(query, Kind.CASE, cases.c.id),
            ~cases.c.is_closed,
        )
        assert tx.execute(statement).all() == []


def test_wildcards_do_not_make_a_search_hang(database):
    with undone(database) as tx:
        put(tx, Kind.CONTACT, 1, Part.RECORD, 0, ["a" * 5000 + " b"])
        assert ids(tx, parse("*a" * 200 + "*b")) == set()


def plan(tx: Connection, query: Query) -> str:
    statement = matching_ids(query, Kind.CONTACT).limit(20)
    compiled = statement.compile(tx, compile_kwargs={"literal_binds": True})
    prefix = "EXPLAIN QUERY PLAN " if tx.dialect.name == "sqlite" else "EXPLAIN "
    doubled = str(compiled) if tx.dialect.name == "postgresql" else str(compiled).replace("%%", "%")
    return "\n".join(str(row) for row in tx.exec_driver_sql(prefix + doubled.replace("%", "%%"), ()))


@pytest.mark.parametrize("typed", ["lovelace", "李明", "ab lovelace", "love*ce", '"ada lovelace"'])
def test_the_index_drives_the_search(database, typed):
    with undone(database) as tx:
        put_many(
            tx,
            Kind.CONTACT,
            [Document(i, Part.RECORD, 0, [f"person {i:05d} {i * 7919}"]) for i in range(3000)],
        )
        if tx.dialect.name == "postgresql":
            tx.execute(text("ANALYZE search_documents"))
        found = plan(tx, parse(typed))
        if tx.dialect.name == "sqlite":
            assert "SCAN search_index_0 VIRTUAL TABLE INDEX" in found
            assert "SEARCH search_documents USING INTEGER PRIMARY KEY" in found
        else:
            assert "Bitmap Index Scan on ix_search_documents_grams" in found
