"""`python -m bench [part ...]`: measure, and print one table.

Parts: pages, lists, contacts, writes, start, memory; load (with --sales FOLDER); without any, all of them.
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

from bench import lists, load_sales, memory, pages, start, writes
from bench.fill import BIG, SMALL, Filled, Size, filled
from bench.server import OWNER_EMAIL, run, serving
from bench.table import Figure, table

PARTS = ("pages", "lists", "contacts", "writes", "start", "memory", "load")


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
    made.add_argument("--sales", type=Path, help="folder of the sales data for `load`")
    return made


class Portals:
    """The portals to measure, filled when first asked for."""

    def __init__(self, root: Path, large: Size) -> None:
        self._root = root
        self._large = large

    @property
    def large(self) -> Filled:
        """The one with a million opportunities."""
        return filled(self._root, self._large)

    @property
    def small(self) -> Filled:
        """The one with ten thousand."""
        return filled(self._root, SMALL)


def load(root: Path, sales: Path) -> list[Figure]:
    """Load the sales data into a fresh portal of its own; the figure is the number of sums that are wrong."""
    with tempfile.TemporaryDirectory(dir=root) as folder:
        data = Path(folder) / "portal"
        with serving(data) as server:
            key = run(["key", "create", OWNER_EMAIL, "--data", str(data)]).strip()
            good = load_sales.run(sales, server.url, key)
    return [Figure("real sales data: everything read back as written", float(good), "", 1.0, at_least=True)]


def measure(arguments: argparse.Namespace) -> list[Figure]:
    """Run the parts that are asked for."""
    root: Path = arguments.folder
    root.mkdir(parents=True, exist_ok=True)
    portals = Portals(root, Size(arguments.opportunities, arguments.contacts))
    only: str = arguments.only
    parts: dict[str, Callable[[], list[Figure]]] = {
        "pages": lambda: pages.measure(portals.small) + pages.measure(portals.large),
        "lists": lambda: lists.measure(portals.large, portals.small, "opportunity", only),
        "contacts": lambda: lists.measure(portals.large, portals.small, "contact", only),
        "writes": lambda: writes.measure(portals.small, root),
        "start": lambda: start.measure(portals.small, root),
        "memory": lambda: memory.measure(portals.small) + memory.measure(portals.large),
    }
    if arguments.sales:
        parts["load"] = lambda: load(root, arguments.sales)
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
    figures = measure(arguments)
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{strftime('%Y-%m-%d')}, {machine}, load {os.getloadavg()[0]:.1f}")
    print(table(figures))
    return 0 if all(figure.is_met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
