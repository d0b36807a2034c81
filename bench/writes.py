"""Creating opportunities over HTTP, acknowledged and durable, against bare `sqlite3` doing the same statements.

The target is for the rate of several clients at once: they share commits. One client alone waits for each answer, so
all that HTTP, sign-in, rights and JSON cost comes on top of its own commit: that figure only informs.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from sqlalchemy import event

from bench.client import Client
from bench.fill import Facts, Filled
from bench.server import serving
from bench.table import Figure
from rapport.app.concepts import operations
from rapport.app.house import open_house
from rapport.app.pipeline import Pipeline
from rapport.config import Settings
from rapport.protocol.incoming import Incoming
from rapport.store.dialect.numbering import NEXT_BATCH
from rapport.store.engine import DEFAULT_TUNING

LIMIT = 0.5
BLOCKS = 12
IN_BLOCK = 40
SEVERAL = 4
MARK = 7_000_001
"""The id that the recorded opportunity gets: no other number looks like it."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement as the driver got it."""

    text: str
    parameters: tuple[Any, ...] | list[tuple[Any, ...]]
    many: bool

    def at(self, record: int) -> tuple[Any, ...] | list[tuple[Any, ...]]:
        """Return the parameters for another record than the recorded one."""
        if self.many:
            return [_moved(row, record) for row in self.parameters]
        return _moved(self.parameters, record)


def _moved(row: Any, record: int) -> tuple[Any, ...]:
    return tuple(record if value == MARK else str(record) if value == str(MARK) else value for value in row)


def body(facts: Facts, number: int) -> dict[str, object]:
    """Return what a client sends to create an opportunity."""
    return {
        "title": f"Benchmark opportunity {number}",
        "description": "Twelve months, renewal option",
        "responsibleid": facts.busy_id,
        "stageid": facts.first_stage,
        "contactid": facts.big_contact,
        "members": [facts.big_contact + 4],
        "bidCurrencyAbbr": "EUR",
        "bidValue": 1500,
        "successProbability": 20,
        "expectedCloseDate": "2027-01-31",
    }


def measure(portal: Filled, root: Path) -> list[Figure]:
    """Return the rate of creating over HTTP as a share of the bare rate, for one client and for several at once."""
    figures = []
    for clients in (1, SEVERAL):
        with _copies(portal, root) as (served, bare):
            recorded = record(bare, portal.facts)
            http, direct = _alternate(served, bare, recorded, portal.facts, clients)
        writing = sum(statement.text.startswith(("INSERT", "UPDATE", "DELETE")) for statement in recorded)
        who = "one client, waiting for each answer" if clients == 1 else f"{clients} clients at once"
        figures.append(
            Figure(
                f"creating an opportunity, {who}: rate over HTTP to bare rate",
                direct / http,
                limit=LIMIT if clients == SEVERAL else None,
                at_least=True,
                note=f"{1 / http:.0f} against {1 / direct:.0f} a second; {len(recorded)} statements, {writing} write",
            )
        )
    return figures


@contextmanager
def _copies(portal: Filled, root: Path) -> Iterator[tuple[Path, Path]]:
    """Give two copies of the portal, on the same disk."""
    folders = root / "written-by-server", root / "written-directly"
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        with sqlite3.connect(portal.file) as source, sqlite3.connect(folder / "portal.db") as target:
            source.backup(target)
    yield folders
    for folder in folders:
        shutil.rmtree(folder)


def record(folder: Path, facts: Facts) -> list[Statement]:
    """Create one opportunity in this process and return the statements of the transaction that wrote it."""
    with sqlite3.connect(folder / "portal.db") as connection:
        connection.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = 'opportunities'", (MARK - 2,))
    house = open_house(Settings(data=folder))
    pipeline = Pipeline(house, operations())
    statements: list[Statement] = []

    def note(_connection: Any, _cursor: Any, text: str, parameters: Any, _context: Any, many: bool) -> None:
        statements.append(Statement(text, parameters, many))

    try:
        for number in range(2):  # the first time, memories are filled
            if number == 1:
                event.listen(house.database.writer, "before_cursor_execute", note)
            answer = pipeline.answer(_incoming(facts, number))
            if answer.status != 201:
                raise AssertionError(answer.body)
        if json.loads(answer.body)["response"]["id"] != MARK:
            raise AssertionError(f"the recorded opportunity should be {MARK}: {answer.body!r}")
    finally:
        house.close()
    return statements


def _incoming(facts: Facts, number: int) -> Incoming:
    return Incoming(
        verb="POST",
        path="/api/2.0/crm/opportunity",
        query="",
        headers={"authorization": facts.user_key, "content-type": "application/json"},
        body=json.dumps(body(facts, number)).encode(),
        scheme="http",
        host="127.0.0.1",
        remote="127.0.0.1",
    )


class Bare:
    """Bare `sqlite3` with the server's settings."""

    def __init__(self, file: Path, statements: list[Statement]) -> None:
        self._statements = statements
        self._next = MARK + 1_000
        self._connection = sqlite3.connect(file, isolation_level=None)
        for pragma in (
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            f"cache_size = {-DEFAULT_TUNING.cache_size // 1024}",
            f"mmap_size = {DEFAULT_TUNING.mapped_size}",
            "temp_store = MEMORY",
        ):
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute(
            "UPDATE sqlite_sequence SET seq = ? WHERE name = 'opportunities'", (self._next - 1,)
        )

    def create(self) -> None:
        """Write one opportunity and wait until it is on the disk."""
        connection = self._connection
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(NEXT_BATCH)
        for statement in self._statements:
            if statement.many:
                connection.executemany(statement.text, statement.at(self._next))
            else:
                connection.execute(statement.text, statement.at(self._next)).fetchall()
        connection.execute("COMMIT")
        self._next += 1

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _alternate(
    served: Path, bare: Path, recorded: list[Statement], facts: Facts, count: int
) -> tuple[float, float]:
    """Return the seconds of one creation, over HTTP and directly: medians of blocks that take turns."""
    http, direct = [], []
    writer = Bare(bare / "portal.db", recorded)
    with ExitStack() as stack:
        stack.callback(writer.close)
        server = stack.enter_context(serving(served))
        clients = [stack.enter_context(Client(server.url, facts.user_key)) for _ in range(count)]
        for block in range(BLOCKS):
            requests = [
                clients[0].prepare("POST", "crm/opportunity", body(facts, block * IN_BLOCK + number))
                for number in range(IN_BLOCK)
            ]
            started = perf_counter()
            _send_all(clients, requests)
            http.append((perf_counter() - started) / IN_BLOCK)
            started = perf_counter()
            for _ in range(IN_BLOCK):
                writer.create()
            direct.append((perf_counter() - started) / IN_BLOCK)
    return median(http[1:]), median(direct[1:])


def _send_all(clients: list[Client], requests: list[bytes]) -> None:
    """Send requests by all clients at once: each has its next one under way before the others are answered."""
    for start in range(0, len(requests), len(clients)):
        sent = list(zip(clients, requests[start : start + len(clients)], strict=False))
        for client, request in sent:
            client.ask(request)
        for client, _ in sent:
            if client.answer().status != 201:
                raise AssertionError("the server refused an opportunity")
