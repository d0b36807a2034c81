"""Who was recognised a moment ago: such a caller need not be looked at twice before a write."""

from __future__ import annotations

import threading
from collections import OrderedDict
from time import monotonic

from rapport.portal.sign_in.records import Credentials

SECONDS = 30.0
CAPACITY = 1000


class Acquaintances:
    """One process's memory of credentials that were good, by their hash: no secret is kept.

    It lets nobody in. Whoever it knows is recognised all the same, only not ahead of the writing transaction too.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._met: OrderedDict[int, float] = OrderedDict()

    def meet(self, credentials: Credentials) -> None:
        """Remember that these credentials were good just now."""
        key = hash(credentials)
        with self._lock:
            self._met[key] = monotonic() + SECONDS
            self._met.move_to_end(key)
            if len(self._met) > CAPACITY:
                self._met.popitem(last=False)

    def know(self, credentials: Credentials) -> bool:
        """Whether these credentials were good within the last half minute."""
        return self._met.get(hash(credentials), 0.0) > monotonic()
