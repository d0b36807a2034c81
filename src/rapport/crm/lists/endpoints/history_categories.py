"""Calls for history categories (sheet 05, section 5; sheet 06, section 1.6)."""

from __future__ import annotations

from rapport.crm.lists import queries, service
from rapport.crm.lists.records import ItemList
from rapport.crm.lists.schemas import CategoryShape, category_shape
from rapport.portal.call import Call
from rapport.protocol.operations import operation

_TAG = "crm/History"
_CATEGORIES = ItemList.HISTORY_CATEGORY


@operation("GET", "crm/history/category", tag=_TAG, summary="Get history categories")
def get_history_categories(call: Call) -> list[CategoryShape]:
    """Return all history categories of the portal in their order, each with the number of events that have it."""
    return queries.category_page(call.work, _CATEGORIES)


@operation("POST", "crm/history/category", tag=_TAG, summary="Create a history category")
def create_history_category(
    call: Call,
    *,
    title: str | None = None,
    description: str | None = None,
    image_name: str | None = None,
    sort_order: int = 0,
) -> CategoryShape:
    """Create a history category; where the title exists already, return the category that has it. For CRM admins.

    Parameters:
        title: History category title
        description: History category description
        image_name: File name of the icon; folders before it do not count
        sort_order: History category sort order; 0 puts it last
    """
    made = service.create(
        call.work,
        _CATEGORIES,
        title=title,
        description=description,
        icon=image_name,
        sort_order=sort_order,
    )
    return queries.single_category(call.work, _CATEGORIES, made)


@operation("PUT", "crm/history/category/{id:int}", tag=_TAG, summary="Update a history category")
def update_history_category(
    call: Call,
    id: int,
    *,
    title: str | None = None,
    description: str | None = None,
    image_name: str | None = None,
    sort_order: int = 0,  # noqa: ARG001  read and ignored, as the reference does
) -> CategoryShape:
    """Change a history category that no event has; what is left out is cleared, the icon too. For CRM admins.

    Parameters:
        id: History category ID
        title: New history category title
        description: New history category description
        image_name: New file name of the icon
        sort_order: Not stored; the order is changed by the reorder call
    """
    service.update(call.work, _CATEGORIES, id, title=title, description=description, icon=image_name)
    return queries.single_category(call.work, _CATEGORIES, id)


@operation("PUT", "crm/history/category/{id:int}/icon", tag=_TAG, summary="Update a history category icon")
def change_history_category_icon(call: Call, id: int, image_name: str | None = None) -> CategoryShape:
    """Give a history category another icon, even while events have it. For CRM admins.

    Parameters:
        id: History category ID
        image_name: New file name of the icon; left out clears it
    """
    service.change_icon(call.work, _CATEGORIES, id, image_name)
    return queries.single_category(call.work, _CATEGORIES, id)


@operation("PUT", "crm/history/category/reorder", tag=_TAG, summary="Update the order of history categories")
def reorder_history_categories(call: Call, titles: list[str]) -> list[CategoryShape]:
    """Put history categories in the order of the titles and return them so. For CRM admins.

    Parameters:
        titles: List of history category titles; categories that are not named keep their sort order
    """
    ordered = service.reorder(call.work, _CATEGORIES, titles)
    return queries.several_categories(call.work, _CATEGORIES, ordered)


@operation("DELETE", "crm/history/category/{id:int}", tag=_TAG, summary="Delete a history category")
def delete_history_category(call: Call, id: int) -> CategoryShape:
    """Delete a history category that no event has, unless it is the last, and return it. For CRM admins.

    Parameters:
        id: History category ID
    """
    return category_shape(service.delete(call.work, _CATEGORIES, id))
