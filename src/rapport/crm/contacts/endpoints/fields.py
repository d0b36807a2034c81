"""Changing single fields of a contact, and reading its type. Additions: the reference replaces whole records."""

from __future__ import annotations

from rapport.core.kinds import Kind
from rapport.crm.contacts import queries, service
from rapport.crm.contacts.schemas import CompanyShape, ContactFieldsInput, PersonShape
from rapport.crm.edits import queries as edits
from rapport.crm.edits.schemas import named
from rapport.crm.lists.schemas import ListItemShape
from rapport.portal.call import Call
from rapport.protocol.operations import operation


@operation(
    "PUT",
    "crm/contact/{contactid:int}/fields",
    tag="crm/Contacts",
    summary="Change fields of a contact",
    addition=True,
)
def change_contact_fields(
    call: Call, contactid: int, *, fields: ContactFieldsInput, expected: ContactFieldsInput | None
) -> PersonShape | CompanyShape:
    """Change the fields of a contact that are named, and no others, and answer with it.

    Two callers who change different fields at once both have their way. To be told rather than to overwrite, say in
    `expected` what the fields held when they were read: if one of them holds something else by now, the answer is
    409, nothing is changed, and `error.data.conflicts` tells of each what it holds, who changed it and when.

    Parameters:
        contactid: Id of the contact.
        fields: New values, by the names of the parameters of the whole update, without custom fields; contactType,
            which it does not have, is the id of a contact type, 0 for none
        expected: What fields held when they were read, by the same names
    """
    found = service.update_fields(call.work, contactid, named(fields), named(expected) if expected else {})
    if found:
        raise edits.conflict(call.work, Kind.CONTACT, contactid, found)
    return queries.card(call.work, contactid)


@operation(
    "GET",
    "crm/contact/{contactid:int}/type",
    tag="crm/Contacts",
    summary="Get the type of a contact",
    addition=True,
)
def get_type_of_contact(call: Call, contactid: int) -> ListItemShape | None:
    """Return the contact type that a contact has, or nothing. `crm/contact/{contactid}/fields` sets it.

    Parameters:
        contactid: Id of the contact.
    """
    return queries.type_of(call.work, contactid)
