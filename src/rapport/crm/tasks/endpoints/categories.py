"""The one call for task categories that changes tasks too; the others are with the lists (sheet 05, section 5.8)."""

from __future__ import annotations

from rapport.crm.lists.schemas import CategoryShape, category_shape
from rapport.crm.tasks import service
from rapport.portal.call import Call
from rapport.protocol.operations import operation


@operation("DELETE", "crm/task/category/{categoryid:int}", tag="crm/Tasks", summary="Delete a task category")
def delete_task_category(call: Call, categoryid: int, newcategoryid: int = 0) -> CategoryShape:
    """Delete a task category, unless it is the last, and return it. For CRM admins.

    Parameters:
        categoryid: Task category ID
        newcategoryid: ID of the category that its tasks get; needed only if there are any
    """
    return category_shape(service.delete_category(call.work, categoryid, newcategoryid))
