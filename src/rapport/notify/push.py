"""Handing something to an address that a user typed, as carefully as fetching it (`fetch`): POST, no redirects."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass

from rapport.core.errors import BadArgument, InvalidOperation
from rapport.notify.fetch import answer_to, first_lines, parsed

TIME_LIMIT = 15.0
"""Seconds for everything together."""
EXCERPT = 500
"""Characters of an answer that are kept."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """What came back: `status` 0 when nothing did; `answer` is how the answer begins, or what went wrong."""

    status: int
    answer: str
    milliseconds: int

    @property
    def is_accepted(self) -> bool:
        """Whether the other side says that it has it."""
        return 200 <= self.status < 300


def require_address(address: str) -> None:
    """Raise BadArgument for what is no http(s) address."""
    parsed(address)


def push(
    address: str,
    content: bytes,
    headers: Mapping[str, str],
    *,
    allow_private: bool = False,
    time_limit: float = TIME_LIMIT,
) -> Pushed:
    """POST a JSON body and return what came of it, within `time_limit` seconds. Never raises for what goes wrong.

    `allow_private` lifts the rule of public addresses and usual ports: for closed networks only.
    """
    started = time.monotonic()

    def pushed(status: int, answer: str) -> Pushed:
        return Pushed(status, answer[:EXCERPT], int((time.monotonic() - started) * 1000))

    try:
        target = parsed(address)
        told = {
            **headers,
            "Content-Type": "application/json",
            "Content-Length": str(len(content)),
            "Connection": "close",
        }
        head = first_lines("POST", target) + "".join(f"{name}: {value}\r\n" for name, value in told.items())
        request = f"{head}\r\n".encode("ascii") + content
        ends = started + time_limit
        with answer_to(target, request, ends, allow_private=allow_private, method="POST") as response:
            excerpt = response.read(4 * EXCERPT).decode("utf-8", "replace").replace("\0", " ")
            return pushed(response.status, excerpt)
    except (BadArgument, InvalidOperation) as error:
        return pushed(0, error.message)
