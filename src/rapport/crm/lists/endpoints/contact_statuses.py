"""Calls for contact statuses (sheet 03, section 14; operations 43 to 49)."""

from __future__ import annotations

from rapport.crm.lists import queries, service
from rapport.crm.lists.records import ItemList
from rapport.crm.lists.schemas import ListItemShape, item_shape
from rapport.portal.call import Call
from rapport.protocol.operations import operation

_TAG = "crm/Contacts"
_STATUSES = ItemList.CONTACT_STATUS


@operation("GET", "crm/contact/status", tag=_TAG, summary="Get contact statuses")
def get_contact_statuses(call: Call) -> list[ListItemShape]:
    """Return all contact statuses of the portal in their order, each with the number of contacts that have it."""
    return queries.page(call.work, _STATUSES)


@operation("GET", "crm/contact/status/{contactstatusid:int}", tag=_TAG, summary="Get a contact status")
def get_contact_status(call: Call, contactstatusid: int) -> ListItemShape:
    """Return one contact status with the number of contacts that have it.

    Parameters:
        contactstatusid: Contact status ID
    """
    return queries.single(call.work, _STATUSES, contactstatusid)


@operation("POST", "crm/contact/status", tag=_TAG, summary="Create a contact status")
def create_contact_status(
    call: Call,
    title: str | None = None,
    description: str | None = None,
    color: str | None = None,
    sort_order: int = 0,
) -> ListItemShape:
    """Create a contact status; where the title exists already, return the status that has it. For CRM admins.

    Parameters:
        title: Contact status title
        description: Contact status description
        color: Contact status color
        sort_order: Contact status sort order; 0 puts it last
    """
    status = service.create(
        call.work, _STATUSES, title=title, description=description, color=color, sort_order=sort_order
    )
    return queries.single(call.work, _STATUSES, status)


@operation("PUT", "crm/contact/status/{id:int}", tag=_TAG, summary="Update a contact status")
def update_contact_status(
    call: Call,
    id: int,
    *,
    title: str | None = None,
    description: str | None = None,
    color: str | None = None,
    sort_order: int = 0,  # noqa: ARG001  read and ignored, as the reference does
) -> ListItemShape:
    """Change a contact status that no contact has; what is left out is cleared. For CRM admins.

    Parameters:
        id: Contact status ID
        title: New contact status title
        description: New contact status description
        color: New contact status color
        sort_order: Not stored; the order is changed by the reorder call
    """
    service.update(call.work, _STATUSES, id, title=title, description=description, color=color)
    return queries.single(call.work, _STATUSES, id)


@operation("PUT", "crm/contact/status/{id:int}/color", tag=_TAG, summary="Update a contact status color")
def recolor_contact_status(call: Call, id: int, color: str | None = None) -> ListItemShape:
    """Give a contact status another color, even while contacts have it. For CRM admins.

    Parameters:
        id: Contact status ID
        color: New contact status color; left out clears it
    """
    service.recolor(call.work, _STATUSES, id, color)
    return queries.single(call.work, _STATUSES, id)


@operation("PUT", "crm/contact/status/reorder", tag=_TAG, summary="Update the order of contact statuses")
def reorder_contact_statuses(call: Call, titles: list[str]) -> list[ListItemShape]:
    """Put contact statuses in the order of the titles and return them so. For CRM admins.

    Parameters:
        titles: List of contact status titles; statuses that are not named keep their sort order
    """
    ordered = service.reorder(call.work, _STATUSES, titles)
    return queries.several(call.work, _STATUSES, ordered)


@operation("DELETE", "crm/contact/status/{contactstatusid:int}", tag=_TAG, summary="Delete a contact status")
def delete_contact_status(call: Call, contactstatusid: int) -> ListItemShape:
    """Delete a contact status that no contact has, unless it is the last, and return it. For CRM admins.

    Parameters:
        contactstatusid: Contact status ID
    """
    return item_shape(service.delete(call.work, _STATUSES, contactstatusid))
