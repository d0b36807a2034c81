"""The live stream of real servers: what one process changes the other tells, and a crash loses nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import BACKENDS
from tests.databases import dispose, empty_postgres
from tests.faults.lines import Line
from tests.faults.servers import Server, running

LISTENERS = 24
"""So many connections are spread over both processes for certain."""


@contextmanager
def lines(server: Server, count: int, place: str = "") -> Iterator[list[Line]]:
    opened = [Line(server.port, server.token, place) for _ in range(count)]
    try:
        yield opened
    finally:
        for line in opened:
            line.close()


@pytest.fixture(params=BACKENDS)
def server(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Server]:
    """A server of two processes, on either database."""
    url = "" if request.param == "sqlite" else empty_postgres()
    if url:
        monkeypatch.setenv("RAPPORT_DATABASE", url)
    with running(tmp_path) as started:
        yield started
    if url:
        dispose(url)


@pytest.mark.slow
def test_all_processes_tell_what_one_of_them_changed(server: Server) -> None:
    with lines(server, LISTENERS) as listening:
        started = time.monotonic()
        made = server.send("POST", "crm/contact/company", {"companyName": "Acme"}).response["id"]
        for line in listening:
            assert [each["recordId"] for each in line.told("contact")] == [str(made)]
        assert time.monotonic() - started < 10, "it takes a second on a machine with nothing else to do"
        place = listening[0].place
    server.kill()
    server.start()
    other = server.send("POST", "crm/contact/company", {"companyName": "Bolt"}).response["id"]
    with lines(server, 2, place) as listening:
        for line in listening:
            assert [each["recordId"] for each in line.told("contact")] == [str(other)]
