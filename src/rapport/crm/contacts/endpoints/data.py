"""Contact details one at a time (sheet 03, section 12)."""

from __future__ import annotations

from rapport.crm.cards.schemas import InfoShape
from rapport.crm.contacts import queries, service
from rapport.crm.contacts.records import INFO_TYPE_NAMES, InfoType, category_names
from rapport.crm.contacts.schemas import info_shape
from rapport.portal.call import Call
from rapport.protocol.operations import operation

TAG = "crm/Contacts"


@operation("GET", "crm/contact/data/infoType", tag=TAG, summary="Get contact information types")
def list_info_types(call: Call) -> list[str]:  # noqa: ARG001  every operation takes its call
    """Return the names of the types that a detail of a contact may have, in the order of their numbers."""
    return list(INFO_TYPE_NAMES)


@operation(
    "GET",
    "crm/contact/data/{infotype}/category",
    tag=TAG,
    summary="Get contact categories by information type",
)
def list_info_categories(call: Call, infotype: InfoType) -> list[str]:  # noqa: ARG001
    """Return the names of the categories of a type of detail, in the order of their numbers.

    Parameters:
        infotype: Name or number of the type.
    """
    return list(category_names(infotype))


@operation("GET", "crm/contact/{contactid:int}/data", tag=TAG, summary="Get contact information")
def list_contact_infos(call: Call, contactid: int) -> list[InfoShape]:
    """Return all details of a contact, addresses included, the newest first.

    Parameters:
        contactid: Id of the contact.
    """
    return queries.infos(call.work, contactid)


@operation(
    "GET", "crm/contact/{contactid:int}/data/{id:int}", tag=TAG, summary="Get contact information by ID"
)
def get_contact_info(call: Call, contactid: int, id: int) -> InfoShape:
    """Return one detail of a contact.

    Parameters:
        contactid: Id of the contact.
        id: Id of the detail; one of another contact is 400.
    """
    return queries.info(call.work, contactid, id)


@operation(
    "GET",
    "crm/contact/{contactid:int}/data/{infotype}",
    tag=TAG,
    summary="Get contact information by type",
)
def list_contact_info_values(call: Call, contactid: int, infotype: InfoType) -> list[str]:
    """Return what a contact has of one type: phone numbers, e-mail addresses; addresses as JSON texts.

    Parameters:
        contactid: Id of the contact.
        infotype: Name of the type; a number is taken for the id of a detail.
    """
    return queries.info_values(call.work, contactid, infotype)


@operation("POST", "crm/contact/{contactid:int}/data", tag=TAG, summary="Add contact information")
def add_contact_info(
    call: Call,
    *,
    contactid: int,
    info_type: InfoType,
    data: str | None,
    is_primary: bool,
    category: str | None,
) -> InfoShape:
    """Add a detail to a contact and answer with it. Other primary ones of its type stay so.

    Parameters:
        contactid: Id of the contact.
        info_type: Type of the detail, `Phone` if none is sent.
        data: The number, address or name; of an `Address` the JSON text with its members; required.
        is_primary: Whether it is the one to use first.
        category: Name or number of a category of that type; required.
    """
    info_id = service.add_info(
        call.work,
        contactid,
        info_type=info_type,
        data=data or "",
        category=category,
        is_primary=is_primary,
    )
    return queries.one_info(call.work, info_id)


@operation("PUT", "crm/contact/{contactid:int}/data/{id:int}", tag=TAG, summary="Update contact information")
def update_contact_info(
    call: Call,
    *,
    contactid: int,
    id: int,
    info_type: InfoType | None,
    data: str | None,
    is_primary: bool | None,
    category: str | None,
) -> InfoShape:
    """Change a detail of a contact and answer with it.

    Parameters:
        contactid: Id of the contact.
        id: Id of the detail.
        info_type: New type; none leaves it.
        data: New data; required.
        is_primary: Whether it is the one to use first; none leaves that.
        category: New category, name or number; counts only together with a type that has it.
    """
    service.change_info(
        call.work,
        contactid,
        id,
        info_type=info_type,
        data=data or "",
        category=category,
        is_primary=is_primary,
    )
    return queries.one_info(call.work, id)


@operation(
    "DELETE",
    "crm/contact/{contactid:int}/data/{id:int}",
    tag=TAG,
    summary="Delete contact information",
)
def delete_contact_info(call: Call, contactid: int, id: int) -> InfoShape:
    """Delete a detail of a contact and answer with what it was.

    Parameters:
        contactid: Id of the contact.
        id: Id of the detail.
    """
    return info_shape(service.delete_info(call.work, contactid, id))
