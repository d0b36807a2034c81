"""Custom fields in the database: definitions, remembered as reference data, and values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, select

from rapport.core.kinds import Kind
from rapport.crm.custom_fields.records import CustomField, FieldType, kinds_for
from rapport.store.dialect import upsert
from rapport.store.tables import custom_field_values, custom_fields
from rapport.store.work import Work

_v = custom_field_values.c

Definitions = Mapping[int, CustomField]


def load_definitions(tx: Connection) -> Definitions:
    """Return every definition by id, in the order of position. For `work.cached`."""
    c = custom_fields.c
    found = tx.execute(
        select(c.id, c.kind, c.label, c.field_type, c.position, c.mask).order_by(c.position, c.id)
    )
    return {
        row.id: CustomField(
            row.id, Kind(row.kind), row.label, FieldType(row.field_type), row.position, row.mask
        )
        for row in found
    }


def definitions_for(work: Work, kind: Kind) -> dict[int, CustomField]:
    """Return the definitions that apply to a kind of record (PERSON and COMPANY include CONTACT), in order."""
    kinds = kinds_for(kind)
    return {key: field for key, field in work.cached(load_definitions).items() if field.kind in kinds}


def load(work: Work, kind: Kind, record_id: int) -> dict[int, str]:
    """Return a record's values by field id."""
    statement = select(_v.field_id, _v.value).where(_v.kind == kind, _v.record_id == record_id)
    return dict(work.tx.execute(statement).all())


def save(work: Work, kind: Kind, record_id: int, values: Mapping[int, str]) -> None:
    """Set values; those of other fields stay."""
    if values:
        work.tx.execute(
            upsert(custom_field_values, ["value"]),
            [
                {"kind": kind, "record_id": record_id, "field_id": field, "value": value}
                for field, value in values.items()
            ],
        )


def delete_fields(work: Work, kind: Kind, record_id: int, field_ids: Sequence[int]) -> None:
    """Take values off one record."""
    work.tx.execute(
        delete(custom_field_values).where(
            _v.kind == kind, _v.record_id == record_id, _v.field_id.in_(field_ids)
        )
    )


def delete_records(work: Work, kind: Kind, record_ids: Sequence[int]) -> None:
    """Take every value off these records."""
    work.tx.execute(delete(custom_field_values).where(_v.kind == kind, _v.record_id.in_(record_ids)))
