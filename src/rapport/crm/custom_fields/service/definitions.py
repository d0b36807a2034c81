"""Defining custom fields (sheet 06, section 3.4). Whoever does is a CRM admin, in updates too (quirk Q3).

The kind that a call names says which set a new field belongs to; of others, only how the audit trail speaks of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapport.core.errors import BadArgument, Missing
from rapport.core.kinds import Kind
from rapport.crm.access import require_crm_admin
from rapport.crm.custom_fields import rows
from rapport.crm.custom_fields.records import (
    LABEL_LIMIT,
    CustomField,
    FieldType,
    checked_mask,
    replaced_mask,
    value_kind,
)
from rapport.portal.changes.service import Audit, created, deleted, record, updated
from rapport.store import search
from rapport.store.batches import batches
from rapport.store.search import Part
from rapport.store.work import Work

_FIRST_ACTION = {
    Kind.CONTACT: 3105,
    Kind.COMPANY: 3109,
    Kind.PERSON: 3113,
    Kind.OPPORTUNITY: 3117,
    Kind.CASE: 3121,
}
_CREATED, _UPDATED, _REORDERED, _DELETED = range(4)
"""Added to the first action of a kind."""


def create(work: Work, kind: Kind, *, label: str | None, field_type: int = 0, mask: str | None = None) -> int:
    """Define a field for records of a kind, after all other fields of the portal, and return its id.

    `kind` is CONTACT (persons and companies), PERSON, COMPANY, OPPORTUNITY or CASE; labels may repeat. Raises
    Forbidden, BadArgument (empty or too long label, unknown type, bad mask).
    """
    require_crm_admin(work.viewer)
    text, known_type = _label(label), _type(field_type)
    stored_mask = checked_mask(known_type, mask)
    field = CustomField(0, kind, text, known_type, rows.last_position(work) + 1, stored_mask)
    field = replace(field, id=rows.insert_definition(work, field))
    work.reference_changed()
    audit = _audit(kind, _CREATED, [field])
    record(work, created(Kind.CUSTOM_FIELD, field.id, field), audit=audit)
    return field.id


def update(
    work: Work,
    kind: Kind,
    field_id: int,
    *,
    label: str | None,
    field_type: int = 0,
    mask: str | None = None,
) -> None:
    """Give a field another label, type and mask. Its set and its position stay, and its type once it has values.

    While there are values, a select box keeps its options and may get further ones. Raises Forbidden, BadArgument
    (id 0, empty or too long label, unknown type, bad mask), Missing.
    """
    require_crm_admin(work.viewer)
    before = _require(work, field_id)
    text = _label(label)
    if rows.is_used(work, field_id):
        after = replace(before, label=text, mask=replaced_mask(before.field_type, before.mask, mask))
    else:
        known_type = _type(field_type)
        after = replace(before, label=text, field_type=known_type, mask=checked_mask(known_type, mask))
    rows.save_definitions(work, [after])
    work.reference_changed()
    record(work, updated(Kind.CUSTOM_FIELD, field_id, before, after), audit=_audit(kind, _UPDATED, [after]))


def delete(work: Work, kind: Kind, field_id: int) -> tuple[CustomField, int]:
    """Delete a field with all its values; return what it was, and how many values there were.

    Raises Forbidden, BadArgument (id 0), Missing.
    """
    require_crm_admin(work.viewer)
    field = _require(work, field_id)
    records = rows.records_with(work, field)
    kept = value_kind(field.kind)
    for some in batches(records):
        values = rows.values_of_records(work, kept, some)
        search.remove(work.tx, kept, some, Part.FIELD, [field_id])
        record(
            work,
            *(
                updated(
                    kept,
                    each,
                    {"custom_fields": values[each]},
                    {"custom_fields": _without(field, values[each])},
                )
                for each in some
            ),
        )
    rows.delete_definition(work, field_id)
    work.reference_changed()
    # Last, so that what is undone backwards begins with the definition.
    record(work, deleted(Kind.CUSTOM_FIELD, field_id, field), audit=_audit(kind, _DELETED, [field]))
    return field, len(records)


def reorder(work: Work, kind: Kind, field_ids: Sequence[int]) -> list[int]:
    """Number fields, of whatever set, from 0 on in the order of the ids; those not named keep their number.

    Returns the ids, each once. A field named twice takes its later place. Raises Forbidden, or Missing when an id is
    unknown; then nothing is changed.
    """
    require_crm_admin(work.viewer)
    known = work.cached(rows.load_definitions)
    if any(each not in known for each in field_ids):
        raise Missing
    after = {each: replace(known[each], position=place) for place, each in enumerate(field_ids)}
    if not after:
        return []
    rows.save_definitions(work, after.values())
    work.reference_changed()
    changes = (updated(Kind.CUSTOM_FIELD, each, known[each], field) for each, field in after.items())
    record(work, *changes, audit=_audit(kind, _REORDERED, list(after.values())))
    return list(after)


def _require(work: Work, field_id: int) -> CustomField:
    if field_id <= 0:
        raise BadArgument
    field = work.cached(rows.load_definitions).get(field_id)
    if field is None:
        raise Missing
    return field


def _label(label: str | None) -> str:
    """Return the label. Raises BadArgument for one that is empty or too long."""
    if not label:
        raise BadArgument(parameter="label")
    if len(label) > LABEL_LIMIT:
        raise BadArgument(f"label has more than {LABEL_LIMIT} characters.", parameter="label")
    return label


def _type(number: int) -> FieldType:
    """Return the type of that number (quirk Q10: no other)."""
    try:
        return FieldType(number)
    except ValueError:
        raise BadArgument(parameter="fieldType") from None


def _without(field: CustomField, values: dict[int, str]) -> dict[int, str]:
    return {each: value for each, value in values.items() if each != field.id}


def _audit(kind: Kind, action: int, fields: Sequence[CustomField]) -> Audit:
    labels = ", ".join(field.label for field in fields)
    return Audit(_FIRST_ACTION[kind] + action, tuple(field.id for field in fields), (labels,))
