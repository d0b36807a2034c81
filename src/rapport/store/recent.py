"""A small memory of what was made lately."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")

CAPACITY = 128


class Recent(Generic[T]):
    """Keeps the things that were asked for most recently, for all threads of a process."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._capacity = capacity
        self._lock = threading.Lock()
        self._known: OrderedDict[Hashable, T] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is known under `key`, making it if nothing is. Two threads may both make it."""
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
        made = make()
        self.put(key, made)
        return made

    def known(self, key: Hashable) -> T | None:
        """Return what is known under `key`, or None."""
        with self._lock:
            return self._known.get(key)

    def put(self, key: Hashable, made: T) -> None:
        """Keep what was made, in place of what was known under `key`."""
        with self._lock:
            self._known[key] = made
            self._known.move_to_end(key)
            if len(self._known) > self._capacity:
                self._known.popitem(last=False)
