"""What a thousand listeners of the live stream cost, spread over two processes, and how soon they hear of a change."""

from __future__ import annotations

import resource
import selectors
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import perf_counter
from urllib.parse import urlsplit

from bench import postgres
from bench.client import Client
from bench.fresh import fresh_portal
from bench.server import Server, memory_of
from bench.table import Figure

LISTENERS = 1000
WORKERS = 2
LIMIT = 100.0
"""MiB, all processes together."""
CHANGES = 10
PATIENCE = 60.0
HEARD = b'"kind":"contact"'


class NotHeard(Exception):
    """A listener was refused, or heard nothing in time."""


def measure(root: Path, server_url: str = "") -> list[Figure]:
    """Return the memory that listeners add, in MiB, and the longest that one of them waited, in seconds."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(max(soft, 4 * LISTENERS), hard), hard))
    database = postgres.database(server_url, "live", fresh=True) if server_url else ""
    with (
        fresh_portal(root, database=database, workers=WORKERS) as (server, key),
        Client(server.url, key) as client,
    ):
        with _listening(server, key, WORKERS * 8) as some:
            _change(client, some)  # what the first listener costs, whoever comes after, is the stream's own
        before = _resident(server)
        with _listening(server, key, LISTENERS) as everybody:
            waits = [_change(client, everybody) for _ in range(CHANGES)]
            added = _resident(server) - before
    where = "PostgreSQL" if server_url else "SQLite"
    return [
        Figure(
            f"memory that {LISTENERS:,} listeners add, {where}",
            added,
            "MiB",
            LIMIT,
            note=f"{WORKERS} processes, resident, after {CHANGES} changes; {before:.0f} MiB before",
        ),
        Figure(
            f"until the last of {LISTENERS:,} listeners hears of a change, {where}",
            max(waits),
            "s",
            note=f"the longest of {CHANGES}; the shortest {min(waits):.2f} s",
        ),
    ]


def _resident(server: Server) -> float:
    return sum(memory_of(pid).resident for pid in server.processes())


@contextmanager
def _listening(server: Server, key: str, count: int) -> Iterator[list[socket.socket]]:
    """Open so many streams, one after the other. Raises NotHeard when one is refused."""
    address = urlsplit(server.url)
    request = (
        f"GET /api/2.0/crm/live HTTP/1.1\r\nHost: {address.netloc}\r\nAuthorization: {key}\r\n\r\n".encode()
    )
    with ExitStack() as stack:
        opened = []
        for _ in range(count):
            made = stack.enter_context(
                socket.create_connection((address.hostname or "", address.port or 80), PATIENCE)
            )
            made.sendall(request)
            text = b""
            while b"\nid: " not in text:
                some = made.recv(65536)
                text += some
                if not some or not text.startswith(b"HTTP/1.1 200"):
                    raise NotHeard(text[:200])
            opened.append(made)
        yield opened


def _change(client: Client, listeners: list[socket.socket]) -> float:
    """Make a contact, and return how long it takes from the answer until everybody heard of it."""
    client.call("POST", "crm/contact/company", {"companyName": "Acme"})
    started = perf_counter()
    by_number = {each.fileno(): each for each in listeners}
    heard = dict.fromkeys(listeners, b"")
    with selectors.DefaultSelector() as selector:
        for each in listeners:
            selector.register(each, selectors.EVENT_READ)
        while selector.get_map():
            ready = selector.select(PATIENCE)
            if not ready:
                raise NotHeard(f"{len(selector.get_map())} of {len(listeners)} heard nothing")
            for chosen, _ in ready:
                listener = by_number[chosen.fd]
                heard[listener] += listener.recv(65536)
                if HEARD in heard[listener]:
                    selector.unregister(listener)
    return perf_counter() - started
