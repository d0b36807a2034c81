"""What was done before a backup can be taken back after it, on whichever database."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import delete, insert, update

from rapport.store import journal, tables
from rapport.store.backup import backup, restore
from rapport.store.blobs import Blobs
from rapport.store.dialect.cursors import changed_between, position_now, position_of
from rapport.store.engine import open_database, sqlite_url
from tests import databases
from tests.undo.rows import change, contact, contents, opportunity, undo


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def target(request, tmp_path):
    """Where to restore: an empty database of either kind."""
    url = sqlite_url(tmp_path / "restored.db") if request.param == "sqlite" else databases.empty_postgres()
    opened = open_database(url)
    yield opened
    opened.close()
    databases.dispose(url)


def test_the_journal_moves_to_either_database(database, target, tmp_path):
    stage = {"title": "Open", "color": "", "success_probability": 5, "stage_type": 0, "sort_order": 0}
    change(
        database,
        insert(tables.opportunity_stages).values(id=1, **stage),
        insert(tables.contacts).values(contact(1)),
        insert(tables.opportunities).values(opportunity(1, contact_id=1)),
    )
    before = contents(database)
    changed = change(database, update(tables.opportunities).values(bid_value=Decimal(7), is_private=False))
    gone = change(database, delete(tables.opportunities), delete(tables.contacts))
    cursor = position_of_now(database)
    backup(database, Blobs(tmp_path / "files"), tmp_path / "portal.backup")
    restore(tmp_path / "portal.backup", target, Blobs(tmp_path / "elsewhere"))
    made = undo(target, changed, gone)
    assert contents(target) == before
    assert made > gone
    assert undo(target, made) > made
    with target.reading() as tx:
        # Numbers of another database say nothing here, unless both count commits one by one.
        known = position_of(tx, cursor)
        assert known is None or str(known) == cursor
        everything = changed_between(tx, None, position_now(tx))
        assert len(tx.execute(tables.changes.select().where(everything)).all()) == 0
    assert journal.UNJOURNALED.keys().isdisjoint(journal.JOURNALED)


def position_of_now(database):
    with database.reading() as tx:
        return str(position_now(tx))
