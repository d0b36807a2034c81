"""Calls for task templates (sheet 05, section 9)."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from rapport.crm.task_templates import queries, service
from rapport.crm.task_templates.records import CONTAINER_KINDS, TemplateDraft
from rapport.crm.task_templates.schemas import ContainerShape, TemplateShape
from rapport.crm.tasks import queries as tasks
from rapport.crm.tasks.schemas import TaskShape
from rapport.portal.call import Call
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid

_TAG = "crm/Tasks"
_OF_KIND = "crm/{entitytype:(contact|person|company|opportunity|case)}/tasktemplatecontainer"
_CONTAINER = "crm/tasktemplatecontainer/{containerid:int}"
_TEMPLATE = "crm/tasktemplatecontainer/tasktemplate/{id:int}"


@operation("POST", _OF_KIND, tag=_TAG, summary="Create a task template container")
def create_container(call: Call, entitytype: str, title: str | None) -> ContainerShape:
    """Create an empty container of task templates and return it.

    Parameters:
        entitytype: What its tasks will be for
        title: Container title
    """
    made = service.create_container(call.work, CONTAINER_KINDS[entitytype], title)
    return queries.container(call.work, made)


@operation("GET", _OF_KIND, tag=_TAG, summary="Get task template containers")
def get_containers(call: Call, entitytype: str) -> list[ContainerShape]:
    """Return the containers that were made for exactly that kind of record, with their templates.

    Parameters:
        entitytype: What their tasks are for; `contact` leaves those for persons and for companies out
    """
    return queries.containers(call.work, CONTAINER_KINDS[entitytype])


@operation("GET", _CONTAINER, tag=_TAG, summary="Get a task template container")
def get_container(call: Call, containerid: int) -> ContainerShape:
    """Return a container with its templates.

    Parameters:
        containerid: Container ID
    """
    return queries.container(call.work, containerid)


@operation("PUT", _CONTAINER, tag=_TAG, summary="Rename a task template container")
def rename_container(call: Call, containerid: int, title: str | None) -> ContainerShape:
    """Give a container another title and return it. What it is for cannot be changed.

    Parameters:
        containerid: Container ID
        title: New container title
    """
    service.rename_container(call.work, containerid, title)
    return queries.container(call.work, containerid)


@operation("DELETE", _CONTAINER, tag=_TAG, summary="Delete a task template container")
def delete_container(call: Call, containerid: int) -> ContainerShape:
    """Delete a container and return what it was. Its templates can still be read, and moved to another container.

    Parameters:
        containerid: Container ID
    """
    before = queries.container(call.work, containerid)
    service.delete_container(call.work, containerid)
    return before


@operation("POST", f"{_CONTAINER}/apply", tag=_TAG, summary="Apply a task template container", addition=True)
def apply_container(call: Call, containerid: int, entityid: int) -> list[TaskShape]:
    """Create the tasks of a container for one contact, opportunity or case, and return them; all or none.

    Each is due its template's offset after now, or after the task before. A template that names no responsible
    gives its task to the caller.

    Parameters:
        containerid: Container ID
        entityid: ID of the record, which has to be of the kind that the container is for
    """
    return tasks.several(call.work, service.apply(call.work, containerid, entityid))


@operation("GET", f"{_CONTAINER}/tasktemplate", tag=_TAG, summary="Get task templates")
def get_templates(call: Call, containerid: int) -> list[TemplateShape]:
    """Return the templates of a container in the order in which they were made.

    Parameters:
        containerid: Container ID
    """
    return queries.templates(call.work, containerid)


@operation("POST", f"{_CONTAINER}/tasktemplate", tag=_TAG, summary="Create a task template")
def create_template(
    call: Call,
    containerid: int,
    *,
    title: str | None,
    description: str | None,
    responsibleid: Guid,
    categoryid: int,
    is_notify: bool,
    offset_ticks: Decimal,
    dead_line_is_fixed: bool,
) -> TemplateShape:
    """Put a template at the end of a container and return it.

    Parameters:
        containerid: Container ID
        title: Title of the task
        description: Description of the task
        responsibleid: Who will be responsible for it; left out: who applies the container
        categoryid: Task category ID
        is_notify: Whether the responsible will be notified
        offset_ticks: When it will be due: a whole number of 100 ns (a day is 864000000000)
        dead_line_is_fixed: Whether that counts from when the container is applied, else from the task before
    """
    draft = TemplateDraft(
        title=title,
        description=description,
        responsible_id=responsibleid,
        category_id=categoryid,
        is_notify=is_notify,
        offset_ticks=offset_ticks,
        is_deadline_fixed=dead_line_is_fixed,
    )
    made = queries.template(call.work, service.create_template(call.work, containerid, draft))
    return made if description is not None else msgspec.structs.replace(made, description=None)


@operation("PUT", f"{_CONTAINER}/tasktemplate", tag=_TAG, summary="Update a task template")
def update_template(
    call: Call,
    containerid: int,
    *,
    id: int,
    title: str | None,
    description: str | None,
    responsibleid: Guid,
    categoryid: int,
    is_notify: bool,
    offset_ticks: Decimal,
    dead_line_is_fixed: bool,
) -> TemplateShape:
    """Replace all fields of a template, move it to the container if it is in another, and return it.

    Parameters:
        containerid: ID of the container that it is to be in
        id: Template ID
        title: New title of the task
        description: New description of the task
        responsibleid: New responsible
        categoryid: New task category ID
        is_notify: Whether the responsible will be notified
        offset_ticks: When it will be due: a whole number of 100 ns
        dead_line_is_fixed: Whether that counts from when the container is applied, else from the task before
    """
    draft = TemplateDraft(
        title=title,
        description=description,
        responsible_id=responsibleid,
        category_id=categoryid,
        is_notify=is_notify,
        offset_ticks=offset_ticks,
        is_deadline_fixed=dead_line_is_fixed,
    )
    service.update_template(call.work, containerid, id, draft)
    return queries.template(call.work, id)


@operation("GET", _TEMPLATE, tag=_TAG, summary="Get a task template")
def get_template(call: Call, id: int) -> TemplateShape:
    """Return a task template by its own ID, whatever container it is in.

    Parameters:
        id: Template ID
    """
    return queries.template(call.work, id)


@operation("DELETE", _TEMPLATE, tag=_TAG, summary="Delete a task template")
def delete_template(call: Call, id: int) -> TemplateShape:
    """Delete a template and return what it was.

    Parameters:
        id: Template ID
    """
    return queries.shapes(call.work, [service.delete_template(call.work, id)])[0]
