"""Reading custom fields: definitions from memory, values a page at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from rapport.core.kinds import Kind
from rapport.crm.custom_fields.records import CustomField, FieldType, value_kind
from rapport.crm.custom_fields.rows import definitions_for, load_definitions
from rapport.crm.custom_fields.schemas import CustomFieldShape
from rapport.store.tables import custom_field_values
from rapport.store.work import Work


def values_of_records(work: Work, kind: Kind, record_ids: Sequence[int]) -> dict[int, dict[int, str]]:
    """Return field id to value for each record that has any. One statement, none if no field is defined."""
    values: dict[int, dict[int, str]] = {}
    if not record_ids or not work.cached(load_definitions):
        return values
    v = custom_field_values.c
    statement = select(v.record_id, v.field_id, v.value).where(
        v.kind == value_kind(kind), v.record_id.in_(record_ids)
    )
    for record, field, value in work.tx.execute(statement):
        values.setdefault(record, {})[field] = value
    return values


def shapes(
    work: Work, kind: Kind, record_id: int, values: Mapping[int, str], *, headings: bool = False
) -> list[CustomFieldShape]:
    """Return the fields of one record that have a value, by position; with `headings`, those as well.

    Single forms show headings, list forms do not (sheet 04, section 10.8).
    """
    if not values and not headings:
        return []
    return [
        _shape(field, record_id if field.id in values else 0, values.get(field.id, ""))
        for field in definitions_for(work, kind).values()
        if (field.field_type == FieldType.HEADING and headings)
        or (field.field_type != FieldType.HEADING and values.get(field.id))
    ]


def _shape(field: CustomField, record_id: int, value: str) -> CustomFieldShape:
    heading = field.field_type == FieldType.HEADING
    return CustomFieldShape(
        entity_id=0 if heading else record_id,
        label=field.label,
        field_value="" if heading else value,
        field_type=field.field_type,
        position=field.position,
        mask=field.mask,
        id=field.id,
    )
