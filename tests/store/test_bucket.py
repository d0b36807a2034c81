"""Blobs in a bucket of a real server that speaks S3."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.founded import founded_sqlite
from tests.portals import Portal
from tests.store.buckets import Store, serving
from tests.wire.file_records import blobs as used_blobs
from tests.wire.file_records import download, event, person, uploaded

from rapport.app.sweeping import sweep
from rapport.core.errors import Missing, Unavailable
from rapport.store.blobs import Blobs
from rapport.store.check import check


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with serving() as running:
        yield running


def test_what_is_put_can_be_got(store: Store) -> None:
    blobs = store.blobs("first")
    blobs.put("files/ab/one", b"\x00\xffbytes", "application/pdf")
    blobs.put("empty", b"")
    assert blobs.get("files/ab/one") == b"\x00\xffbytes"
    assert blobs.get("empty") == b""
    assert blobs.size("files/ab/one") == 7
    assert [blobs.exists(name) for name in ("empty", "files", "nothing")] == [True, False, False]
    assert sorted(blobs.list()) == ["empty", "files/ab/one"]
    assert list(blobs.list("files/")) == ["files/ab/one"]
    for start, length, expected in ((0, 2, b"\x00\xff"), (2, 99, b"bytes"), (7, 1, b""), (99, 1, b"")):
        assert blobs.read_range("files/ab/one", start, length) == expected


def test_a_large_blob(store: Store) -> None:
    blobs, content = store.blobs("large"), bytes(range(256)) * 50_000
    blobs.put("large", content)
    assert blobs.size("large") == len(content)
    assert blobs.read_range("large", 7_000_000, 1000) == content[7_000_000:7_001_000]
    assert blobs.get("large") == content


def test_what_is_not_there(store: Store) -> None:
    blobs = store.blobs("missing")
    for attempt in (blobs.get, blobs.size, lambda name: blobs.read_range(name, 0, 1)):
        with pytest.raises(Missing):
            attempt("nothing")
    blobs.put("one", b"x")
    blobs.delete(["nothing", "one"])
    blobs.delete(["one"])
    blobs.delete([])
    assert list(blobs.list()) == []


def test_many_are_deleted_and_listed(store: Store) -> None:
    """More than one request's worth of either."""
    blobs = store.blobs("many")
    names = [f"files/{number % 7}/{number}" for number in range(1100)]
    for name in names:
        blobs.put(name, b"")
    assert sorted(blobs.list("files/")) == sorted(names)
    blobs.delete(names[:1050])
    assert sorted(blobs.list()) == sorted(names[1050:])


def test_ages(store: Store) -> None:
    blobs = store.blobs("ages")
    blobs.put("files/a", b"x")
    now = datetime.now(UTC)
    assert list(blobs.older_than(now - timedelta(minutes=5), "files/")) == []
    assert list(blobs.older_than(now + timedelta(minutes=5), "files/")) == ["files/a"]


def test_a_bucket_that_is_not_there(store: Store) -> None:
    blobs = Blobs("s3://never-made/portal", store.settings)
    with pytest.raises(Unavailable):
        blobs.put("a", b"x")
    assert not blobs.exists("a")
    with pytest.raises((Unavailable, Missing)):
        blobs.get("a")


def test_a_portal_keeps_its_files_in_a_bucket(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in store.environment.items():
        monkeypatch.setenv(name, value)
    with founded_sqlite(tmp_path, files=f"{store.bucket('portal')}/main") as house:
        portal = Portal(house, "sqlite")
        ada = portal.user("ada")
        content = bytes(range(256)) * 10_000
        file = uploaded(ada, "large.bin", content)
        made = event(ada, person(ada), fileId=[file])
        assert download(ada, file).body == content
        part = download(ada, file, {"Range": "bytes=2000000-2000009"})
        assert (part.status, part.body) == (206, content[2_000_000:2_000_010])
        assert len(list(house.blobs.list("files/"))) == 1
        assert check(house.database, house.blobs) == []
        house.blobs.put("files/zz/orphan", b"left by a crash")
        assert [str(each) for each in check(house.database, house.blobs)] == [
            "Files that nothing refers to: 1 (files/zz/orphan)"
        ]
        assert sweep(house) == 0
        assert sweep(house, timedelta(seconds=-5)) == 1
        assert check(house.database, house.blobs) == []
        assert ada.delete(f"crm/history/{made}").status == 200
        assert used_blobs(portal) == []
        assert check(house.database, house.blobs) == []
        portal.close()
