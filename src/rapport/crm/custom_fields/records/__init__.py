"""What a custom field is, and what its mask may be."""

from rapport.crm.custom_fields.records.fields import (
    KINDS,
    LABEL_LIMIT,
    VALUE_BYTES,
    CustomField,
    FieldType,
    kinds_for,
    value_kind,
)
from rapport.crm.custom_fields.records.masks import checked_mask, replaced_mask

__all__ = [
    "KINDS",
    "LABEL_LIMIT",
    "VALUE_BYTES",
    "CustomField",
    "FieldType",
    "checked_mask",
    "kinds_for",
    "replaced_mask",
    "value_kind",
]
