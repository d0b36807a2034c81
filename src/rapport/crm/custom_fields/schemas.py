"""Custom fields on the wire (sheet 06, section 3.2)."""

from __future__ import annotations

from rapport.crm.custom_fields.records import CustomField
from rapport.protocol.shapes import Shape

NO_ENTITY, NO_VALUE = -1, " "
"""What a definition has in place of a record and a value (quirk Q19)."""


class CustomFieldShape(Shape, frozen=True, kw_only=True):
    """A field with its value on one record (sheet 03, section 16.7). A heading has `entity_id` 0 and no value."""

    entity_id: int
    label: str
    field_value: str
    field_type: int
    position: int
    mask: str
    id: int


class FieldDefinitionShape(Shape, frozen=True, kw_only=True):
    """A field on its own, with the number of values there are of it. `entity_id` is -1, `field_value` a blank."""

    relative_items_count: int
    entity_id: int
    label: str
    field_value: str
    field_type: int
    position: int
    mask: str
    id: int


def field_shape(field: CustomField, record_id: int = NO_ENTITY, value: str = NO_VALUE) -> CustomFieldShape:
    """Return a field as the wire writes it beside a record, or among others without one."""
    return CustomFieldShape(
        entity_id=record_id,
        label=field.label,
        field_value=value,
        field_type=field.field_type,
        position=field.position,
        mask=field.mask,
        id=field.id,
    )


def definition_shape(field: CustomField, used: int) -> FieldDefinitionShape:
    """Return a definition as the wire writes it, with the number of values there are of it."""
    return FieldDefinitionShape(
        relative_items_count=used,
        entity_id=NO_ENTITY,
        label=field.label,
        field_value=NO_VALUE,
        field_type=field.field_type,
        position=field.position,
        mask=field.mask,
        id=field.id,
    )
