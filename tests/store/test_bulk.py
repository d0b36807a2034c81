"""Inserts of many rows at once store what inserts of one row each do."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import event, func, insert, literal, select
from sqlalchemy.exc import IntegrityError

from rapport.core.kinds import Kind
from rapport.store.dialect import insert_ignore
from rapport.store.dialect.bulk import Bulk
from rapport.store.dialect.prepared import IN_ONE, Prepared
from rapport.store.engine import Database
from rapport.store.tables import cases, tags

_t = tags.c
AT = datetime(2026, 11, 24, 12, 30, 15, tzinfo=UTC)


def _titles(count: int) -> list[dict[str, object]]:
    return [
        {"kind": int(Kind.CASE), "title": f"Tag {number}", "title_key": f"tag {number}"}
        for number in range(count)
    ]


@pytest.mark.parametrize("count", [1, 2, IN_ONE - 1, IN_ONE, 2 * IN_ONE + 3])
def test_every_row_is_stored_in_its_order(database: Database, count: int) -> None:
    with database.writing() as tx:
        Bulk(tags, ("kind", "title", "title_key")).run(tx, _titles(count))
        found = tx.scalars(select(_t.title).order_by(_t.id)).all()
    assert found == [f"Tag {number}" for number in range(count)]


@pytest.mark.parametrize("count", [1, IN_ONE + 1])
def test_values_go_as_their_types_have_them_and_the_database_adds_its_own(
    database: Database, count: int
) -> None:
    columns = ("title", "title_sort", "is_closed", "created_by", "created_at", "modified_by", "modified_at")
    row = dict(zip(columns, ("Jürgen", "jurgen", True, "a", AT, "b", AT), strict=True))
    bulk = Bulk(cases, columns, {"is_private": select(literal(1) == literal(1)).scalar_subquery()})
    with database.writing() as tx:
        bulk.run(tx, [row] * count)
        found = tx.execute(select(cases.c.is_private, *(cases.c[name] for name in columns))).all()
    assert [tuple(each) for each in found] == [(True, *row.values())] * count


def test_nothing_is_sent_for_no_rows(database: Database) -> None:
    with database.writing() as tx:
        Bulk(tags, ("kind", "title", "title_key")).run(tx, [])
        assert tx.execute(select(func.count()).select_from(tags)).scalar_one() == 0


def test_a_row_that_is_there_is_refused_or_passed_over(database: Database) -> None:
    rows = _titles(IN_ONE + 5)
    with database.writing() as tx:
        Prepared(insert_ignore(tags)).run(tx, [*rows[:3], *rows])
        assert tx.execute(select(func.count()).select_from(tags)).scalar_one() == len(rows)
    with pytest.raises(IntegrityError), database.writing() as tx:
        Bulk(tags, ("kind", "title", "title_key")).run(tx, rows)


def test_an_insert_that_gives_rows_is_not_put_together(database: Database) -> None:
    seen: list[str] = []
    with database.writing() as tx:
        event.listen(tx, "before_cursor_execute", lambda *given: seen.append(given[2]))
        Prepared(insert(tags)).run(tx, _titles(2 * IN_ONE))
        prepared = Prepared(insert(tags).returning(_t.id))
        assert prepared.rows(tx, {**_titles(1)[0], "title_key": "other"})[0].id == 2 * IN_ONE + 1
    assert len(seen) <= 3
