"""Values of custom fields on records (sheet 04, section 2.5; sheet 06, sections 3.4 and 3.5).

They are told to the change log as a field `custom_fields` of their record: field id to text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rapport.core.errors import BadArgument, Missing
from rapport.core.kinds import Kind
from rapport.crm.cards import service as cards
from rapport.crm.custom_fields import rows
from rapport.crm.custom_fields.records import VALUE_BYTES, CustomField, FieldType, value_kind
from rapport.portal.changes.service import record, updated
from rapport.store import search
from rapport.store.batches import batches
from rapport.store.search import Document, Part
from rapport.store.work import Work


def values_of(work: Work, kind: Kind, record_id: int) -> dict[int, str]:
    """Return a record's values by field id."""
    return rows.load(work, value_kind(kind), record_id)


def write_values(
    work: Work, kind: Kind, record_id: int, entries: Iterable[tuple[int, str | None]], *, is_new: bool = False
) -> tuple[dict[int, str], dict[int, str]]:
    """Write what `customFieldList` says and return the record's values before and after.

    `kind` is PERSON, COMPANY, OPPORTUNITY or CASE. Fields not defined for it are ignored; an empty value leaves the
    stored one as it is; a value of blanks alone takes it away. Raises BadArgument on a value too long to store.
    The caller records the change. `is_new`: the record has just been made, so nothing can be stored of it.
    """
    known = rows.definitions_for(work, kind)
    stored, removed = {}, []
    for field, value in entries:
        if field not in known or known[field].field_type == FieldType.HEADING or not value:
            continue
        text = _stored(known[field], value, "customFieldList")
        if text:
            stored[field] = text
        else:
            removed.append(field)
    kept = value_kind(kind)
    before = {} if is_new else rows.load(work, kept, record_id)
    if not stored and (is_new or not removed):
        return before, before
    rows.delete_fields(work, kept, record_id, removed)
    rows.save(work, kept, record_id, stored)
    _index(work, kept, record_id, stored, removed)
    return before, rows.load(work, kept, record_id)


def set_value(work: Work, kind: Kind, record_id: int, field_id: int, value: str | None) -> None:
    """Set the value that a field has on a record; one of blanks alone takes it away. Not audited.

    Nothing but its length is checked. `kind` is that of the call; the field has to apply to the record itself.
    Raises BadArgument (id 0, no value, too long, a heading), Missing (the record, the field), Forbidden (the caller
    may not edit the record).
    """
    if value is None:
        raise BadArgument(parameter="fieldValue")
    kept = value_kind(kind)
    entity = cards.require_editable(work, kept, record_id)
    field = rows.definitions_for(work, entity.kind).get(field_id)
    if field is None:
        raise Missing
    if field.field_type == FieldType.HEADING:
        raise BadArgument("A heading has no value.", parameter="fieldid")
    text = _stored(field, value, "fieldValue")
    before = rows.load(work, kept, record_id)
    after = {each: kept_value for each, kept_value in before.items() if each != field_id}
    if text:
        after[field_id] = text
        rows.save(work, kept, record_id, {field_id: text})
        _index(work, kept, record_id, {field_id: text}, [])
    else:
        rows.delete_fields(work, kept, record_id, [field_id])
        _index(work, kept, record_id, {}, [field_id])
    record(work, updated(kept, record_id, {"custom_fields": before}, {"custom_fields": after}))


def remove_records(work: Work, kind: Kind, record_ids: Sequence[int]) -> None:
    """Take the values off records that are being deleted, search texts included."""
    rows.delete_records(work, value_kind(kind), record_ids)
    search.remove(work.tx, value_kind(kind), record_ids, Part.FIELD)


def adopt(work: Work, source: int, target: int, target_kind: Kind) -> None:
    """Give a contact the values of another that it lacks itself and that apply to its kind; the rest is dropped."""
    have = rows.load(work, Kind.CONTACT, target)
    applying = rows.definitions_for(work, target_kind)
    given = {
        field: value
        for field, value in rows.load(work, Kind.CONTACT, source).items()
        if field not in have and field in applying
    }
    remove_records(work, Kind.CONTACT, [source])
    rows.save(work, Kind.CONTACT, target, given)
    _index(work, Kind.CONTACT, target, given, [])


def documents(work: Work, kind: Kind, record_ids: Sequence[int]) -> list[Document]:
    """Return what the search finds records by in their values."""
    return [
        Document(record_id, Part.FIELD, field, [value])
        for some in batches(record_ids)
        for record_id, values in rows.values_of_records(work, kind, some).items()
        for field, value in values.items()
    ]


def _stored(field: CustomField, value: str, parameter: str) -> str:
    """Return a value as it is kept: trimmed. Raises BadArgument for one that is too long."""
    text = value.strip()
    if len(text.encode()) > VALUE_BYTES:
        raise BadArgument(f"The value of '{field.label}' is too long.", parameter=parameter)
    return text


def _index(work: Work, kind: Kind, record_id: int, stored: Mapping[int, str], removed: Sequence[int]) -> None:
    if removed:
        search.remove(work.tx, kind, [record_id], Part.FIELD, removed)
    for field, value in stored.items():
        search.put(work.tx, kind, record_id, Part.FIELD, field, [value])
