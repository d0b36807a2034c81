"""Calls for saved views. Additions."""

from __future__ import annotations

from rapport.crm.views import queries, service
from rapport.crm.views.schemas import ViewShape
from rapport.portal.call import Call
from rapport.protocol.call import Page
from rapport.protocol.operations import operation
from rapport.protocol.scalars import JsonObject

_TAG = "crm/Views"


@operation("GET", "crm/view", tag=_TAG, summary="Get saved views", addition=True)
def get_views(call: Call, list: str | None) -> Page[ViewShape]:
    """Return the caller's own views and those that are shared, by title.

    Parameters:
        list: contact, opportunity, case or task; left out: of all of them
    """
    return queries.page(call.work, list, call.listing)


@operation("POST", "crm/view", tag=_TAG, summary="Save a view", addition=True)
def create_view(
    call: Call, list: str | None, title: str | None, state: JsonObject, is_shared: bool
) -> ViewShape:
    """Save a view of the caller's and return it. Nobody can have more than 100.

    Parameters:
        list: contact, opportunity, case or task
        title: Title, at most 100 characters
        state: What the view is to the client, at most 16 KB
        is_shared: Whether all CRM users see it
    """
    return queries.shape(call.work, service.create(call.work, list, title, state, is_shared=is_shared))


@operation("PUT", "crm/view/{id:int}", tag=_TAG, summary="Change a saved view", addition=True)
def update_view(
    call: Call, id: int, title: str | None, state: JsonObject | None, is_shared: bool | None
) -> ViewShape:
    """Change a view and return it; what is left out stays. For who made it, and CRM admins if it is shared.

    Parameters:
        id: View ID
        title: New title
        state: New state
        is_shared: Whether all CRM users see it
    """
    return queries.shape(call.work, service.update(call.work, id, title, state, is_shared=is_shared))


@operation("DELETE", "crm/view/{id:int}", tag=_TAG, summary="Delete a saved view", addition=True)
def delete_view(call: Call, id: int) -> ViewShape:
    """Delete a view and return what it was. For who made it, and CRM admins if it is shared.

    Parameters:
        id: View ID
    """
    return queries.shape(call.work, service.delete(call.work, id))
