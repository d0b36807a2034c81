"""Reading custom fields: definitions from memory, values a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rapport.core.errors import Missing
from rapport.core.kinds import Kind
from rapport.crm.cards import service as cards
from rapport.crm.custom_fields.records import CustomField, FieldType, value_kind
from rapport.crm.custom_fields.rows import definitions_for, load, load_definitions, values_of_records
from rapport.crm.custom_fields.schemas import (
    CustomFieldShape,
    FieldDefinitionShape,
    definition_shape,
    field_shape,
)
from rapport.store.tables import custom_field_values, custom_fields
from rapport.store.uses import count_uses, counted_uses
from rapport.store.work import Work

__all__ = [
    "definition",
    "definitions",
    "labels",
    "maker",
    "of_record",
    "ordered",
    "shapes",
    "value",
    "values_of_records",
]


def definitions(work: Work, kind: Kind) -> list[FieldDefinitionShape]:
    """Return the definitions that apply to a kind by position, each with the number of values of the whole portal."""
    fields = definitions_for(work, kind)
    used = counted_uses(work, custom_field_values.c.field_id, custom_fields.c.id, list(fields))
    return [definition_shape(field, used[field.id]) for field in fields.values()]


def definition(work: Work, field_id: int) -> FieldDefinitionShape:
    """Return one definition. Raises Missing."""
    return definition_shape(
        _field(work, field_id), count_uses(work, custom_field_values.c.field_id, field_id)
    )


def ordered(work: Work, field_ids: Sequence[int]) -> list[CustomFieldShape]:
    """Return definitions in the order of the ids, which must exist, in the form without numbers."""
    return [field_shape(_field(work, each)) for each in field_ids]


def of_record(work: Work, kind: Kind, record_id: int) -> list[CustomFieldShape]:
    """Return the fields that apply to a kind and have a value on a record, and the headings; by position.

    Raises BadArgument (id 0), Missing (unknown, hidden).
    """
    cards.require_visible(work, value_kind(kind), record_id)
    return shapes(work, kind, record_id, load(work, value_kind(kind), record_id), headings=True)


def value(work: Work, field_id: int, record_id: int, text: str) -> CustomFieldShape:
    """Return a field with a value of a record as it was sent. Raises Missing for the field."""
    return field_shape(_field(work, field_id), record_id, text)


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
            field_shape(field, 0, "")
            if field.field_type == FieldType.HEADING
            else field_shape(field, record_id, values[field.id])
            for field in fields
            if (headings if field.field_type == FieldType.HEADING else values.get(field.id))
        ]

    return make


def labels(work: Work) -> dict[int, str]:
    """Return the label of every definition there is, by id. From memory."""
    return {key: field.label for key, field in work.cached(load_definitions).items()}


def _field(work: Work, field_id: int) -> CustomField:
    field = work.cached(load_definitions).get(field_id)
    if field is None:
        raise Missing
    return field
