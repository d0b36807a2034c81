"""How far a handover is."""

from __future__ import annotations

from rapport.protocol.shapes import Shape


class HandoverShape(Shape, frozen=True, kw_only=True):
    """A handover. It is done when it is answered: nothing runs on in the background."""

    from_user: str
    to_user: str
    percentage: float = 100.0
    is_completed: bool
