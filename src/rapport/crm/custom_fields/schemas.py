"""Custom fields on the wire."""

from __future__ import annotations

from rapport.protocol.shapes import Shape


class CustomFieldShape(Shape, frozen=True, kw_only=True):
    """A field with its value on one record (sheet 03, section 16.7). A heading has `entity_id` 0 and no value."""

    entity_id: int
    label: str
    field_value: str
    field_type: int
    position: int
    mask: str
    id: int
