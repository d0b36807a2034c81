"""Reading custom fields: definitions from memory, values a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import bindparam, select

from rapport.core.kinds import Kind
from rapport.crm.custom_fields.records import CustomField, FieldType, value_kind
from rapport.crm.custom_fields.rows import definitions_for, load_definitions
from rapport.crm.custom_fields.schemas import CustomFieldShape
from rapport.store.among import among
from rapport.store.tables import custom_field_values
from rapport.store.work import Work

_v = custom_field_values.c
_VALUES = select(_v.record_id, _v.field_id, _v.value).where(
    _v.kind == bindparam("kind"), among(_v.record_id, "ids")
)


def values_of_records(work: Work, kind: Kind, record_ids: Sequence[int]) -> dict[int, dict[int, str]]:
    """Return field id to value for each record that has any. One statement, none if no field is defined."""
    values: dict[int, dict[int, str]] = {}
    if not record_ids or not work.cached(load_definitions):
        return values
    wanted = {"kind": int(value_kind(kind)), "ids": record_ids}
    for record, field, value in work.tx.execute(_VALUES, wanted).all():
        values.setdefault(record, {})[field] = value
    return values


def shapes(
    work: Work, kind: Kind, record_id: int, values: Mapping[int, str], *, headings: bool = False
) -> list[CustomFieldShape]:
    """Return the fields of one record that have a value, by position; with `headings`, those as well.

    Single forms show headings, list forms do not (sheet 04, section 10.8).
    """
    return maker(work, kind, headings=headings)(record_id, values)


def maker(
    work: Work, kind: Kind, *, headings: bool = False
) -> Callable[[int, Mapping[int, str]], list[CustomFieldShape]]:
    """Return `shapes` for a whole page: what makes them of a record's id and its values."""
    fields = definitions_for(work, kind).values()

    def make(record_id: int, values: Mapping[int, str]) -> list[CustomFieldShape]:
        if not values and not headings:
            return []
        return [
            _shape(field, record_id if field.id in values else 0, values.get(field.id, ""))
            for field in fields
            if (headings if field.field_type == FieldType.HEADING else values.get(field.id))
        ]

    return make


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
