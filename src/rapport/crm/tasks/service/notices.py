"""What people are told about tasks (sheet 05, section 6)."""

from __future__ import annotations

from datetime import datetime

from rapport.core.kinds import Kind
from rapport.core.viewer import Site
from rapport.crm.cards import service as cards
from rapport.crm.lists.queries import items
from rapport.crm.lists.records import ItemList
from rapport.crm.tasks.records import Task, has_time, local_time
from rapport.portal.notifications import service as notifications
from rapport.portal.notifications.records import NoticeKind
from rapport.portal.people.directory import directory
from rapport.store.work import Work


def tell_assigned(work: Work, task: Task) -> None:
    """Tell the responsible of a task that it is theirs, also if they are the caller (quirk 17)."""
    name = directory(work).name(work.viewer.user_id, work.site.culture)
    first = f"{name} has assigned a task to you on {_moment(work.now, work.site)}."
    subject = f"CRM. Task assigned to you: {task.title}"
    _tell(work, NoticeKind.TASK_ASSIGNED, task, subject, first)


def tell_reminder(work: Work, task: Task) -> None:
    """Remind the responsible of a task."""
    subject = f"CRM. Reminder about the task: {task.title}"
    _tell(work, NoticeKind.TASK_REMINDER, task, subject, "This is a reminder of a task of yours.")


def _tell(work: Work, kind: NoticeKind, task: Task, subject: str, first: str) -> None:
    facts = [f"Task: {task.title}"]
    category = items(work, ItemList.TASK_CATEGORY).get(task.category_id)
    if category is not None:
        facts.append(f"Category: {category.title}")
    facts += _hanging_on(work, task)
    facts.append(f"Due date: {_moment(task.deadline, work.site)}")
    paragraphs = [first, "\n".join(facts), task.description]
    text = "\n\n".join(each for each in paragraphs if each)
    notifications.notify(work, kind, [task.responsible_id], subject, text, about=(Kind.TASK, task.id))


def _hanging_on(work: Work, task: Task) -> list[str]:
    """Say what the task hangs on. Whether the reader may see that is not asked: somebody gave them the task."""
    facts = []
    for kind, record_id in ((Kind.CONTACT, task.contact_id), (task.entity_kind, task.entity_id)):
        if record_id:
            entity = cards.entities(work, kind, [record_id]).get(record_id)
            if entity is not None:
                facts.append(f"{entity.kind.name.capitalize()}: {entity.title}")
    return facts


def _moment(moment: datetime, site: Site) -> str:
    """Write a moment in the portal's zone; at midnight the day alone (section 2)."""
    local = local_time(moment, site.zone)
    return local.isoformat(" ", "minutes")[: 16 if has_time(local) else 10]
