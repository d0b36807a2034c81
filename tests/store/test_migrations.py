from __future__ import annotations

import subprocess
import sys

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text
from tests.store.test_search import ids

from rapport.core.clock import utc_now
from rapport.core.errors import InvalidOperation
from rapport.core.kinds import Kind
from rapport.store.dialect import Backend
from rapport.store.dialect.upkeep import search_index_agrees
from rapport.store.engine import open_database
from rapport.store.migrations import FLOOR, HEAD, migrate, search_objects, stored_revision
from rapport.store.migrations.upgrading import _keep_copy, configuration
from rapport.store.search import Document, Part, leftovers, parse, put_many, remove
from rapport.store.tables import metadata


def tables(database) -> set[str]:
    with database.reading() as tx:
        return set(inspect(tx).get_table_names())


def test_the_program_knows_the_newest_revision(database):
    with database.writing() as tx:
        assert ScriptDirectory.from_config(configuration(tx)).get_heads() == [HEAD]
    assert FLOOR <= HEAD


def test_revisions_make_the_tables_as_declared(database):
    """Rebuild nothing by hand: after a change of a table run `python -m rapport.store.migrations.generate`."""

    def ours(_object, name, kind, _reflected, _other):
        of_the_index = kind == "table" and name.startswith(("search_index_", "search_terms_"))
        return not of_the_index and name != "ix_search_documents_grams"

    with database.writing() as tx:
        # SQLite has no identity columns, which the comparison takes for a default.
        defaults = database.backend is Backend.POSTGRESQL
        options = {"compare_type": True, "compare_server_default": defaults, "include_object": ours}
        assert compare_metadata(MigrationContext.configure(tx, opts=options), metadata) == []


def test_the_two_databases_are_made_by_the_same_declaration(database):
    """What comparing metadata does not see: that our own types became what they mean."""
    with database.reading() as tx:
        found = {column["name"]: str(column["type"]) for column in inspect(tx).get_columns("opportunities")}
    if database.backend is Backend.SQLITE:
        assert (found["bid_value"], found["created_at"], found["id"]) == ("TEXT", "BIGINT", "INTEGER")
    else:
        assert (found["bid_value"], found["created_at"], found["id"]) == (
            "NUMERIC(50, 9)",
            "TIMESTAMP",
            "BIGINT",
        )


def test_an_empty_database_is_filled_and_a_filled_one_left_alone(bare):
    assert stored_revision(bare) == ""
    migrate(bare)
    assert stored_revision(bare) == HEAD
    assert set(metadata.tables) <= tables(bare)
    migrate(bare)


MIGRATE = (
    "import sys; from rapport.store import engine, migrations; "
    "migrations.migrate(engine.open_database(sys.argv[1]))"
)


def test_many_may_start_at_once(bare):
    url = bare.url.render_as_string(hide_password=False)
    started = [subprocess.Popen([sys.executable, "-c", MIGRATE, url]) for _ in range(4)]
    assert [process.wait(60) for process in started] == [0, 0, 0, 0]
    assert stored_revision(bare) == HEAD


def test_a_start_with_nothing_to_do_does_not_load_alembic(database):
    command = MIGRATE + "; sys.exit('alembic' in sys.modules)"
    url = database.url.render_as_string(hide_password=False)
    assert subprocess.run([sys.executable, "-c", command, url], check=False).returncode == 0


def test_a_revision_that_fails_leaves_nothing(bare, monkeypatch):
    def fail(_connection):
        raise RuntimeError("half-way")

    monkeypatch.setattr(search_objects, "create", fail)
    with pytest.raises(RuntimeError):
        migrate(bare)
    assert stored_revision(bare) == ""
    assert tables(bare) == set()


def set_revision(database, revision: str, oldest_code: str) -> None:
    with database.writing() as tx:
        tx.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})
        tx.execute(text("UPDATE schema_state SET oldest_code = :code"), {"code": oldest_code})


def test_a_newer_database_is_refused(database):
    set_revision(database, "9999", "9999")
    with pytest.raises(InvalidOperation, match="newer version of Rapport"):
        migrate(database)


def test_a_newer_database_that_still_allows_this_program_is_used(database):
    set_revision(database, "9999", HEAD)
    migrate(database)
    assert stored_revision(database) == "9999"


def test_a_filled_database_is_brought_up_to_date(bare):
    migrate(bare, "0001")
    with bare.writing() as tx:
        put_many(tx, Kind.CONTACT, [Document(record, Part.RECORD, 0, ["Ada"]) for record in (1, 2)])
    migrate(bare)
    assert stored_revision(bare) == HEAD
    with bare.writing() as tx:
        remove(tx, Kind.CONTACT, [1])
        assert ids(tx, parse("ada")) == {2}
        leftovers.clear(tx, utc_now(), limit=10)
        assert ids(tx, parse("ada")) == {2}
        assert bare.backend is not Backend.SQLITE or search_index_agrees(tx, Kind.CONTACT)


def test_a_copy_is_kept_before_a_filled_file_is_changed(database):
    if database.backend is not Backend.SQLITE:
        pytest.skip("on PostgreSQL that is the administrator's")
    _keep_copy(database, "0000")
    copy = open_database(f"{database.url.database}.before-{HEAD}")
    assert tables(copy) == tables(database)
    copy.close()


def test_references_are_watched(database):
    with database.writing() as tx:
        if database.backend is Backend.SQLITE:
            assert tx.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
            assert tx.exec_driver_sql("PRAGMA synchronous").scalar() == 2
            assert tx.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        else:
            assert tx.exec_driver_sql("SHOW transaction_isolation").scalar() == "serializable"
            assert tx.exec_driver_sql("SHOW timezone").scalar() == "UTC"
    assert isinstance(database.engines[0], Engine)
