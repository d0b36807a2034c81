from __future__ import annotations

import json
import stat
import threading
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, text
from tests import databases
from tests.store.filled import AUTHORS, NOW, add_contact, contents, fill

from rapport.core.errors import BadArgument, Conflict, InvalidOperation, Unavailable
from rapport.core.kinds import Kind
from rapport.store.backup import backup, restore, verify
from rapport.store.blobs import Blobs
from rapport.store.dialect import Backend
from rapport.store.engine import open_database, sqlite_url
from rapport.store.migrations import HEAD, migrate, stored_revision
from rapport.store.search import Part, matching_ids, parse, put
from rapport.store.tables import contacts, search_documents

PICTURE = bytes(range(256)) * 50


@pytest.fixture
def blobs(tmp_path):
    made = Blobs(tmp_path / "files")
    made.put("contacts/photos/40/1.png", PICTURE)
    made.put("empty.txt", b"")
    return made


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def target(request, tmp_path):
    """Where to restore: an empty database of either kind."""
    url = sqlite_url(tmp_path / "restored.db") if request.param == "sqlite" else databases.empty_postgres()
    opened = open_database(url)
    yield opened
    opened.close()
    databases.dispose(url)


def test_a_portal_moves_to_either_database(database, target, blobs, tmp_path):
    with database.writing() as tx:
        fill(tx)
        put(tx, Kind.CONTACT, 77, Part.RECORD, 0, ["Ada Lovelace"])
    before = contents(database)
    written = backup(database, blobs, tmp_path / "portal.backup")
    assert verify(tmp_path / "portal.backup") == written
    assert written.tables["contacts"].rows == 2
    elsewhere = Blobs(tmp_path / "elsewhere")
    restore(tmp_path / "portal.backup", target, elsewhere)
    assert contents(target) == before
    assert stored_revision(target) == HEAD
    assert {name: elsewhere.get(name) for name in elsewhere.list()} == {
        "contacts/photos/40/1.png": PICTURE, "empty.txt": b"",
    }  # fmt: skip
    with target.reading() as tx:
        assert list(tx.scalars(matching_ids(parse("lovelace"), Kind.CONTACT))) == [77]


def test_ids_are_not_given_again_after_a_restore(database, target, blobs, tmp_path):
    with database.writing() as tx:
        for number in range(1, 4):
            document = {"kind": 0, "record_id": number, "part": 0, "part_id": 0, "text": "\nx\n"}
            tx.execute(insert(search_documents), document)
        tx.execute(delete(search_documents).where(search_documents.c.id == 3))
    backup(database, blobs, tmp_path / "portal.backup")
    restore(tmp_path / "portal.backup", target, Blobs(tmp_path / "elsewhere"))
    with target.writing() as tx:
        document = {"kind": 0, "record_id": 9, "part": 0, "part_id": 0, "text": "\nx\n"}
        assert tx.execute(insert(search_documents), document).inserted_primary_key[0] == 4
        first = tx.execute(insert(contacts).values(row_without_id())).inserted_primary_key[0]
        assert first == 1


def row_without_id():
    names = {"name_sort": "", "first_name_sort": "", "last_name_sort": ""}
    return {"is_company": False, "share_type": 0, "last_event_at": NOW, **names, **AUTHORS}


def test_a_backup_shows_one_moment_while_the_portal_goes_on(database, blobs, tmp_path):
    """Each transaction adds a contact and its document: a backup never has one without the other."""
    stop = threading.Event()

    def write():
        number = 0
        while not stop.is_set():
            number += 1
            with database.writing() as tx:
                add_contact(tx, number)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for each in range(5):
            written = backup(database, blobs, tmp_path / f"{each}.backup")
            assert written.tables["contacts"].rows == written.tables["search_documents"].rows
    finally:
        stop.set()
        writer.join()


def test_a_portal_that_is_not_empty_is_left_alone(database, blobs, tmp_path):
    backup(database, blobs, tmp_path / "portal.backup")
    with database.writing() as tx:
        add_contact(tx, 1)
    before = contents(database)
    with pytest.raises(Conflict, match="not empty"):
        restore(tmp_path / "portal.backup", database, Blobs(tmp_path / "elsewhere"))
    assert contents(database) == before


def test_files_that_are_there_are_left_alone(database, blobs, tmp_path):
    backup(database, blobs, tmp_path / "portal.backup")
    with pytest.raises(Conflict, match="files already"):
        restore(tmp_path / "portal.backup", database, blobs)
    assert sorted(blobs.list()) == ["contacts/photos/40/1.png", "empty.txt"]


