"""Blobs without rows and rows without blobs."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, insert
from tests.store.filled import AUTHORS, NOW, add_contact

from rapport.core.kinds import Kind
from rapport.store.blobs import Blobs
from rapport.store.check import Finding, check
from rapport.store.engine import Database
from rapport.store.orphans import old_blobs, orphans_among
from rapport.store.search import Part, put
from rapport.store.tables import discarded_blobs, file_versions, files, search_documents

VERSION = {"title": "a.txt", "size": 1, "comment": None}


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "files")


@pytest.fixture
def filled(database: Database, blobs: Blobs) -> Database:
    """A file with an older version, a photo, and something that an undo may want back."""
    with database.writing() as tx:
        add_contact(tx, 1, photo="638-ab.png")
        tx.execute(insert(files), {"id": 1, "version": 2, "blob": "files/ab/new", **VERSION, **AUTHORS})
        before = {"file_id": 1, "version": 1, "blob": "files/ab/old", "modified_by": "a", "modified_at": NOW}
        tx.execute(insert(file_versions), before | VERSION)
        put(tx, Kind.FILE, 1, Part.RECORD, 0, ["a.txt"])
        tx.execute(insert(discarded_blobs), {"name": "files/cd/given-up", "at": NOW})
    for name in ("files/ab/new", "files/ab/old", "files/cd/given-up", "contacts/photos/40/638-ab.png"):
        blobs.put(name, b"x")
    return database


def test_everything_is_in_its_place(filled: Database, blobs: Blobs) -> None:
    assert check(filled, blobs) == []


def test_orphans(filled: Database, blobs: Blobs) -> None:
    names = [*blobs.list(), "files/zz/lost", "contacts/photos/40/other.png", "people/photos/12-ab.png/40"]
    with filled.reading() as tx:
        assert orphans_among(tx, names) == names[-3:]
        assert orphans_among(tx, []) == []
    blobs.put("files/zz/lost", b"x")
    assert check(filled, blobs) == [Finding("Files that nothing refers to", 1, ("files/zz/lost",))]


def test_missing_content(filled: Database, blobs: Blobs) -> None:
    blobs.delete(["files/ab/old", "contacts/photos/40/638-ab.png"])
    assert check(filled, blobs) == [
        Finding("Files whose content is missing", 2, ("638-ab.png", "files/ab/old"))
    ]


def test_files_that_no_search_finds(filled: Database, blobs: Blobs) -> None:
    with filled.writing() as tx:
        tx.execute(delete(search_documents).where(search_documents.c.kind == Kind.FILE))
    assert check(filled, blobs) == [Finding("files that searches do not find", 1, ("1",))]


def test_ages(blobs: Blobs, tmp_path: Path) -> None:
    for name in ("files/ab/old", "files/ab/new", "elsewhere/old"):
        blobs.put(name, b"x")
    for name in ("files/ab/old", "elsewhere/old"):
        os.utime(tmp_path / "files" / name, (time.time() - 7200,) * 2)
    hour_ago = datetime.now(UTC) - timedelta(hours=1)
    assert sorted(blobs.older_than(hour_ago)) == ["elsewhere/old", "files/ab/old"]
    assert list(blobs.older_than(hour_ago, "files/")) == ["files/ab/old"]
    assert list(old_blobs(blobs, hour_ago)) == [["files/ab/old"]]


def test_what_was_never_finished(blobs: Blobs, tmp_path: Path) -> None:
    folder = tmp_path / "files" / ".unfinished"
    blobs.forget_unfinished(datetime.now(UTC))
    folder.mkdir(parents=True)
    for name, hours in (("old", 2), ("new", 0)):
        (folder / name).write_bytes(b"half")
        os.utime(folder / name, (time.time() - hours * 3600,) * 2)
    blobs.forget_unfinished(datetime.now(UTC) - timedelta(hours=1))
    assert [file.name for file in folder.iterdir()] == ["new"]
    assert list(blobs.list()) == []
