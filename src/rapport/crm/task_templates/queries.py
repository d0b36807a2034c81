"""Reading task templates for the outside."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from rapport.core.errors import BadArgument, Missing
from rapport.core.kinds import Kind
from rapport.crm.lists.queries import categories
from rapport.crm.lists.records import ItemList
from rapport.crm.lists.schemas import CategoryShape
from rapport.crm.task_templates import rows
from rapport.crm.task_templates.records import Container, Template
from rapport.crm.task_templates.schemas import ContainerShape, TemplateShape
from rapport.portal.people.queries import directory
from rapport.store.tables import list_items, tasks
from rapport.store.uses import counted_uses
from rapport.store.work import Work


def containers(work: Work, kind: Kind) -> list[ContainerShape]:
    """Return the containers for exactly that kind with their templates, in the order in which they were made."""
    return _containers(work, rows.containers_of(work, kind))


def container(work: Work, container_id: int) -> ContainerShape:
    """Return a container with its templates. Raises BadArgument for id 0, Missing."""
    return _containers(work, [_require(work, container_id)])[0]


def templates(work: Work, container_id: int) -> list[TemplateShape]:
    """Return the templates of a container. Raises BadArgument for id 0, Missing."""
    _require(work, container_id)
    return shapes(work, rows.templates_of(work, [container_id]))


def template(work: Work, template_id: int) -> TemplateShape:
    """Return a template. Raises BadArgument for id 0, Missing."""
    if template_id <= 0:
        raise BadArgument
    found = rows.find_template(work, template_id)
    if found is None:
        raise Missing
    return shapes(work, [found])[0]


def shapes(work: Work, found: Sequence[Template]) -> list[TemplateShape]:
    """Return templates as the wire has them. Two statements at most."""
    known = _categories(work, {each.category_id for each in found})
    people = directory(work)
    return [
        TemplateShape(
            container_id=each.container_id,
            title=each.title,
            description=each.description,
            responsible=people.short(each.responsible_id, work.site),
            category=known.get(each.category_id),
            is_notify=each.is_notify,
            offset_ticks=each.offset_ticks,
            dead_line_is_fixed=each.is_deadline_fixed,
            id=each.id,
        )
        for each in found
    ]


def _require(work: Work, container_id: int) -> Container:
    if container_id <= 0:
        raise BadArgument
    found = rows.find_container(work, container_id)
    if found is None:
        raise Missing
    return found


def _containers(work: Work, found: Sequence[Container]) -> list[ContainerShape]:
    inside: dict[int, list[TemplateShape]] = {}
    for shape in shapes(work, rows.templates_of(work, [each.id for each in found])):
        inside.setdefault(shape.container_id, []).append(shape)
    return [
        ContainerShape(
            title=each.title,
            entity_type=each.kind.name.capitalize(),
            items=inside.get(each.id),
            id=each.id,
        )
        for each in found
    ]


def _categories(work: Work, wanted: set[int]) -> dict[int, CategoryShape]:
    """Return those of the task categories that are there, with the number of their tasks."""
    known = categories(work, ItemList.TASK_CATEGORY)
    used = counted_uses(work, tasks.c.category_id, list_items.c.id, sorted(wanted & known.keys()))
    return {
        each: msgspec.structs.replace(known[each], relative_items_count=count) for each, count in used.items()
    }
