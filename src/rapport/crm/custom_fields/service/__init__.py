"""What can be done to custom fields and their values (sheet 06, section 3)."""

from rapport.crm.custom_fields.service.definitions import create, delete, reorder, update
from rapport.crm.custom_fields.service.values import (
    adopt,
    documents,
    remove_records,
    set_value,
    values_of,
    write_values,
)

__all__ = [
    "adopt",
    "create",
    "delete",
    "documents",
    "remove_records",
    "reorder",
    "set_value",
    "update",
    "values_of",
    "write_values",
]
