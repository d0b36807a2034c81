"""The unit of work: what every rule and every query is given first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection

from rapport.core.clock import utc_now
from rapport.core.viewer import HOUSE, Origin, Site, Viewer
from rapport.store.blobs import Blobs
from rapport.store.reference import Reference, touch
from rapport.store.series import Series
from rapport.store.totals import Totals

T = TypeVar("T")


@dataclass(slots=True)
class Work:
    """One request's (or one job's) transaction and the circumstances that rules need.

    A test fixes these fields: this is no place to hang services on.
    """

    tx: Connection
    """The connection, inside its transaction. Whoever opened it commits or rolls back."""
    viewer: Viewer = HOUSE
    now: datetime = field(default_factory=utc_now)
    """The one moment at which everything in this unit happens, whole seconds, UTC."""
    site: Site = field(default_factory=Site)
    origin: Origin = field(default_factory=Origin)
    reference: Reference = field(default_factory=Reference)
    """Small tables as this transaction sees them, remembered between requests."""
    totals: Totals = field(default_factory=Totals)
    """Counts of list filters, remembered between requests."""
    blobs: Blobs | None = None
    """Where photos and files are kept; None only in tests that have no files."""
    series: Series | None = None
    """What went before, where this is one of several transactions that make one change; None: it is alone."""
    after_commit: list[Callable[[], None]] = field(default_factory=list)
    """Things to do once the transaction stands: nothing here may fail the request."""
    after_rollback: list[Callable[[], None]] = field(default_factory=list)
    """Things to do if it does not: take back blobs written ahead of the commit."""

    def cached(self, load: Callable[[Connection], T]) -> T:
        """Return what `load` reads from small reference tables, from memory as long as none of them changed.

        The result is shared between requests: treat it as frozen.
        """
        return self.reference.get(self.tx, load)

    def reference_changed(self) -> None:
        """Say that this transaction changed a reference table: nobody, itself included, sees the old one again."""
        self.reference = Reference()
        touch(self.tx)
