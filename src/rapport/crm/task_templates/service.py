"""Changing and applying task templates (sheet 05, section 9). Every CRM user may."""

from __future__ import annotations

from dataclasses import replace

from rapport.core.errors import BadArgument, Missing
from rapport.core.ids import NOBODY
from rapport.core.kinds import Kind
from rapport.crm.cards import service as cards
from rapport.crm.cards.records import Entity
from rapport.crm.lists.queries import items
from rapport.crm.lists.records import ItemList
from rapport.crm.task_templates import rows
from rapport.crm.task_templates.records import (
    CONTAINER_TITLE_LIMIT,
    DESCRIPTION_BYTES,
    TITLE_LIMIT,
    Container,
    Template,
    TemplateDraft,
    deadlines,
    stored_ticks,
)
from rapport.crm.tasks import service as tasks
from rapport.crm.tasks.records import TaskDraft, entity_word, stored_description, stored_title
from rapport.portal.changes.service import created, deleted, record, updated
from rapport.store.work import Work

_ENTITIES = {Kind.OPPORTUNITY, Kind.CASE}


def create_container(work: Work, kind: Kind, title: str | None) -> int:
    """Make a container for records of a kind and return its id. Raises BadArgument (no title, too long)."""
    user, now = work.viewer.user_id, work.now
    made = Container(0, stored_title(title, CONTAINER_TITLE_LIMIT), kind, user, now, user, now)
    made = replace(made, id=rows.insert_container(work, made))
    record(work, created(Kind.TASK_TEMPLATE_CONTAINER, made.id, made))
    return made.id


def rename_container(work: Work, container_id: int, title: str | None) -> None:
    """Give a container another title. Raises BadArgument (id 0, no title, too long), Missing."""
    if container_id <= 0:
        raise BadArgument
    kept = stored_title(title, CONTAINER_TITLE_LIMIT)
    before = require_container(work, container_id)
    after = replace(before, title=kept, modified_by=work.viewer.user_id, modified_at=work.now)
    rows.save_container(work, after)
    record(work, updated(Kind.TASK_TEMPLATE_CONTAINER, container_id, before, after))


def delete_container(work: Work, container_id: int) -> None:
    """Take a container away; its templates stay, and can still be read by their ids. Raises as `rename_container`."""
    before = require_container(work, container_id)
    rows.delete_container(work, container_id)
    record(work, deleted(Kind.TASK_TEMPLATE_CONTAINER, container_id, before))


def require_container(work: Work, container_id: int) -> Container:
    """Return a container. Raises BadArgument for id 0, Missing."""
    if container_id <= 0:
        raise BadArgument
    found = rows.find_container(work, container_id)
    if found is None:
        raise Missing
    return found


def create_template(work: Work, container_id: int, draft: TemplateDraft) -> int:
    """Put a new template at the end of a container and return its id.

    Raises BadArgument for what is missing, wrong or too long, Missing (the container, the category: quirk 12).
    """
    user, now = work.viewer.user_id, work.now
    _require_place(work, container_id, draft)
    blank = Template(0, container_id, "", "", "", 0, False, 0, False, user, now, user, now)
    made = _filled(blank, draft)
    made = replace(made, id=rows.insert_template(work, made))
    record(work, created(Kind.TASK_TEMPLATE, made.id, made))
    return made.id


def update_template(work: Work, container_id: int, template_id: int, draft: TemplateDraft) -> None:
    """Replace the fields of a template and put it into that container. Raises as `create_template`."""
    _require_place(work, container_id, draft)
    before = require_template(work, template_id)
    stamp = replace(before, container_id=container_id, modified_by=work.viewer.user_id, modified_at=work.now)
    after = _filled(stamp, draft)
    rows.save_template(work, after)
    record(work, updated(Kind.TASK_TEMPLATE, template_id, before, after))


def delete_template(work: Work, template_id: int) -> Template:
    """Take a template away and return it. Raises BadArgument for id 0, Missing."""
    before = require_template(work, template_id)
    rows.delete_template(work, template_id)
    record(work, deleted(Kind.TASK_TEMPLATE, template_id, before))
    return before


def require_template(work: Work, template_id: int) -> Template:
    """Return a template. Raises BadArgument for id 0, Missing."""
    if template_id <= 0:
        raise BadArgument
    found = rows.find_template(work, template_id)
    if found is None:
        raise Missing
    return found


def apply(work: Work, container_id: int, record_id: int) -> list[int]:
    """Make the tasks of a container for a record of its kind and return their ids, all or none.

    A template without a responsible gives its task to the caller. Raises BadArgument (an id is 0, a record of
    another kind, an offset too large), Missing (the container, the record, a category).
    """
    container = require_container(work, container_id)
    kind = container.kind if container.kind in _ENTITIES else Kind.CONTACT
    entity = cards.require_visible(work, kind, record_id)
    if not container.suits(entity.kind):
        raise BadArgument(f"The container is for records of another kind: {container.kind.name.lower()}.")
    templates = rows.templates_of(work, [container_id])
    due = deadlines(templates, work.now, work.site.zone)
    drafts = [
        replace(
            _hung_on(entity),
            title=template.title,
            description=template.description,
            deadline=deadline,
            responsible_id=work.viewer.user_id
            if template.responsible_id == NOBODY
            else template.responsible_id,
            category_id=template.category_id,
            is_notify=template.is_notify,
        )
        for template, deadline in zip(templates, due, strict=True)
    ]
    return tasks.create_several(work, drafts)


def _hung_on(entity: Entity) -> TaskDraft:
    if entity.kind in _ENTITIES:
        return TaskDraft(title=None, entity_type=entity_word(entity.kind), entity_id=entity.id)
    return TaskDraft(title=None, contact_id=entity.id)


def _require_place(work: Work, container_id: int, draft: TemplateDraft) -> None:
    """Check what a template needs to be there at all, in the reference's order."""
    if container_id <= 0 or not draft.title or draft.category_id <= 0:
        raise BadArgument
    require_container(work, container_id)
    if draft.category_id not in items(work, ItemList.TASK_CATEGORY):
        raise Missing("Category is not found")


def _filled(blank: Template, draft: TemplateDraft) -> Template:
    return replace(
        blank,
        title=stored_title(draft.title, TITLE_LIMIT),
        description=stored_description(draft.description, DESCRIPTION_BYTES),
        responsible_id=draft.responsible_id,
        category_id=draft.category_id,
        is_notify=draft.is_notify,
        offset_ticks=stored_ticks(draft.offset_ticks),
        is_deadline_fixed=draft.is_deadline_fixed,
    )
