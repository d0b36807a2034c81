"""Statements sent with less ado do what the same ones do through SQLAlchemy."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, bindparam, event, insert, select
from sqlalchemy.exc import IntegrityError

from rapport.core.kinds import Kind
from rapport.store.dialect.prepared import Prepared
from rapport.store.engine import Database
from rapport.store.tables import portal_state, tags

_t = tags.c
WORDS = {"kind": Kind.CASE, "title": "north", "title_key": "north"}


def test_rows_are_read_by_place_and_by_name_and_constants_stay(database: Database) -> None:
    statement = select(_t.title, _t.kind, (_t.kind + 1).label("next")).where(
        _t.title == bindparam("wanted"), _t.kind == int(Kind.CASE)
    )
    with database.writing() as tx:
        Prepared(insert(tags)).run(
            tx, [WORDS, {**WORDS, "title": "south", "title_key": "south"}, {**WORDS, "kind": Kind.CONTACT}]
        )
        prepared = Prepared(statement)
        for title in ("north", "south"):
            found = prepared.rows(tx, {"wanted": title})
            assert [tuple(row) for row in found] == tx.execute(statement, {"wanted": title}).all()
            assert (found[0].title, found[0].next) == (title, int(Kind.CASE) + 1)


def test_values_come_back_as_their_types_have_them(database: Database) -> None:
    moment = datetime(2026, 11, 24, 12, 30, 15, tzinfo=UTC)
    statement = select(bindparam("at", type_=portal_state.c.founded_at.type).label("at"), bindparam("none"))
    with database.reading() as tx:
        row = Prepared(statement).rows(tx, {"at": moment, "none": None})[0]
    assert tuple(row) == (moment, None)


def test_refusals_are_sqlalchemys(database: Database) -> None:
    def twice(tx: Connection) -> None:
        prepared = Prepared(insert(tags).returning(_t.id))
        assert prepared.rows(tx, WORDS)[0].id > 0
        prepared.rows(tx, WORDS)

    with pytest.raises(IntegrityError), database.writing() as tx:
        twice(tx)


def test_listeners_hear_of_every_statement(database: Database) -> None:
    heard = []
    event.listen(database.writer, "before_cursor_execute", lambda *told: heard.append((told[2], told[5])))
    with database.writing() as tx:
        Prepared(insert(tags)).run(tx, [WORDS])
        Prepared(insert(tags)).run(tx, [{**WORDS, "title_key": "a"}, {**WORDS, "title_key": "b"}])
        Prepared(insert(tags)).run(tx, [])
    assert [many for text, many in heard if text.startswith("INSERT INTO tags")] == [False, True]
