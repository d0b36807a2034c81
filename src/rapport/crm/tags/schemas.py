"""Tags on the wire. Everywhere but in the list of a whole set a tag is its bare title (sheet 06, section 4.1)."""

from __future__ import annotations

from rapport.protocol.shapes import Shape


class TagShape(Shape, frozen=True, kw_only=True):
    """A tag of a set with the number of records that carry it, whoever may see them."""

    title: str
    relative_items_count: int = 0
