"""A disk that runs full: a clear refusal, nothing half written, and life goes on once there is room."""

from __future__ import annotations

import errno
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import event, text

from rapport.core.kinds import Kind
from rapport.store.blobs import Blobs
from rapport.store.tables import changes, contacts, search_documents
from tests.founded import founded_sqlite
from tests.portals import Answer, Portal

MORE_PAGES = 40


@pytest.fixture
def lean_portal(tmp_path: Path) -> Iterator[Portal]:
    with founded_sqlite(tmp_path) as house:
        made = Portal(house, "sqlite")
        yield made
        made.close()


@contextmanager
def no_room(portal: Portal) -> Iterator[None]:
    """Let the database grow by a few pages only. SQLite keeps that limit with each connection."""
    engine = portal.house.database.writer
    pages = portal.within(lambda work: work.tx.execute(text("PRAGMA page_count")).scalar())

    def limit(connection: Any, _record: Any) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages + MORE_PAGES}")

    event.listen(engine, "connect", limit)
    engine.dispose()
    try:
        yield
    finally:
        event.remove(engine, "connect", limit)
        engine.dispose()


def add(portal: Portal, number: int) -> Answer:
    body = {"companyName": f"Company {number}", "about": "much to say " * 500, "shareType": 1}
    return portal.owner.post("crm/contact/company", body)


def test_a_full_database_refuses_clearly_and_stays_whole(lean_portal: Portal) -> None:
    portal = lean_portal
    made = []
    with no_room(portal):
        for number in range(500):
            answer = add(portal, number)
            if answer.status != 201:
                break
            made.append(answer.response["id"])
        assert answer.status == 503
        assert answer.error == "The server has no space left. Nothing was changed."
        assert int(answer.headers["retry-after"]) > 0
        assert add(portal, 501).status == 503
        assert len(portal.owner.get("crm/contact/filter").response) == len(made)
        assert portal.owner.get(f"crm/contact/{made[0]}").status == 200
        assert portal.owner.put("crm/contact/status/reorder", {"titles": []}).status == 200
    assert 0 < len(made) < 500
    assert [row.id for row in portal.rows(contacts)] == made
    assert len(portal.rows(changes, changes.c.kind == Kind.CONTACT, changes.c.verb == "created")) == len(made)
    assert {row.record_id for row in portal.rows(search_documents)} == set(made)
    assert portal.within(lambda work: work.tx.execute(text("PRAGMA integrity_check")).scalar()) == "ok"
    assert add(portal, 502).status == 201, "there is room again"


def picture() -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (300, 200), "navy").save(content, "PNG")
    return content.getvalue()


def test_a_full_disk_of_files_refuses_clearly(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    contact = portal.owner.post("crm/contact/company", {"companyName": "Nordwind", "shareType": 1}).response[
        "id"
    ]

    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = portal.rows(contacts)
    with monkeypatch.context() as patch:
        patch.setattr(Blobs, "put", full)
        content = b'--b\r\nContent-Disposition: form-data; name="f"; filename="p.png"\r\n'
        content += b"Content-Type: image/png\r\n\r\n" + picture() + b"\r\n--b--\r\n"
        answer = portal.owner.request(
            "PUT",
            f"crm/contact/{contact}/changephoto",
            content=content,
            media_type="multipart/form-data; boundary=b",
        )
    assert answer.status == 503
    assert answer.error == "The server has no space left. Nothing was changed."
    assert portal.rows(contacts) == before
