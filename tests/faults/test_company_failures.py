"""Commits that fail, and what of a company fails on its way there: nobody is told what did not happen."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import event, text

from rapport.core.kinds import Kind
from rapport.store.tables import (
    cases,
    changes,
)
from tests.faults.companies import (
    Queue,
    add_case,
    busy,
    commits,
    full,
    full_twice,
    sharing_portal,
    titles,
    together,
)
from tests.portals import Portal


@pytest.fixture
def portal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Portal]:
    with sharing_portal(tmp_path, monkeypatch) as made:
        yield made


@pytest.mark.parametrize("failing", [full, busy])
def test_after_a_commit_that_fails_each_has_its_own_answer(portal: Portal, failing: Any) -> None:
    queue = Queue()
    for number in range(5):
        add_case(queue.of(portal.owner), f"Case {number}")
    with commits(portal, lambda number, driver: failing(number, driver) if number == 0 else None) as counted:
        answers = together(portal, queue)
    assert [answer.status for answer in answers] == [201] * 5
    assert len(counted) == 6, "one in company, and then each by itself"
    assert titles(portal) == [f"Case {number}" for number in range(5)]
    ids = [answer.response["id"] for answer in answers]
    assert ids == [row.id for row in portal.rows(cases)]
    assert len(portal.rows(changes, changes.c.verb == "created", changes.c.kind == Kind.CASE)) == len(ids)


def test_commits_that_always_fail_refuse_everybody(portal: Portal) -> None:
    queue = Queue()
    for number in range(5):
        add_case(queue.of(portal.owner), f"Case {number}")
    with commits(portal, full):
        answers = together(portal, queue)
    assert [answer.status for answer in answers] == [503] * 5
    assert {answer.error for answer in answers} == {"The server has no space left. Nothing was changed."}
    assert titles(portal) == []


def test_photos_of_those_who_came_to_nothing_are_taken_back(portal: Portal) -> None:
    content = io.BytesIO()
    Image.new("RGB", (300, 200), "navy").save(content, "PNG")
    people = [
        portal.owner.post("crm/contact/company", {"companyName": f"Company {number}"}).response["id"]
        for number in range(3)
    ]

    def put_photos() -> list[int]:
        queue = Queue()
        for person in people:
            head = b'--b\r\nContent-Disposition: form-data; name="f"; filename="p.png"\r\n'
            queue.of(portal.owner).request(
                "PUT",
                f"crm/contact/{person}/changephoto",
                content=head + b"Content-Type: image/png\r\n\r\n" + content.getvalue() + b"\r\n--b--\r\n",
                media_type="multipart/form-data; boundary=b",
            )
        return [answer.status for answer in together(portal, queue)]

    def files() -> int:
        return sum(path.is_file() for path in (portal.house.settings.data / "files").rglob("*"))

    with commits(portal, full) as counted:
        assert put_photos() == [503] * 3
    assert len(counted) == 4
    assert files() == 0
    with commits(portal) as counted:
        assert put_photos() == [200] * 3
    assert len(counted) == 1
    assert files() % 3 == 0
    assert files() > 0


def test_nobody_is_done_again_who_may_have_been_done(portal: Portal) -> None:
    """The disk fails while it is written to, and who knows what is on it."""
    queue = Queue()
    for number in range(3):
        add_case(queue.of(portal.owner), f"Case {number}")

    def lost(_number: int, driver: Any) -> None:
        driver.execute("ROLLBACK")
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error

    with commits(portal, lost) as counted:
        answers = together(portal, queue)
    assert [answer.status for answer in answers] == [503] * 3
    assert all(answer.error.endswith("may have been made or not.") for answer in answers)
    assert len(counted) == 1


def test_a_refusal_that_followed_from_what_was_not_committed_is_not_told(portal: Portal) -> None:
    """The second is refused because of the first, which then comes to nothing, by itself too."""
    made = portal.owner.post("crm/case", {"title": "North"}).response["id"]
    queue = Queue()
    queue.of(portal.owner).delete(f"crm/case/{made}")
    queue.of(portal.owner).put(f"crm/case/{made}", {"title": "South"})
    with commits(portal, full_twice):
        deleted, renamed = together(portal, queue)
    assert (deleted.status, renamed.status) == (503, 200)
    assert titles(portal) == ["South"]


def test_a_full_disk_in_the_middle(portal: Portal) -> None:
    """SQLite then rolls everything back, the others' parts too: they are done again."""
    body = {"fieldType": 1, "label": "Story", "position": 1, "mask": '{"rows":"5","cols":"9"}'}
    field = portal.owner.post("crm/case/customfield", body).response["id"]
    engine = portal.house.database.writer
    pages = portal.within(lambda work: int(work.tx.execute(text("PRAGMA page_count")).scalar_one()))

    def limit(connection: Any, _record: Any) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages + 60}")

    event.listen(engine, "connect", limit)
    engine.dispose()
    queue = Queue()
    for number in range(24):
        add_case(
            queue.of(portal.owner),
            f"Case {number}",
            customFieldList=[{"key": field, "value": "much to say " * 1500}],
        )
    answers = together(portal, queue)
    event.remove(engine, "connect", limit)
    engine.dispose()
    made = [answer.response["id"] for answer in answers if answer.status == 201]
    assert {answer.status for answer in answers} == {201, 503}
    assert [row.id for row in portal.rows(cases)] == sorted(made)
    assert len(portal.rows(changes, changes.c.verb == "created", changes.c.kind == Kind.CASE)) == len(made)
    assert portal.within(lambda work: work.tx.execute(text("PRAGMA integrity_check")).scalar()) == "ok"


def test_a_status_that_was_never_committed_is_never_seen(portal: Portal) -> None:
    before = portal.owner.get("crm/contact/status").response
    queue = Queue()
    add_case(queue.of(portal.owner), "First")
    queue.of(portal.owner).post("crm/contact/status", {"title": "Lukewarm", "color": "#fff"})
    add_case(queue.of(portal.owner), "Second")

    def fail_the_status(number: int, driver: Any) -> None:
        if number in {0, 2}:
            full(number, driver)

    with commits(portal, fail_the_status):
        answers = together(portal, queue)
    assert [answer.status for answer in answers] == [201, 503, 201]
    assert portal.owner.get("crm/contact/status").response == before
    assert titles(portal) == ["First", "Second"]
