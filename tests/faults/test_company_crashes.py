"""A server killed while requests share commits loses nothing that it acknowledged, and leaves nothing half done."""

from __future__ import annotations

import http.client
import json
import os
import random
import signal
import sqlite3
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.faults.servers import Server, running

ROUNDS = 4
AT_ONCE = 8

pytestmark = pytest.mark.slow


@dataclass
class Sent:
    """A request as sent, and the case that it made, if an answer came."""

    title: str
    made: Any = None


class Crowd:
    """Clients that send at one moment, over connections that stay open, so that their requests wait together."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._lines = [
            http.client.HTTPConnection("127.0.0.1", server.port, timeout=30) for _ in range(AT_ONCE)
        ]

    def send(self, sent: list[Sent]) -> bool:
        """Send one request each and take the answers down; False once the server is gone."""
        for line, each in zip(self._lines, sent, strict=True):
            try:
                line.request("POST", "/api/2.0/crm/case", json.dumps(_case(each.title)), self._headers(each))
            except OSError:
                return False
        stands = True
        for line, each in zip(self._lines, sent, strict=True):
            try:
                answer = line.getresponse()
                body = answer.read()
            except (OSError, http.client.HTTPException):
                stands = False
                continue
            assert answer.status == 201, body
            each.made = json.loads(body)["response"]
        return stands

    def close(self) -> None:
        for line in self._lines:
            line.close()

    def _headers(self, each: Sent) -> dict[str, str]:
        return {
            "Content-Type": "application/json",
            "Authorization": self._server.token,
            "Idempotency-Key": each.title,
        }


def _case(title: str) -> dict[str, Any]:
    people = [f"0000000{number}-0000-4000-8000-000000000000" for number in range(1, 4)]
    return {"title": title, "isPrivate": True, "accessList": people}


def test_killing_a_server_whose_writers_share_commits(tmp_path: Path) -> None:
    written: list[Sent] = []
    with running(tmp_path, workers=1) as server:
        for turn in range(ROUNDS):
            written += _until_killed(server, turn)
            server.start()
            _nothing_is_lost_or_half_done(tmp_path / "portal.db", written)
            _repeats_make_nothing_twice(server, written[-2 * AT_ONCE :])
        server.kill()
        server.check()
    assert len([each for each in written if each.made]) > 100, "too slow to say anything"


def _until_killed(server: Server, turn: int) -> list[Sent]:
    assert server.process is not None
    crowd, sent, wave = Crowd(server), [], 0
    pause = random.Random(turn).uniform(0.5, 1.5)
    killer = threading.Timer(pause, os.killpg, (server.process.pid, signal.SIGKILL))
    killer.start()
    stands = True
    while stands:
        wave += 1
        some = [Sent(f"turn {turn} wave {wave} client {each}") for each in range(AT_ONCE)]
        sent += some
        stands = crowd.send(some)
    killer.join()
    server.process.wait()
    crowd.close()
    return sent


def _nothing_is_lost_or_half_done(file: Path, written: list[Sent]) -> None:
    with sqlite3.connect(file) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        cases = dict(database.execute("SELECT title, id FROM cases").fetchall())
        for each in written:
            if each.made is not None:
                assert cases[each.title] == each.made["id"]
        assert set(cases) <= {each.title for each in written}
        for case in cases.values():
            for question, wanted in (
                ("SELECT count(*) FROM access_entries WHERE kind = 7 AND record_id = ?", 4),
                ("SELECT count(*) FROM search_documents WHERE kind = 7 AND part = 0 AND record_id = ?", 1),
                ("SELECT count(DISTINCT batch) FROM changes WHERE kind = 7 AND record_id = ?", 1),
                ("SELECT count(*) FROM audit_events WHERE parameters LIKE ?", 1),
            ):
                key = {"changes": str(case), "audit_events": f'%{_title(cases, case)}"%'}
                table = question.split("FROM ")[1].split()[0]
                assert database.execute(question, [key.get(table, case)]).fetchone() == (wanted,), question
        batches = "SELECT count(*), count(DISTINCT batch) FROM changes WHERE kind = 7"
        lines, different = database.execute(batches).fetchone()
        assert lines == different == len(cases)
        keys = database.execute("SELECT count(*) FROM idempotency_keys").fetchone()[0]
        assert keys == len(cases)
    database.close()


def _title(cases: dict[str, int], case: int) -> str:
    return next(title for title, number in cases.items() if number == case)


def _repeats_make_nothing_twice(server: Server, sent: list[Sent]) -> None:
    for each in sent:
        again = server.send("POST", "crm/case", _case(each.title), {"Idempotency-Key": each.title})
        if each.made is not None:
            assert again.response == each.made
        each.made = again.response
