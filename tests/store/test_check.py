from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import delete, insert, text, update
from tests.store.filled import AUTHORS, NOW, add_contact

from rapport.core.kinds import Kind
from rapport.store.blobs import Blobs
from rapport.store.check import Finding, check
from rapport.store.dialect import Backend
from rapport.store.engine import open_database
from rapport.store.search import Part, put
from rapport.store.tables import (
    access_entries,
    contact_links,
    contacts,
    history_events,
    search_documents,
    tasks,
)


@pytest.fixture
def blobs(tmp_path):
    return Blobs(tmp_path / "files")


@pytest.fixture
def sound(database, blobs):
    with database.writing() as tx:
        add_contact(tx, 1, photo="638-ab.png")
        add_contact(tx, 2, company_id=1)
        tx.execute(insert(contact_links), {"kind": Kind.CASE, "record_id": 1, "contact_id": 1})
        tx.execute(delete(contact_links))
        tx.execute(insert(access_entries), {"kind": Kind.CONTACT, "record_id": 2, "subject_id": "a"})
    for size in (40, 82):
        blobs.put(f"contacts/photos/{size}/638-ab.png", b"picture")
    return database


def test_a_sound_portal_has_no_findings(sound, blobs):
    assert check(sound, blobs) == []
    assert check(sound, None) == []


def test_references_that_point_nowhere_are_found(sound, blobs):
    with sound.writing() as tx:
        tx.execute(update(contacts).where(contacts.c.id == 2).values(company_id=77, status_id=8))
        tx.execute(insert(access_entries), {"kind": Kind.OPPORTUNITY, "record_id": 9, "subject_id": "a"})
        tx.execute(insert(contact_links), {"kind": Kind.CASE, "record_id": 6, "contact_id": 1})
        event = {"category_id": 0, "content": "x", **AUTHORS}
        tx.execute(
            insert(history_events),
            [event | {"id": n, "entity_kind": Kind.CASE, "entity_id": 50 + n} for n in range(7)],
        )
    assert check(sound, blobs) == [
        Finding("contacts.company_id names nothing", 1, ("2",)),
        Finding("contacts.status_id names nothing", 1, ("2",)),
        Finding("access_entries of no opportunity", 1, ("9",)),
        Finding("history_events of no case", 7, ("0", "1", "2", "3", "4")),
        Finding("contact_links of no case", 1, ("6",)),
    ]


def test_a_task_may_hang_on_what_is_not_there(sound, blobs):
    """Requests may name anything (sheet 05, section 3.5)."""
    with sound.writing() as tx:
        task = {"title": "x", "deadline": NOW, "responsible_id": "a", "category_id": 0, "is_closed": False}
        hanging = {"contact_id": 99, "entity_kind": Kind.CASE, "entity_id": 98}
        tx.execute(insert(tasks), task | hanging | {"id": 1} | AUTHORS)
        put(tx, Kind.TASK, 1, Part.RECORD, 0, ["x"])
    assert check(sound, blobs) == []


def test_documents_without_record_and_records_without_document_are_found(sound, blobs):
    with sound.writing() as tx:
        tx.execute(delete(search_documents).where(search_documents.c.record_id == 2))
        put(tx, Kind.OPPORTUNITY, 5, Part.FIELD, 3, ["left behind"])
    assert check(sound, blobs) == [
        Finding("search_documents of no opportunity", 1, ("5",)),
        Finding("contacts that searches do not find", 1, ("2",)),
    ]


def test_an_index_that_does_not_agree_is_found(sound, blobs):
    if sound.backend is not Backend.SQLITE:
        pytest.skip("PostgreSQL keeps its index itself")
    with sound.writing() as tx:
        tx.execute(text("DROP TRIGGER search_inserted_0"))
        put(tx, Kind.CONTACT, 1, Part.INFO, 4, ["not in the index"])
    assert check(sound, blobs) == [
        Finding("The search index of contact records does not agree with the documents")
    ]


@pytest.mark.parametrize("limit", [0, 100])
def test_an_index_that_missed_a_change_is_found(sound, blobs, limit, monkeypatch):
    if sound.backend is not Backend.SQLITE:
        pytest.skip("PostgreSQL keeps its index itself")
    monkeypatch.setattr("rapport.store.check._COMPARED_WHOLE", limit)
    with sound.writing() as tx:
        tx.execute(text("DROP TRIGGER search_updated_0"))
        put(tx, Kind.CONTACT, 1, Part.RECORD, 0, ["another text"])
    # A large index is only asked which documents it holds.
    assert len(check(sound, blobs)) == (1 if limit else 0)


def test_files_and_photos_that_miss_one_another_are_found(sound, blobs):
    blobs.delete(["contacts/photos/40/638-ab.png", "contacts/photos/82/638-ab.png"])
    blobs.put("contacts/photos/40/old.png", b"")
    assert check(sound, blobs) == [
        Finding("Files that nothing refers to", 1, ("contacts/photos/40/old.png",)),
        Finding("Files whose content is missing", 1, ("638-ab.png",)),
    ]


def test_rows_whose_foreign_key_is_broken_are_found(sound, blobs):
    if sound.backend is not Backend.SQLITE:
        pytest.skip("PostgreSQL lets nobody do it")
    with sound.alone() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.execute(
            text("INSERT INTO contact_infos (contact_id, info_type, category, data, is_primary, modified_at)"
                 " VALUES (55, 0, 0, 'x', 0, 0)")
        )  # fmt: skip
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")
    assert check(sound, blobs) == [Finding("Rows of contact_infos refer to rows that do not exist", 1)]


def test_a_damaged_file_is_found(sound, blobs):
    if sound.backend is not Backend.SQLITE:
        pytest.skip("a file of its own")
    with sound.alone() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        page = connection.exec_driver_sql(
            "SELECT rootpage FROM sqlite_master WHERE name = 'ix_contacts_name_sort'"
        )
        root = page.scalar()
    sound.close()
    with Path(str(sound.url.database)).open("r+b") as file:
        file.seek(root * 4096 - 40)
        file.write(b"\xff" * 40)
    opened = open_database(str(sound.url))
    findings = check(opened, blobs)
    opened.close()
    assert findings
    assert all("damaged" in str(finding) for finding in findings)


def test_a_portal_that_is_not_there_is_told(bare, blobs):
    assert check(bare, blobs)[0].what.startswith("The database is at revision none")


def test_findings_read_well():
    assert str(Finding("Something is off")) == "Something is off"
    assert str(Finding("Rows of x", 1, ("3",))) == "Rows of x: 1 (3)"
    assert str(Finding("Rows of x", 9, ("3", "4"))) == "Rows of x: 9 (3, 4, …)"
    assert str(Finding("Rows of y refer to nothing", 4)) == "Rows of y refer to nothing: 4"
