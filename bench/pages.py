"""A page of 25 opportunities over HTTP, against the floor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from bench.client import Client
from bench.fill import Filled
from bench.floor import Floor, Reader
from bench.measure import interleaved
from bench.server import serving
from bench.table import Figure
from rapport.core.viewer import UTC_ZONE

PAGE = "crm/opportunity/filter?count=25"
LIMIT = 3.0
ROUNDS = 300


class Different(Exception):
    """Server and floor do not give the same. The message shows the first difference."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A server and the floor beside it, for one caller."""

    client: Client
    floor: Floor


def measure(portal: Filled) -> list[Figure]:
    """Return the ratio for a plain user and for an administrator."""
    figures = []
    with serving(portal.folder) as server:
        for name, key, reader in _readers(portal):
            with _pair(portal, server.url, key, reader) as pair:
                compare(pair)
                request = pair.client.prepare("GET", PAGE)

                def over_http(pair: Pair = pair, request: bytes = request) -> object:
                    return pair.client.send(request)

                served, floor = interleaved([over_http, pair.floor.page], rounds=ROUNDS, warm_up=30)
            figures.append(
                Figure(
                    f"page of 25, {name}, {portal.size.opportunities:,} opportunities",
                    served.middle / floor.middle,
                    limit=LIMIT,
                    note=f"{served.middle * 1000:.2f} ms over HTTP, floor {floor.middle * 1000:.2f} ms",
                )
            )
    return figures


def _readers(portal: Filled) -> list[tuple[str, str, Reader]]:
    facts = portal.facts
    return [
        ("plain user", facts.user_key, Reader(facts.user_id, tuple(facts.group_ids))),
        ("administrator", facts.admin_key, Reader("", is_admin=True)),
    ]


@contextmanager
def _pair(portal: Filled, url: str, key: str, reader: Reader) -> Iterator[Pair]:
    floor = Floor(portal.file, reader, url, UTC_ZONE)
    try:
        with Client(url, key) as client:
            yield Pair(client, floor)
    finally:
        floor.close()


def compare(pair: Pair) -> None:
    """Raise Different unless server and floor give the same ids and, item by item, the same objects."""
    served: list[Any] = pair.client.get(PAGE)
    floor = pair.floor.parsed()
    if [item["id"] for item in served] != [item["id"] for item in floor]:
        raise Different(f"ids: {[item['id'] for item in served]} and {[item['id'] for item in floor]}")
    for one, other in zip(served, floor, strict=True):
        if one != other:
            names = [name for name in {**one, **other} if one.get(name) != other.get(name)]
            raise Different(
                f"opportunity {one['id']}: "
                + "; ".join(f"{n}: {one.get(n)} and {other.get(n)}" for n in names)
            )
