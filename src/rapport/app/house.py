"""What one process holds open."""

from __future__ import annotations

from dataclasses import dataclass, field

from rapport.config import Settings
from rapport.core.viewer import HOUSE, Site
from rapport.store.blobs import Blobs
from rapport.store.engine import Database, Tuning, open_database
from rapport.store.reference import ReferenceMemory
from rapport.store.totals import Totals
from rapport.store.work import Work


@dataclass(frozen=True, slots=True)
class House:
    """Database, files, and what is remembered between requests."""

    settings: Settings
    database: Database
    blobs: Blobs
    memory: ReferenceMemory = field(default_factory=ReferenceMemory)
    totals: Totals = field(default_factory=Totals)

    def close(self) -> None:
        """Give everything back."""
        self.database.close()


def open_house(settings: Settings) -> House:
    """Open what the settings name. The database is connected to on first use."""
    if not settings.database:
        settings.data.mkdir(parents=True, exist_ok=True)
    threads = settings.handler_threads
    tuning = Tuning(
        # Besides the handlers, long requests and background work read.
        readers=threads + 3,
        writers=0 if settings.database_url.startswith("sqlite") else threads,
        durable=settings.synchronous.upper() in {"FULL", "EXTRA"},
    )
    return House(settings, open_database(settings.database_url, tuning), Blobs(settings.files_url))


def work_of_the_house(house: House, tx: object) -> Work:
    """Return a unit of work in which the house itself acts: founding, the command line."""
    return Work(tx=tx, viewer=HOUSE, site=Site(), blobs=house.blobs)  # type: ignore[arg-type]
