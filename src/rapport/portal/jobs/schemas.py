"""Jobs on the wire. Ours alone."""

from __future__ import annotations

from rapport.protocol.shapes import Shape, WireDate


class JobShape(Shape, frozen=True, kw_only=True):
    """A job. What it is told stays in the house: it may be somebody's mail."""

    id: int
    name: str
    state: str
    attempts: int
    error: str
    run_at: WireDate
    created: WireDate
