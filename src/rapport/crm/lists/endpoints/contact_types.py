"""Calls for contact types (sheet 03, section 14; operations 50 to 55)."""

from __future__ import annotations

from rapport.crm.lists import queries, service
from rapport.crm.lists.records import ItemList
from rapport.crm.lists.schemas import ListItemShape, item_shape
from rapport.portal.call import Call
from rapport.protocol.operations import operation

_TAG = "crm/Contacts"
_TYPES = ItemList.CONTACT_TYPE


@operation("GET", "crm/contact/type", tag=_TAG, summary="Get contact types")
def get_contact_types(call: Call) -> list[ListItemShape]:
    """Return all contact types of the portal in their order, each with the number of contacts that have it."""
    return queries.page(call.work, _TYPES)


@operation("GET", "crm/contact/type/{contacttypeid:int}", tag=_TAG, summary="Get a contact type")
def get_contact_type(call: Call, contacttypeid: int) -> ListItemShape:
    """Return one contact type with the number of contacts that have it.

    Parameters:
        contacttypeid: Contact type ID
    """
    return queries.single(call.work, _TYPES, contacttypeid)


@operation("POST", "crm/contact/type", tag=_TAG, summary="Create a contact type")
def create_contact_type(call: Call, title: str | None = None, sort_order: int = 0) -> ListItemShape:
    """Create a contact type; where the title exists already, return the type that has it. For CRM admins.

    Parameters:
        title: Contact type title
        sort_order: Contact type sort order; 0 puts it last
    """
    created = service.create(call.work, _TYPES, title=title, sort_order=sort_order)
    return queries.single(call.work, _TYPES, created)


@operation("PUT", "crm/contact/type/{id:int}", tag=_TAG, summary="Update a contact type")
def update_contact_type(
    call: Call,
    id: int,
    title: str | None = None,
    sort_order: int = 0,  # noqa: ARG001  read and ignored, as the reference does
) -> ListItemShape:
    """Give a contact type that no contact has another title. For CRM admins.

    Parameters:
        id: Contact type ID
        title: New contact type title
        sort_order: Not stored; the order is changed by the reorder call
    """
    service.update(call.work, _TYPES, id, title=title)
    return queries.single(call.work, _TYPES, id)


@operation("PUT", "crm/contact/type/reorder", tag=_TAG, summary="Update the order of contact types")
def reorder_contact_types(call: Call, titles: list[str]) -> list[ListItemShape]:
    """Put contact types in the order of the titles and return them so. For CRM admins.

    Parameters:
        titles: List of contact type titles; types that are not named keep their sort order
    """
    ordered = service.reorder(call.work, _TYPES, titles)
    return queries.several(call.work, _TYPES, ordered)


@operation("DELETE", "crm/contact/type/{contacttypeid:int}", tag=_TAG, summary="Delete a contact type")
def delete_contact_type(call: Call, contacttypeid: int) -> ListItemShape:
    """Delete a contact type that no contact has, unless it is the last, and return it. For CRM admins.

    Parameters:
        contacttypeid: Contact type ID
    """
    return item_shape(service.delete(call.work, _TYPES, contacttypeid))
