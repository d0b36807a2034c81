"""`python -m bench [part ...]`: measure, and print one table.

Parts: pages, lists, contacts, search, writes, batch, start, memory, live, web; load (with --sales FOLDER); without any,
all of them. With --postgres the lists, the search, batches, the live stream and the loading are measured on PostgreSQL.
Portals are filled once and kept in the folder; filling the large one takes some minutes.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import strftime

from bench import batch, lists, live, load_sales, memory, pages, postgres, search, start, web, writes
from bench.fill import BIG, HUNDRED_THOUSAND, SMALL, Filled, Size, Stale, filled
from bench.fresh import fresh_portal
from bench.table import Figure, table

ON_POSTGRESQL = {"lists", "contacts", "search", "live", "batch", "load"}
PARTS = ("pages", "lists", "contacts", "search", "writes", "batch", "start", "memory", "live", "web", "load")


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    made = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    made.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    made.add_argument(
        "--folder",
        type=Path,
        default=Path(tempfile.gettempdir()) / "rapport-bench",
        help="where filled portals are kept (%(default)s)",
    )
    made.add_argument("--opportunities", type=int, default=BIG.opportunities, help="of the large portal")
    made.add_argument("--contacts", type=int, default=BIG.contacts, help="of the large portal")
    made.add_argument("--only", default="", help="lists: only cases whose name contains this")
    made.add_argument(
        "--postgres", action="store_true", help="lists, contacts, search, batch, live, load: on PostgreSQL"
    )
    made.add_argument("--sales", type=Path, help="folder of the sales data for `load`")
    return made


class Portals:
    """The portals to measure, filled when first asked for. `server_url`: in databases of that PostgreSQL server."""

    def __init__(self, root: Path, large: Size, server_url: str = "") -> None:
        self._root = root
        self._large = large
        self._server_url = server_url

    @property
    def large(self) -> Filled:
        """The one with a million opportunities."""
        return self._filled(self._large)

    @property
    def small(self) -> Filled:
        """The one with ten thousand."""
        return self._filled(SMALL)

    @property
    def for_browsers(self) -> Filled:
        """The one with a hundred thousand contacts and as many opportunities."""
        return self._filled(HUNDRED_THOUSAND)

    def _filled(self, size: Size) -> Filled:
        if not self._server_url:
            return filled(self._root, size)
        name = size.name.replace("-", "_")
        try:
            return filled(self._root, size, postgres.database(self._server_url, name))
        except Stale:
            return filled(self._root, size, postgres.database(self._server_url, name, fresh=True))


def load(root: Path, sales: Path, server_url: str) -> list[Figure]:
    """Load the sales data into a fresh portal of its own; the figure says whether all sums are right."""
    database = postgres.database(server_url, "sales", fresh=True) if server_url else ""
    with fresh_portal(root, database=database) as (server, key):
        good = load_sales.run(sales, server.url, key)
    return [Figure("real sales data: everything read back as written", float(good), "", 1.0, at_least=True)]


def measure(arguments: argparse.Namespace, server_url: str = "") -> list[Figure]:
    """Run the parts that are asked for."""
    root: Path = arguments.folder
    portals = Portals(root, Size(arguments.opportunities, arguments.contacts), server_url)
    only: str = arguments.only
    parts: dict[str, Callable[[], list[Figure]]] = {
        "pages": lambda: pages.measure(portals.small) + pages.measure(portals.large),
        "lists": lambda: lists.measure(portals.large, portals.small, "opportunity", only),
        "contacts": lambda: lists.measure(portals.large, portals.small, "contact", only),
        "search": lambda: search.measure(portals.large, portals.small),
        "writes": lambda: writes.measure(portals.small, root),
        "batch": lambda: batch.measure(root, server_url),
        "start": lambda: start.measure(portals.small, root),
        "memory": lambda: memory.measure(portals.small) + memory.measure(portals.large),
        "live": lambda: live.measure(root, server_url),
        "web": lambda: web.measure(portals.for_browsers),
    }
    if server_url:
        parts = {name: part for name, part in parts.items() if name in ON_POSTGRESQL}
    if arguments.sales:
        parts["load"] = lambda: load(root, arguments.sales, server_url)
    figures = []
    for name in arguments.parts or parts:
        print(f"{name} …", file=sys.stderr, flush=True)
        figures += parts[name]()
    return figures


def main(given: Sequence[str] | None = None) -> int:
    """Run from the command line; 1 if a target was missed."""
    arguments = parser().parse_args(given)
    unknown = [name for name in arguments.parts if name not in PARTS]
    if unknown or ("load" in arguments.parts and not arguments.sales):
        parser().error(f"no such part: {', '.join(unknown)}" if unknown else "load needs --sales FOLDER")
    if arguments.postgres and set(arguments.parts) - ON_POSTGRESQL:
        parser().error(f"on PostgreSQL there are {', '.join(sorted(ON_POSTGRESQL))}")
    arguments.folder.mkdir(parents=True, exist_ok=True)
    if arguments.postgres:
        with postgres.server(arguments.folder) as server_url:
            figures = measure(arguments, server_url)
    else:
        figures = measure(arguments)
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{strftime('%Y-%m-%d')}, {machine}, load {os.getloadavg()[0]:.1f}")
    print(table(figures))
    return 0 if all(figure.is_met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
