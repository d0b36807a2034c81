"""Making tasks and changing their fields (sheet 05, sections 4.3 to 4.6 and 4.8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from rapport.core.clock import NO_DATE
from rapport.core.errors import BadArgument, Forbidden, Missing
from rapport.core.kinds import Kind
from rapport.crm.cards import service as cards
from rapport.crm.lists.queries import items
from rapport.crm.lists.records import ItemList
from rapport.crm.tasks import rows
from rapport.crm.tasks.records import (
    Task,
    TaskDraft,
    entity_of,
    stored_deadline,
    stored_description,
    stored_title,
)
from rapport.crm.tasks.service.notices import tell_assigned
from rapport.crm.tasks.service.recording import index
from rapport.crm.tasks.service.reminding import schedule, schedule_new
from rapport.portal.changes.service import Audit, created, record, updated
from rapport.store.batches import batches
from rapport.store.work import Work

_CREATED, _CREATED_FOR_CONTACTS, _UPDATED, OPENED, CLOSED = 3036, 3037, 3038, 3039, 3040


def create(work: Work, draft: TaskDraft) -> int:
    """Make a task and return its id. Whether contact and entity are there is not looked at (section 3.5).

    Raises BadArgument for what is missing, wrong or too long, Missing for an unknown category.
    """
    return create_several(work, [draft])[0]


def create_several(work: Work, drafts: Sequence[TaskDraft]) -> list[int]:
    """Make tasks and return their ids, in the order given; all or none. Raises as `create`."""
    made = _insert(work, [_filled(_blank(work), draft, _checked(work, draft)) for draft in drafts])
    audits = [Audit(_CREATED, (task.id,), (task.title,)) for task in made]
    record(work, *(created(Kind.TASK, task.id, task) for task in made), audit=audits)
    _tell(work, made, drafts)
    return [task.id for task in made]


def create_for_contacts(work: Work, draft: TaskDraft, contact_ids: Sequence[int]) -> list[int]:
    """Make one and the same task for each of the contacts and return their ids, in that order (section 4.4).

    All or none; without contacts nothing is made or looked at. Raises as `create`.
    """
    if not contact_ids:
        return []
    drafts = [replace(draft, contact_id=contact_id) for contact_id in contact_ids]
    entity = _checked(work, draft)
    made = _insert(work, [_filled(_blank(work), each, entity) for each in drafts])
    titles = ", ".join(_contact_titles(work, contact_ids))
    audit = Audit(_CREATED_FOR_CONTACTS, tuple(task.id for task in made), (titles, made[0].title))
    record(work, *(created(Kind.TASK, task.id, task) for task in made), audit=audit)
    _tell(work, made, drafts)
    return [task.id for task in made]


def update(work: Work, task_id: int, draft: TaskDraft) -> None:
    """Replace the fields of a task: what the draft leaves out is reset. Its reminder is due anew.

    Raises BadArgument (id 0, what is missing, wrong or too long), Missing (the task: quirk 1; the category),
    Forbidden.
    """
    if task_id <= 0:
        raise BadArgument
    entity = _checked(work, draft)
    before = _require_editable(work, task_id)
    stamp = replace(before, modified_by=work.viewer.user_id, modified_at=work.now)
    after = _filled(stamp, draft, entity)
    rows.save(work, after)
    index(work, [after])
    schedule(work, after)
    audit = Audit(_UPDATED, (after.id,), (after.title,))
    record(work, updated(Kind.TASK, after.id, before, after), audit=audit)
    _tell(work, [after], [draft])


def close(work: Work, task_id: int) -> None:
    """Close a task; no change if it is closed. Raises BadArgument (no such task: quirk 3), Forbidden."""
    _set_closed(work, task_id, is_closed=True)


def reopen(work: Work, task_id: int) -> None:
    """Open a closed task; no change if it is open. Raises BadArgument (no such task: quirk 3), Forbidden."""
    _set_closed(work, task_id, is_closed=False)


def set_creation_date(work: Work, task_id: int, moment: datetime | None) -> None:
    """Pretend that a task was made at another moment (None: at none). Raises Missing, Forbidden (quirk 20)."""
    before = _require_readable(work, task_id)
    _save_dates(work, before, replace(before, created_at=_whole_seconds(moment)))


def set_modification_date(work: Work, task_id: int, moment: datetime | None) -> None:
    """Pretend that a task was last changed at another moment (None: at none). Raises Missing, Forbidden."""
    before = _require_readable(work, task_id)
    _save_dates(work, before, replace(before, modified_at=_whole_seconds(moment)))


def _set_closed(work: Work, task_id: int, *, is_closed: bool) -> None:
    found = rows.find(work, task_id) if task_id > 0 else None
    if found is None:
        raise BadArgument
    if not found.is_editable:
        raise Forbidden
    before, after = found.task, replace(found.task, is_closed=is_closed)
    if before != after:
        rows.set_closed(work, [task_id], is_closed=is_closed)
    audit = Audit(CLOSED if is_closed else OPENED, (task_id,), (after.title,))
    record(work, updated(Kind.TASK, task_id, before, after), audit=audit)


def _save_dates(work: Work, before: Task, after: Task) -> None:
    rows.save(work, after)
    record(work, updated(Kind.TASK, after.id, before, after))


def _require_editable(work: Work, task_id: int) -> Task:
    found = rows.find(work, task_id)
    if found is None:
        raise Missing
    if not found.is_editable:
        raise Forbidden
    return found.task


def _require_readable(work: Work, task_id: int) -> Task:
    """Return a task that the caller may edit; one that they can't even read is missing for them (section 4.8)."""
    found = rows.find(work, task_id)
    if found is None or not found.is_readable:
        raise Missing
    if not found.is_editable:
        raise Forbidden
    return found.task


