from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, literal, select
from tests.store.probes import make, probes, undone

from rapport.core.clock import utc_now
from rapport.store.dialect import data_version, insert_ignore, like_escape, unindexed, upsert
from rapport.store.tables import changes


def change():
    return {"batch": 1, "at": utc_now(), "actor_id": "a", "kind": 0, "record_id": "1", "verb": "created"}


@pytest.fixture
def probed(database):
    make(database)
    return database


def test_insert_ignore_leaves_what_is_there(probed):
    with undone(probed) as tx:
        tx.execute(insert_ignore(probes), [{"id": 1, "word": "old"}])
        tx.execute(insert_ignore(probes), [{"id": 1, "word": "new"}, {"id": 2, "word": "other"}])
        assert tx.execute(select(probes.c.word).order_by(probes.c.id)).scalars().all() == ["old", "other"]


def test_upsert_sets_the_named_columns(probed):
    with undone(probed) as tx:
        tx.execute(insert(probes), {"id": 1, "word": "old", "key": "kept"})
        rows = [{"id": 1, "word": "new", "key": "lost"}, {"id": 2, "word": "other", "key": "made"}]
        tx.execute(upsert(probes, ["word"]), rows)
        found = tx.execute(select(probes.c.word, probes.c.key).order_by(probes.c.id)).all()
        assert found == [("new", "kept"), ("other", "made")]


def test_upsert_can_leave_equal_rows_untouched(probed):
    with undone(probed) as tx:
        statement = upsert(probes, ["word"], only_changes=True).execution_options(preserve_rowcount=True)
        assert tx.execute(statement, {"id": 1, "word": "same"}).rowcount == 1
        assert tx.execute(statement, {"id": 1, "word": "same"}).rowcount == 0
        assert tx.execute(statement, {"id": 1, "word": "other"}).rowcount == 1


def test_unindexed_orders_as_the_column_does(probed):
    with undone(probed) as tx:
        tx.execute(insert(probes), [{"id": i, "key": key} for i, key in enumerate("bca")])
        assert list(tx.scalars(select(probes.c.key).order_by(unindexed(probes.c.key).desc()))) == [
            "c",
            "b",
            "a",
        ]
        if tx.dialect.name == "sqlite":
            plan = tx.exec_driver_sql("EXPLAIN QUERY PLAN SELECT id FROM probes ORDER BY +id").all()
            assert "TEMP B-TREE" in str(plan)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text("ab%_\\", max_size=5), around=st.text("ab%_\\", max_size=3))
def test_escaped_text_stands_for_itself_in_like(probed, words, around):
    with probed.reading() as tx:
        whole = around + words + around
        assert tx.scalar(select(literal(whole).like(f"%{like_escape(words)}%", escape="\\")))
        same = tx.scalar(select(literal(whole).like(like_escape(words), escape="\\")))
        assert bool(same) == (whole == words)


def versions(database):
    def one():
        with database.reading() as tx:
            return data_version(tx)

    return one(), one()


def test_the_data_version_moves_with_every_change(database):
    before, again = versions(database)
    assert before == again
    with database.writing() as tx:
        tx.execute(insert(changes), change())
    after, again = versions(database)
    assert after == again != before


def test_the_data_version_stays_with_the_snapshot(database):
    with database.reading() as tx:
        before = data_version(tx)
        with database.writing() as other:
            other.execute(insert(changes), change())
        assert data_version(tx) == before
    assert versions(database)[0] != before


def test_a_transaction_that_writes_never_shares_its_version(database):
    with undone(database) as tx:
        tokens = {data_version(tx), data_version(tx), *versions(database)}
    assert len(tokens) == 3


def test_cleaning_the_change_log_does_not_bring_an_old_version_back(database):
    with database.writing() as tx:
        tx.execute(insert(changes), change())
    before = versions(database)[0]
    with database.writing() as tx:
        tx.execute(changes.delete())
        tx.execute(insert(changes), change())
    assert versions(database)[0] != before
