"""Changing ten thousand records by one call: deleting, tagging, untagging, sharing; and what others wait meanwhile.

Each call goes over HTTP to a fresh copy of a portal whose records carry what people hang on them. On SQLite it is set
against bare `sqlite3` running the very statements of the server's transaction on another copy.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from time import perf_counter, sleep
from typing import Any

import psycopg
from sqlalchemy import event, make_url

from bench.client import Client, query
from bench.fill import Facts, Filled, Size, Stale, filled
from bench.fill.hanging import MARKED, hang
from bench.fill.sink import sink_of
from bench.postgres import database as database_of
from bench.server import serving
from bench.table import Figure
from bench.writes import Statement
from rapport.app.concepts import operations
from rapport.app.house import open_house
from rapport.app.pipeline import Pipeline
from rapport.config import Settings
from rapport.protocol.incoming import Incoming

RECORDS = 10_000
SIZE = Size(opportunities=2 * RECORDS, contacts=2 * RECORDS)
LIMIT = 5.0
"""Seconds."""
WAIT = 1.0
"""Seconds that others may wait."""
BARE_LIMIT = 3.0
NEW_TAG = "spring campaign"
KINDS = ("contact", "opportunity", "case")


@dataclass(frozen=True, slots=True)
class Batch:
    """One call that changes many records."""

    name: str
    verb: str
    path: str
    body: object = None


def calls(kind: str, facts: Facts) -> list[Batch]:
    """Return the calls for a kind of record; they are made on one copy in this order: deleting comes last."""
    chosen = query(tags=MARKED, fromDate="2000-01-01T00:00:00") if kind == "contact" else query(tags=MARKED)
    flags = {"isShared": False, "managerList": [facts.user_id, facts.busy_id]}
    if kind != "contact":
        flags = {"isPrivate": True, "accessList": [facts.user_id, facts.busy_id]}
    return [
        Batch("tag", "POST", f"crm/{kind}/filter/taglist{chosen}", {"tagName": NEW_TAG}),
        Batch("untag", "DELETE", f"crm/{kind}/tag{query(tagName=NEW_TAG)}"),
        Batch("access", "PUT", f"crm/{kind}/filter/access{chosen}", flags),
        Batch("delete", "DELETE", f"crm/{kind}/filter{chosen}"),
    ]


@dataclass(slots=True)
class Waits:
    """How long calls of another user took, in seconds."""

    page: list[float] = field(default_factory=list)
    task: list[float] = field(default_factory=list)


@contextmanager
def others(url: str, facts: Facts) -> Iterator[Waits]:
    """Let another user read pages and write tasks, one after another, until the block ends."""
    waits, over = Waits(), Event()
    body = {
        "title": "Call back",
        "deadline": "2027-01-31T10:00:00",
        "responsibleid": facts.user_id,
        "categoryid": 0,
    }
    with Client(url, facts.user_key) as reading, Client(url, facts.user_key) as writing:
        categories = reading.get("crm/task/category")
        body["categoryid"] = categories[0]["id"]
        page = reading.prepare("GET", "crm/opportunity/filter?count=25")
        task = writing.prepare("POST", "crm/task", body)
        threads = [
            Thread(target=_repeat, args=(client, request, taken, over))
            for client, request, taken in ((reading, page, waits.page), (writing, task, waits.task))
        ]
        for thread in threads:
            thread.start()
        sleep(0.3)
        waits.page.clear()
        waits.task.clear()
        yield waits
        sleep(0.2)
        over.set()
        for thread in threads:
            thread.join()


def _repeat(client: Client, request: bytes, taken: list[float], over: Event) -> None:
    while not over.is_set():
        started = perf_counter()
        answer = client.send(request)
        taken.append(perf_counter() - started)
        if answer.status not in {200, 201}:
            raise AssertionError(answer.body[:300])
        sleep(0.01)


def measure(root: Path, server_url: str = "", kinds: Sequence[str] = KINDS) -> list[Figure]:
    """Return the figures of all calls, and of what others waited, on one of the two databases."""
    portal = prepared(root, server_url)
    where = "PostgreSQL" if server_url else "SQLite"
    figures: list[Figure] = []
    for kind in kinds:
        with (
            copied(portal, root, "batch-served", server_url) as copy,
            serving(copy.folder, database=copy.database) as server,
            Client(server.url, portal.facts.admin_key) as client,
        ):
            served = {
                each.name: _one(server.url, client, each, portal.facts) for each in calls(kind, portal.facts)
            }
        bare: dict[str, float] = {}
        if not server_url:
            bare = _bare(portal, root, kind)
        for name, (seconds, waits) in served.items():
            figures += _figures(f"{name} {RECORDS:,} {kind}s, {where}", seconds, waits, bare.get(name))
    return figures


def _one(url: str, client: Client, batch: Batch, facts: Facts) -> tuple[float, Waits]:
    with others(url, facts) as waits:
        started = perf_counter()
        answer = client.send(client.prepare(batch.verb, batch.path, batch.body))
        seconds = perf_counter() - started
    if answer.status not in {200, 201}:
        raise AssertionError(f"{batch.verb} {batch.path}: {answer.status} {answer.body[:300]!r}")
    return seconds, waits


def _figures(name: str, seconds: float, waits: Waits, bare: float | None) -> list[Figure]:
    figures = [
        Figure(name, seconds, "s", LIMIT),
        Figure("- longest page of another user", max(waits.page), "s", WAIT),
        Figure("- longest task of another user", max(waits.task), "s", WAIT),
    ]
    if bare is not None:
        note = f"the same statements took {bare:.2f} s"
        figures.append(Figure("- against bare sqlite3", seconds / bare, limit=BARE_LIMIT, note=note))
    return figures


def prepared(root: Path, server_url: str = "") -> Filled:
    """Return the portal that is copied, filled when first asked for."""
    folder = root / "batch" / (f"{SIZE.name}-postgresql" if server_url else SIZE.name)
    mark = folder / "hanging"
    is_whole = mark.exists()
    if not is_whole:
        shutil.rmtree(folder, ignore_errors=True)
    try:
        database = database_of(server_url, "batch", fresh=not is_whole) if server_url else ""
        portal = filled(root / "batch", SIZE, database)
    except Stale:
        portal = filled(root / "batch", SIZE, database_of(server_url, "batch", fresh=True))
    if not mark.exists():
        house = open_house(Settings(data=portal.folder, database=portal.database))
        house.close()
        with sink_of(house.database) as sink:
            hang(sink, portal.facts, RECORDS)
        mark.touch()
    return portal


@contextmanager
def copied(portal: Filled, root: Path, name: str, server_url: str = "") -> Iterator[Filled]:
    """Give a copy of the portal, which is gone afterwards."""
    folder = root / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    url = ""
    if server_url:
        url = make_url(server_url).set(database="batch_copy").render_as_string(hide_password=False)
        with psycopg.connect(server_url, autocommit=True) as admin:
            admin.execute("DROP DATABASE IF EXISTS batch_copy WITH (FORCE)")
            admin.execute("CREATE DATABASE batch_copy TEMPLATE batch")
            admin.execute("CHECKPOINT")
    else:
        with sqlite3.connect(portal.file) as source, sqlite3.connect(folder / "portal.db") as target:
            source.backup(target)
    yield Filled(folder, portal.size, portal.facts, url)
    shutil.rmtree(folder)


def _bare(portal: Filled, root: Path, kind: str) -> dict[str, float]:
    """Return the seconds that the statements of each call take by themselves."""
    with copied(portal, root, "batch-recorded") as recorded, copied(portal, root, "batch-bare") as bare:
        connection = sqlite3.connect(bare.file, isolation_level=None)
        for pragma in (
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            "temp_store = MEMORY",
            "cache_size = -8192",
        ):
            connection.execute(f"PRAGMA {pragma}")
        taken = {}
        for name, statements in _recorded(recorded, calls(kind, portal.facts)).items():
            started = perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            for statement in statements:
                if statement.many:
                    connection.executemany(statement.text, statement.parameters)
                else:
                    connection.execute(statement.text, statement.parameters).fetchall()
            connection.execute("COMMIT")
            taken[name] = perf_counter() - started
        connection.close()
    return taken


def _recorded(portal: Filled, batches: Sequence[Batch]) -> dict[str, list[Statement]]:
    """Make the calls in this process and return the statements of each transaction that wrote."""
    house = open_house(Settings(data=portal.folder))
    pipeline = Pipeline(house, operations())
    found: dict[str, list[Statement]] = {}
    statements: list[Statement] = []

    def note(_connection: Any, _cursor: Any, text: str, parameters: Any, _context: Any, many: bool) -> None:
        statements.append(Statement(text, parameters, many))

    event.listen(house.database.writer, "before_cursor_execute", note)
    try:
        for batch in batches:
            answer = pipeline.answer(_incoming(batch, portal.facts))
            if answer.status not in {200, 201}:
                raise AssertionError(answer.body[:300])
            found[batch.name] = list(statements)
            statements.clear()
    finally:
        house.close()
    return found


def _incoming(batch: Batch, facts: Facts) -> Incoming:
    path, _, given = batch.path.partition("?")
    return Incoming(
        verb=batch.verb,
        path=f"/api/2.0/{path}",
        query=given,
        headers={"authorization": facts.admin_key, "content-type": "application/json"},
        body=b"" if batch.body is None else json.dumps(batch.body).encode(),
        scheme="http",
        host="127.0.0.1",
        remote="127.0.0.1",
    )
