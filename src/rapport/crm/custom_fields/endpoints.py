"""Calls for custom fields and their values (sheet 06, section 3.4)."""

from __future__ import annotations

from rapport.crm.custom_fields import queries, service
from rapport.crm.custom_fields.records import KINDS
from rapport.crm.custom_fields.schemas import CustomFieldShape, FieldDefinitionShape, definition_shape
from rapport.portal.call import Call
from rapport.protocol.call import Sorted
from rapport.protocol.operations import operation

_TAG = "crm/Custom fields"
_KIND = "crm/{entityType:(contact|person|company|opportunity|case)}"


@operation("GET", f"{_KIND}/customfield/definitions", tag=_TAG, summary="Get custom fields")
def get_definitions(call: Call, entity_type: str) -> list[FieldDefinitionShape]:
    """Return the custom fields that records of a kind have, by position, each with the number of its values.

    Parameters:
        entity_type: Kind of record; person and company include the fields of all contacts, contact is those alone
    """
    return queries.definitions(call.work, KINDS[entity_type])


@operation("POST", f"{_KIND}/customfield", tag=_TAG, summary="Create a custom field")
def create_definition(
    call: Call,
    entity_type: str,
    *,
    label: str | None,
    field_type: int,
    mask: str | None,
    position: int,  # noqa: ARG001  read and ignored, as the reference does (quirk Q20)
) -> FieldDefinitionShape:
    """Define a custom field for records of a kind, after all others, and return it. For CRM admins.

    Parameters:
        entity_type: Kind of record; contact is persons and companies both
        label: Field title
        field_type: Number of the type: 0 text field, 1 text area, 2 select box, 3 check box, 4 heading, 5 date
        mask: Text with JSON: {"size":40} for a text field, {"rows":2,"cols":30} for a text area, ["a","b"] for a
            select box; nothing for others
        position: Not stored; the order is changed by the reorder call
    """
    made = service.create(call.work, KINDS[entity_type], label=label, field_type=field_type, mask=mask)
    return queries.definition(call.work, made)


@operation("PUT", f"{_KIND}/customfield/{{id:int}}", tag=_TAG, summary="Update a custom field")
def update_definition(
    call: Call,
    entity_type: str,
    id: int,
    *,
    label: str | None,
    field_type: int,
    mask: str | None,
    position: int,  # noqa: ARG001  read and ignored, as the reference does (quirk Q20)
) -> FieldDefinitionShape:
    """Give a custom field another title, type and mask, and return it. For CRM admins.

    While records have values of it, its type stays, and a select box may only get further options.

    Parameters:
        entity_type: Kind of record; the field stays with the kind that it has
        id: Custom field ID
        label: New field title
        field_type: New number of the type
        mask: New mask
        position: Not stored; the order is changed by the reorder call
    """
    service.update(call.work, KINDS[entity_type], id, label=label, field_type=field_type, mask=mask)
    return queries.definition(call.work, id)


@operation("DELETE", f"{_KIND}/customfield/{{fieldid:int}}", tag=_TAG, summary="Delete a custom field")
def delete_definition(call: Call, entity_type: str, fieldid: int) -> FieldDefinitionShape:
    """Delete a custom field with all its values and return what it was. For CRM admins.

    Parameters:
        entity_type: Kind of record; the field need not be of that kind
        fieldid: Custom field ID
    """
    return definition_shape(*service.delete(call.work, KINDS[entity_type], fieldid))


@operation("PUT", f"{_KIND}/customfield/reorder", tag=_TAG, summary="Update the order of custom fields")
def reorder_definitions(call: Call, entity_type: str, fieldids: list[int]) -> Sorted[CustomFieldShape]:
    """Put custom fields in the order of the IDs and return them so. For CRM admins.

    Parameters:
        entity_type: Kind of record; the fields need not be of that kind
        fieldids: List of custom field IDs; fields that are not named keep their position
    """
    moved = service.reorder(call.work, KINDS[entity_type], fieldids)
    return Sorted(queries.ordered(call.work, moved))


@operation("GET", f"{_KIND}/{{entityid:int}}/customfield", tag=_TAG, summary="Get entity custom fields")
def get_values(call: Call, entity_type: str, entityid: int) -> list[CustomFieldShape]:
    """Return the custom fields that have a value on a record, and all headings, by position.

    Parameters:
        entity_type: Kind of record; of a contact, person or company gives the full set, contact the common fields
        entityid: ID of the record
    """
    return queries.of_record(call.work, KINDS[entity_type], entityid)


@operation(
    "POST",
    f"{_KIND}/{{entityid:int}}/customfield/{{fieldid:int}}",
    tag=_TAG,
    summary="Set an entity custom field",
)
def set_value(
    call: Call, entity_type: str, entityid: int, fieldid: int, field_value: str | None
) -> CustomFieldShape:
    """Set the value of a custom field on a record and return it as it was sent.

    Parameters:
        entity_type: Kind of record
        entityid: ID of the record
        fieldid: Custom field ID
        field_value: Field value; blanks alone take the value away
    """
    service.set_value(call.work, KINDS[entity_type], entityid, fieldid, field_value)
    return queries.value(call.work, fieldid, entityid, field_value or "")
