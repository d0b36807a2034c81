"""Calls for task categories (sheet 05, section 5)."""

from __future__ import annotations

from rapport.crm.lists import queries, service
from rapport.crm.lists.records import ItemList
from rapport.crm.lists.schemas import CategoryShape
from rapport.portal.call import Call
from rapport.protocol.operations import operation

_TAG = "crm/Tasks"
_CATEGORIES = ItemList.TASK_CATEGORY


@operation("GET", "crm/task/category", tag=_TAG, summary="Get task categories")
def get_task_categories(call: Call) -> list[CategoryShape]:
    """Return all task categories of the portal in their order, each with the number of tasks that have it."""
    return queries.category_page(call.work, _CATEGORIES)


@operation("GET", "crm/task/category/{categoryid:int}", tag=_TAG, summary="Get a task category")
def get_task_category(call: Call, categoryid: int) -> CategoryShape:
    """Return one task category with the number of tasks that have it.

    Parameters:
        categoryid: Task category ID
    """
    return queries.single_category(call.work, _CATEGORIES, categoryid)


@operation("POST", "crm/task/category", tag=_TAG, summary="Create a task category")
def create_task_category(
    call: Call,
    *,
    title: str | None = None,
    description: str | None = None,
    image_name: str | None = None,
    sort_order: int = 0,
) -> CategoryShape:
    """Create a task category; where the title exists already, return the category that has it. For CRM admins.

    Parameters:
        title: Task category title
        description: Task category description
        image_name: File name of the icon; folders before it do not count
        sort_order: Task category sort order; 0 puts it last
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


@operation("PUT", "crm/task/category/{id:int}", tag=_TAG, summary="Update a task category")
def update_task_category(
    call: Call,
    id: int,
    *,
    title: str | None = None,
    description: str | None = None,
    image_name: str | None = None,
    sort_order: int = 0,  # noqa: ARG001  read and ignored, as the reference does
) -> CategoryShape:
    """Change a task category that no task has; what is left out is cleared, the icon too. For CRM admins.

    Parameters:
        id: Task category ID
        title: New task category title
        description: New task category description
        image_name: New file name of the icon
        sort_order: Not stored; the order is changed by the reorder call
    """
    service.update(call.work, _CATEGORIES, id, title=title, description=description, icon=image_name)
    return queries.single_category(call.work, _CATEGORIES, id)


@operation("PUT", "crm/task/category/{id:int}/icon", tag=_TAG, summary="Update a task category icon")
def change_task_category_icon(call: Call, id: int, image_name: str | None = None) -> CategoryShape:
    """Give a task category another icon, even while tasks have it. For CRM admins.

    Parameters:
        id: Task category ID
        image_name: New file name of the icon; left out clears it
    """
    service.change_icon(call.work, _CATEGORIES, id, image_name)
    return queries.single_category(call.work, _CATEGORIES, id)


@operation("PUT", "crm/task/category/reorder", tag=_TAG, summary="Update the order of task categories")
def reorder_task_categories(call: Call, titles: list[str]) -> list[CategoryShape]:
    """Put task categories in the order of the titles and return them so. For CRM admins.

    Parameters:
        titles: List of task category titles; categories that are not named keep their sort order
    """
    ordered = service.reorder(call.work, _CATEGORIES, titles)
    return queries.several_categories(call.work, _CATEGORIES, ordered)
