"""What people are told about tasks (sheet 05, section 6)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from rapport.core.kinds import Kind
from rapport.core.viewer import Site
from rapport.crm.cards import service as cards
from rapport.crm.lists.queries import items
from rapport.crm.lists.records import ItemList
from rapport.crm.tasks.records import Task, has_time, local_time
from rapport.portal.notifications import service as notifications
from rapport.portal.notifications.records import NoticeKind, Wording
from rapport.portal.people.directory import directory
from rapport.portal.wording import Language
from rapport.store.work import Work


def tell_assigned(work: Work, task: Task) -> None:
    """Tell the responsible of a task that it is theirs, also if they are the caller (quirk 17)."""

    def word(language: Language) -> Wording:
        name = directory(work).name(work.viewer.user_id, language.code)
        moment = _moment(work.now, work.site, language)
        return _worded(work, task, language, "assigned", name=name, moment=moment)

    _tell(work, NoticeKind.TASK_ASSIGNED, task, word)


def tell_reminder(work: Work, task: Task) -> None:
    """Remind the responsible of a task."""
    _tell(work, NoticeKind.TASK_REMINDER, task, lambda language: _worded(work, task, language, "reminder"))


def _tell(work: Work, kind: NoticeKind, task: Task, word: Callable[[Language], Wording]) -> None:
    notifications.notify(work, kind, [task.responsible_id], word, about=(Kind.TASK, task.id))


def _worded(work: Work, task: Task, language: Language, what: str, **values: str) -> Wording:
    facts = [language.say("task.title", title=task.title)]
    category = items(work, ItemList.TASK_CATEGORY).get(task.category_id)
    if category is not None:
        facts.append(language.say("task.category", title=category.title))
    facts += _hanging_on(work, task, language)
    facts.append(language.say("task.due", moment=_moment(task.deadline, work.site, language)))
    paragraphs = [language.say(f"task.{what}.text", **values), "\n".join(facts), task.description]
    return Wording(
        language.say(f"task.{what}.subject", title=task.title),
        "\n\n".join(each for each in paragraphs if each),
    )


def _hanging_on(work: Work, task: Task, language: Language) -> list[str]:
    """Say what the task hangs on. Whether the reader may see that is not asked: somebody gave them the task."""
    facts = []
    for kind, record_id in ((Kind.CONTACT, task.contact_id), (task.entity_kind, task.entity_id)):
        if record_id:
            entity = cards.entities(work, kind, [record_id]).get(record_id)
            if entity is not None:
                facts.append(language.say(f"task.{entity.kind.name.lower()}", title=entity.title))
    return facts


def _moment(moment: datetime, site: Site, language: Language) -> str:
    """Write a moment in the portal's zone; at midnight the day alone (section 2)."""
    local = local_time(moment, site.zone)
    return language.moment(local) if has_time(local) else language.day(local)