def _checked(work: Work, draft: TaskDraft) -> tuple[Kind, int]:
    """Check a draft in the reference's order (section 4.3) and return what the task hangs on besides a contact."""
    entity = entity_of(draft.entity_type, draft.entity_id)
    if draft.category_id <= 0:
        raise BadArgument
    if draft.category_id not in items(work, ItemList.TASK_CATEGORY):
        raise Missing("Category is not found")
    return entity


def _filled(blank: Task, draft: TaskDraft, entity: tuple[Kind, int]) -> Task:
    """Return the task with the fields of a draft. Raises BadArgument for what it lacks, and for what is too long."""
    entity_kind, entity_id = entity
    return replace(
        blank,
        title=stored_title(draft.title),
        deadline=stored_deadline(draft.deadline),
        description=stored_description(draft.description),
        responsible_id=draft.responsible_id,
        contact_id=max(draft.contact_id, 0),
        entity_kind=entity_kind,
        entity_id=entity_id,
        category_id=draft.category_id,
        alert_value=draft.alert_value,
    )


def _blank(work: Work) -> Task:
    """Return an open task of the caller that is being made now, without anything in it."""
    return Task(
        id=0,
        title="",
        description="",
        deadline=NO_DATE,
        responsible_id="",
        contact_id=0,
        entity_kind=Kind.ANY,
        entity_id=0,
        category_id=0,
        is_closed=False,
        alert_value=0,
        created_by=work.viewer.user_id,
        created_at=work.now,
        modified_by=work.viewer.user_id,
        modified_at=work.now,
    )


def _insert(work: Work, made: Sequence[Task]) -> list[Task]:
    ids = [each for some in batches(made) for each in rows.insert_tasks(work, some)]
    stored = [replace(task, id=task_id) for task, task_id in zip(made, ids, strict=True)]
    index(work, stored)
    for task in stored:
        schedule_new(work, task)
    return stored


def _tell(work: Work, tasks: Sequence[Task], drafts: Sequence[TaskDraft]) -> None:
    for task, draft in zip(tasks, drafts, strict=True):
        if draft.is_notify:
            tell_assigned(work, task)


def _contact_titles(work: Work, contact_ids: Sequence[int]) -> list[str]:
    known = {
        each.id: each.title
        for some in batches(list(dict.fromkeys(contact_ids)))
        for each in cards.entities(work, Kind.CONTACT, some).values()
    }
    return [known[each] for each in contact_ids if each in known]


def _whole_seconds(moment: datetime | None) -> datetime:
    return (moment or NO_DATE).replace(microsecond=0)
