"""A server killed in the middle of its work loses nothing that it acknowledged, and leaves nothing half done."""

from __future__ import annotations

import http.client
import random
import sqlite3
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.faults.servers import Server, running

ROUNDS = 4
WRITERS = 4

pytestmark = pytest.mark.slow


@dataclass
class Write:
    """A request as sent, and its answer if one came."""

    key: str
    verb: str
    path: str
    body: dict[str, Any] | None
    made: Any = None


@dataclass
class Writer:
    """One client that creates, changes and deletes, until its server is gone."""

    server: Server
    name: str
    seed: int
    writes: list[Write] = field(default_factory=list)
    standing: list[int] = field(default_factory=list)

    def run(self) -> None:
        chance = random.Random(self.seed)
        number = 0
        while True:
            number += 1
            write = self._next(chance, f"{self.name}-{number}")
            self.writes.append(write)
            try:
                answer = self.server.send(write.verb, write.path, write.body, {"Idempotency-Key": write.key})
            except (OSError, http.client.HTTPException):
                return
            assert answer.status < 300, answer.body
            write.made = answer.response
            if write.path == "crm/contact/company":
                self.standing.append(write.made["id"])

    def _next(self, chance: random.Random, name: str) -> Write:
        choice = chance.random()
        if self.standing and choice < 0.25:
            contact = self.standing.pop(chance.randrange(len(self.standing)))
            return Write(name, "DELETE", f"crm/contact/{contact}", None)
        if self.standing and choice < 0.5:
            contact = self.standing[-1]
            return Write(name, "PUT", f"crm/contact/company/{contact}", _company(name, self.server))
        if self.standing and choice < 0.6:
            body = {"title": name, "members": self.standing[-3:], "isPrivate": False}
            return Write(name, "POST", "crm/case", body)
        return Write(name, "POST", "crm/contact/company", _company(name, self.server))


def _company(name: str, server: Server) -> dict[str, Any]:
    managers = [f"0000000{number}-0000-4000-8000-000000000000" for number in range(1, 6)]
    return {"companyName": name, "about": f"about {name}", "shareType": 0, "managerList": managers}


def test_killing_the_server_again_and_again(tmp_path: Path) -> None:
    written: list[Write] = []
    with running(tmp_path) as server:
        for turn in range(ROUNDS):
            writers = [
                Writer(server, f"round {turn} writer {each}", turn * 10 + each) for each in range(WRITERS)
            ]
            threads = [threading.Thread(target=writer.run) for writer in writers]
            for thread in threads:
                thread.start()
            time.sleep(random.Random(turn).uniform(0.8, 2.0))
            server.kill()
            for thread in threads:
                thread.join()
            written += [write for writer in writers for write in writer.writes]
            server.start()
            _nothing_acknowledged_is_lost(server, written)
            _nothing_is_half_done(tmp_path / "portal.db")
            _repeats_are_answered_alike(server, writers)
        server.kill()
        server.check()
    assert len([write for write in written if write.made]) > 100, "too slow to say anything"


def _nothing_acknowledged_is_lost(server: Server, written: list[Write]) -> None:
    expected: dict[str, dict[str, Any] | None] = {}
    for write in written:
        if write.made is None and write.verb != "POST":
            expected.pop(write.path.rpartition("/")[2], None)  # nobody can know
        elif write.verb == "DELETE":
            expected[write.path.rpartition("/")[2]] = None
        elif write.made is not None and write.path.startswith("crm/contact/company"):
            expected[str(write.made["id"])] = write.made
    for contact, made in expected.items():
        answer = server.send("GET", f"crm/contact/{contact}")
        if made is None:
            assert answer.status == 404
        else:
            assert answer.response["companyName"] == made["companyName"]
            assert len(answer.response["accessList"]) == 5


def _nothing_is_half_done(file: Path) -> None:
    """Every company has all that its create wrote: managers, search text, change log, audit entry."""
    with sqlite3.connect(file) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        companies = [row[0] for row in database.execute("SELECT id FROM contacts WHERE company_name <> ''")]
        for question, wanted in (
            ("SELECT count(*) FROM access_entries WHERE kind = 0 AND record_id = ?", 5),
            ("SELECT count(*) FROM search_documents WHERE kind = 0 AND part = 0 AND record_id = ?", 1),
            ("SELECT count(*) FROM changes WHERE verb = 'created' AND kind IN (0, 4) AND record_id = ?", 1),
        ):
            for company in companies:
                key = str(company) if "changes" in question else company
                assert database.execute(question, [key]).fetchone() == (wanted,), question
        orphans = "SELECT count(*) FROM access_entries WHERE kind = 0 AND record_id NOT IN (SELECT id FROM contacts)"
        assert database.execute(orphans).fetchone() == (0,)
        orphans = "SELECT count(*) FROM contact_links WHERE contact_id NOT IN (SELECT id FROM contacts)"
        assert database.execute(orphans).fetchone() == (0,)
    database.close()


def _repeats_are_answered_alike(server: Server, writers: list[Writer]) -> None:
    """Send the last write of each writer again: it happened or not, and after this it has happened once."""
    for writer in writers:
        for write in writer.writes[-2:]:
            again = server.send(write.verb, write.path, write.body, {"Idempotency-Key": write.key})
            if write.made is not None:
                assert again.response == write.made
            once_more = server.send(write.verb, write.path, write.body, {"Idempotency-Key": write.key})
            assert (once_more.status, once_more.body) == (again.status, again.body) or again.status >= 400
            if write.path == "crm/contact/company":
                assert again.status == 201
                found = server.send("GET", f"crm/contact/filter?filterValue={write.key.replace(' ', '%20')}")
                names = [item["companyName"] for item in found.response]
                assert names.count(write.key) <= 1
