"""Small reference tables, remembered per process (architecture, section 3).

Stages, statuses, categories, currencies, short profiles, settings: read on nearly every request, changed now and
then. `portal_state.reference_version` moves with each change; a request reads it first (with its sign-in) and gets
the memory of that version.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, update

from rapport.store import parts
from rapport.store.tables import portal_state

T = TypeVar("T")


class Reference:
    """What one version of the reference tables looks like; filled as it is asked for."""

    __slots__ = ("_values",)

    def __init__(self) -> None:
        self._values: dict[Callable[[Connection], Any], Any] = {}

    def get(self, tx: Connection, load: Callable[[Connection], T]) -> T:
        """Return `load(tx)`, at most once per version. Two threads may both load: they load the same."""
        try:
            return cast("T", self._values[load])
        except KeyError:
            value = self._values[load] = load(tx)
            return value

    def forget(self) -> None:
        """Drop everything."""
        self._values.clear()


class ReferenceMemory:
    """One process's memory of the newest version it has seen."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._version = -1
        self._reference = Reference()

    def at(self, version: int) -> Reference:
        """Return the memory of that version: shared if it is the newest known, fresh otherwise."""
        with self._lock:
            if version > self._version:
                self._version, self._reference = version, Reference()
            return self._reference if version == self._version else Reference()


def touch(tx: Connection) -> None:
    """Tell every process, once this transaction commits, that a reference table changed."""
    parts.note_touched(tx)
    tx.execute(update(portal_state).values(reference_version=portal_state.c.reference_version + 1))
