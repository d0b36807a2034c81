"""Custom fields in the database: definitions, remembered as reference data, and values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from rapport.core.kinds import Kind
from rapport.crm.custom_fields.records import CustomField, FieldType, kinds_for, value_kind
from rapport.store.among import among
from rapport.store.dialect import upsert
from rapport.store.dialect.prepared import Prepared
from rapport.store.tables import custom_field_values, custom_fields
from rapport.store.uses import is_used as holds
from rapport.store.work import Work

_f = custom_fields.c
_v = custom_field_values.c
_VALUES = Prepared(
    select(_v.record_id, _v.field_id, _v.value).where(
        _v.kind == bindparam("kind"), among(_v.record_id, "ids")
    )
)

Definitions = Mapping[int, CustomField]


def load_definitions(tx: Connection) -> Definitions:
    """Return every definition by id, in the order of position. For `work.cached`."""
    statement = select(_f.id, _f.kind, _f.label, _f.field_type, _f.position, _f.mask)
    return {
        row.id: CustomField(
            row.id, Kind(row.kind), row.label, FieldType(row.field_type), row.position, row.mask
        )
        for row in tx.execute(statement.order_by(_f.position, _f.id))
    }


def definitions_for(work: Work, kind: Kind) -> dict[int, CustomField]:
    """Return the definitions that apply to a kind of record (PERSON and COMPANY include CONTACT), in order."""
    kinds = kinds_for(kind)
    return {key: field for key, field in work.cached(load_definitions).items() if field.kind in kinds}


def is_used(work: Work, field_id: int) -> bool:
    """Whether any record has a value of the field."""
    return holds(work, _v.field_id, field_id)


def insert_definition(work: Work, field: CustomField) -> int:
    """Store a new definition and return its id; the one it brings is ignored."""
    field_id: int = work.tx.execute(
        insert(custom_fields).values(**_columns(field)).returning(_f.id)
    ).scalar_one()
    return field_id


def save_definitions(work: Work, fields: Iterable[CustomField]) -> None:
    """Store definitions that have their ids."""
    for field in fields:
        work.tx.execute(update(custom_fields).where(_f.id == field.id).values(**_columns(field)))


def delete_definition(work: Work, field_id: int) -> None:
    """Delete a definition; its values go with it."""
    work.tx.execute(delete(custom_fields).where(_f.id == field_id))


def last_position(work: Work) -> int:
    """Return the highest position of all definitions of the portal, 0 if there are none."""
    return work.tx.execute(select(func.max(_f.position))).scalar_one() or 0


def records_with(work: Work, field: CustomField) -> list[int]:
    """Return the ids of the records that have a value of the field, ascending."""
    statement = select(_v.record_id).where(_v.field_id == field.id, _v.kind == value_kind(field.kind))
    return list(work.tx.scalars(statement.order_by(_v.record_id)))


def load(work: Work, kind: Kind, record_id: int) -> dict[int, str]:
    """Return a record's values by field id."""
    statement = select(_v.field_id, _v.value).where(_v.kind == kind, _v.record_id == record_id)
    return dict(work.tx.execute(statement).all())


def values_of_records(work: Work, kind: Kind, record_ids: Sequence[int]) -> dict[int, dict[int, str]]:
    """Return field id to value for each record that has any. One statement, none if no field is defined."""
    values: dict[int, dict[int, str]] = {}
    if not record_ids or not work.cached(load_definitions):
        return values
    wanted = {"kind": int(value_kind(kind)), "ids": record_ids}
    for record, field, value in _VALUES.rows(work.tx, wanted):
        values.setdefault(record, {})[field] = value
    return values


def save(work: Work, kind: Kind, record_id: int, values: Mapping[int, str]) -> None:
    """Set values; those of other fields stay."""
    if values:
        # Nobody deletes a definition before its new value is there.
        definitions = select(_f.id).where(_f.id.in_(list(values)))
        work.tx.execute(definitions.with_for_update(read=True, key_share=True))
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
    statement = delete(custom_field_values).where(_v.kind == kind, among(_v.record_id, "ids"))
    work.tx.execute(statement, {"ids": record_ids})


def _columns(field: CustomField) -> dict[str, object]:
    return {
        "kind": field.kind,
        "label": field.label,
        "field_type": field.field_type,
        "position": field.position,
        "mask": field.mask,
    }
