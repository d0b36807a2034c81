"""How many records match a filter, remembered until the portal's data changes.

Counting a million rows exactly takes longer than reading a page of them. A count is therefore kept together with
the version of the data that it was made on (`dialect.data_version`) and counts only as long as nothing has been
committed since: the number told is always the exact one.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

CAPACITY = 4096


class Totals:
    """One process's memory of counts."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: OrderedDict[Hashable, tuple[str, int]] = OrderedDict()

    def get(self, key: Hashable, version: str, count: Callable[[], int]) -> int:
        """Return the count under `key` on that version of the data, counting if it is not known."""
        with self._lock:
            known = self._known.get(key)
            if known and known[0] == version:
                self._known.move_to_end(key)
                return known[1]
        total = count()
        with self._lock:
            self._known[key] = (version, total)
            self._known.move_to_end(key)
            if len(self._known) > CAPACITY:
                self._known.popitem(last=False)
        return total
