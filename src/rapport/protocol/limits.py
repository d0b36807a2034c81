"""Limits of the server as a whole (sheet 01, section 14)."""

from __future__ import annotations

import math
import re
import threading
import time
from array import array
from collections import OrderedDict
from collections.abc import Callable

MAX_BODY_BYTES = 2**30
"""Largest request body."""

MAX_CALLERS = 10_000
"""Callers that a `RateLimit` remembers; the one not heard of for longest is forgotten first."""

_DECLARATION = re.compile(r"([0-9]+)/([0-9]+)")


class _Passed:
    """When a caller's last requests passed: a ring of as many moments as the limit allows requests."""

    __slots__ = ("moments", "oldest")

    def __init__(self) -> None:
        self.moments = array("d")
        self.oldest = 0


class RateLimit:
    """At most so many requests in so many seconds from one address and account, in this process.

    Declared as `500/10`: 500 requests in any 10 seconds. `0/0` and the empty text: no limit.
    """

    def __init__(self, declared: str, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Raise ValueError for a declaration that is none."""
        parts = _DECLARATION.fullmatch(declared or "0/0")
        if not parts:
            raise ValueError(f"a rate limit is requests/seconds, such as 500/10: {declared!r}")
        self._requests, self._seconds = int(parts[1]), int(parts[2])
        self._clock = clock
        self._lock = threading.Lock()
        self._heard: OrderedDict[tuple[str, str], _Passed] = OrderedDict()

    def hit(self, address: str, account: str = "") -> int:
        """Count a request. Return 0 if it may pass, else the seconds after which the caller may try again.

        A refused request does not count.
        """
        if not self._requests or not self._seconds:
            return 0
        now = self._clock()
        with self._lock:
            passed = self._passed(address, account)
            moments = passed.moments
            if len(moments) < self._requests:
                moments.append(now)
                return 0
            waiting = moments[passed.oldest] + self._seconds - now
            if waiting > 0:
                return math.ceil(waiting)
            moments[passed.oldest] = now
            passed.oldest = (passed.oldest + 1) % self._requests
            return 0

    def _passed(self, address: str, account: str) -> _Passed:
        caller = (address, account)
        passed = self._heard.get(caller)
        if passed is None:
            passed = self._heard[caller] = _Passed()
            if len(self._heard) > MAX_CALLERS:
                self._heard.popitem(last=False)
        else:
            self._heard.move_to_end(caller)
        return passed