def test_an_empty_migrated_portal_takes_a_backup(database, blobs, tmp_path):
    backup(database, blobs, tmp_path / "portal.backup")
    migrate(database)
    restore(tmp_path / "portal.backup", database, Blobs(tmp_path / "elsewhere"))


def test_a_file_that_is_there_is_not_overwritten(database, blobs, tmp_path):
    (tmp_path / "portal.backup").write_text("mine")
    with pytest.raises(Conflict):
        backup(database, blobs, tmp_path / "portal.backup")
    assert (tmp_path / "portal.backup").read_text() == "mine"


def test_a_place_that_cannot_be_written_is_told(database, blobs, tmp_path):
    with pytest.raises(Unavailable):
        backup(database, blobs, tmp_path / "nowhere" / "portal.backup")
    assert not (tmp_path / "nowhere").exists()


def test_only_its_owner_can_read_a_backup(database, blobs, tmp_path):
    backup(database, blobs, tmp_path / "portal.backup")
    assert stat.S_IMODE((tmp_path / "portal.backup").stat().st_mode) == 0o600


def rewritten(file: Path, **changed: bytes | None) -> Path:
    """Return a copy of the archive in which members (by the start of their name) are something else, or gone."""
    copy = file.with_name("changed.backup")
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(copy, "w") as made:
        for name in source.namelist():
            start = next((each for each in changed if name.startswith(each)), None)
            content = source.read(name) if start is None else changed[start]
            if content is not None:
                made.writestr(name, content)
    return copy


@pytest.mark.parametrize(
    "changed", [{"tables/contacts.jsonl": b"[1]\n"}, {"files": None}, {"manifest": b"{}"}]
)
def test_a_damaged_backup_changes_nothing(database, target, blobs, tmp_path, changed):
    backup(database, blobs, tmp_path / "portal.backup")
    damaged = rewritten(tmp_path / "portal.backup", **changed)
    elsewhere = Blobs(tmp_path / "elsewhere")
    with pytest.raises(BadArgument):
        restore(damaged, target, elsewhere)
    assert stored_revision(target) == ""
    assert list(elsewhere.list()) == []


@pytest.mark.parametrize("length", [0, 10, 5000])
def test_a_backup_that_was_cut_off_is_refused(database, blobs, tmp_path, length):
    backup(database, blobs, tmp_path / "portal.backup")
    content = (tmp_path / "portal.backup").read_bytes()
    (tmp_path / "cut.backup").write_bytes(content[:length])
    with pytest.raises(BadArgument):
        verify(tmp_path / "cut.backup")


def test_no_file_is_no_backup(tmp_path):
    with pytest.raises(BadArgument):
        verify(tmp_path / "nothing")


def test_a_backup_of_a_newer_program_is_refused(database, blobs, tmp_path):
    backup(database, blobs, tmp_path / "portal.backup")
    with zipfile.ZipFile(tmp_path / "portal.backup") as archive:
        manifest = json.loads(archive.read("manifest.json"))
    newer = json.dumps(manifest | {"revision": "9999"}).encode()
    with pytest.raises(InvalidOperation, match="newer version"):
        verify(rewritten(tmp_path / "portal.backup", manifest=newer))


def test_a_restore_that_fails_in_the_database_takes_the_files_back(
    database, target, blobs, tmp_path, monkeypatch
):
    with database.writing() as tx:
        fill(tx)
    backup(database, blobs, tmp_path / "portal.backup")
    elsewhere = Blobs(tmp_path / "elsewhere")

    def fail(*_):
        raise Unavailable

    monkeypatch.setattr("rapport.store.backup.reading.set_last_ids", fail)
    with pytest.raises(Unavailable):
        restore(tmp_path / "portal.backup", target, elsewhere)
    assert list(elsewhere.list()) == []
    assert not any(rows for name, rows in contents(target).items() if name != "schema_state")
    monkeypatch.undo()
    restore(tmp_path / "portal.backup", target, elsewhere)


def test_postgresql_knows_its_rows_after_a_restore(database, blobs, tmp_path):
    if database.backend is not Backend.POSTGRESQL:
        pytest.skip("SQLite's plans do not depend on it")
    backup(database, blobs, tmp_path / "portal.backup")
    restore(tmp_path / "portal.backup", database, Blobs(tmp_path / "elsewhere"))
    with database.reading() as tx:
        assert tx.scalar(
            text("SELECT indexdef FROM pg_indexes WHERE indexname = 'ix_search_documents_grams'")
        )
        assert (
            tx.scalar(select(text("reltuples")).select_from(text("pg_class WHERE relname = 'contacts'"))) == 0
        )
