"""Who may see and change tasks: a task goes by what it hangs on (sheet 05, section 3.6; sheet 02, section 7.3).

Conditions speak of `tables.tasks`; to use one on an alias, pass the alias. The rules for one loaded task follow.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, FromClause, and_, exists, false, func, or_, select, true

from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.core.viewer import Viewer
from rapport.crm.access.conditions import visible
from rapport.crm.access.records import AccessFacts
from rapport.crm.access.rules import can_see_contact, can_see_private
from rapport.store import tables

_ENTITIES: tuple[tuple[Kind, FromClause], ...] = (
    (Kind.OPPORTUNITY, tables.opportunities),
    (Kind.CASE, tables.cases),
)


def task_visible(viewer: Viewer, table: FromClause | None = None) -> ColumnElement[bool]:
    """Return the condition under which lists show the caller a task.

    Responsible for it or its creator (quirk 8), or everything that it hangs on is there and may be seen.
    """
    if viewer.is_crm_admin:
        return true()
    return or_(*task_visible_branches(viewer, table))


def task_visible_branches(
    viewer: Viewer, table: FromClause | None = None
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Return `task_visible` in two halves that exclude one another, as `visible_branches` does for other kinds."""
    if viewer.is_crm_admin:
        return true(), false()
    source = tables.tasks if table is None else table
    contact_seen = or_(source.c.contact_id == 0, _sees_contact(viewer, source))
    entity_seen = or_(_without_entity(source), _sees_entity(viewer, source))
    shown = or_(_own(viewer, source), and_(contact_seen, entity_seen))
    return source.c.is_restricted.is_(False), and_(source.c.is_restricted.is_(True), shown)


def task_readable(viewer: Viewer, table: FromClause | None = None) -> ColumnElement[bool]:
    """Return the condition under which the caller may read a task by its id.

    As in lists, but that of contact and entity the first that is there decides alone.
    """
    if viewer.is_crm_admin:
        return true()
    source = tables.tasks if table is None else table
    contacts = tables.contacts.alias("task_contact")
    contact_is_there = exists().where(contacts.c.id == source.c.contact_id)
    return or_(
        _own(viewer, source),
        and_(source.c.contact_id == 0, _without_entity(source)),
        _sees_contact(viewer, source),
        and_(~contact_is_there, _sees_entity(viewer, source)),
    )


def task_editable(viewer: Viewer, table: FromClause | None = None) -> ColumnElement[bool]:
    """Return the condition under which the caller may change, close and delete a task: responsible or creator."""
    if viewer.is_crm_admin:
        return true()
    return _own(viewer, tables.tasks if table is None else table)


def _own(viewer: Viewer, source: FromClause) -> ColumnElement[bool]:
    return or_(source.c.responsible_id == viewer.user_id, source.c.created_by == viewer.user_id)


def _without_entity(source: FromClause) -> ColumnElement[bool]:
    return or_(source.c.entity_id == 0, source.c.entity_kind == Kind.ANY)


def _sees_contact(viewer: Viewer, source: FromClause) -> ColumnElement[bool]:
    contacts = tables.contacts.alias("task_contact")
    return _sees(viewer, Kind.CONTACT, contacts, source.c.contact_id)


def _sees_entity(viewer: Viewer, source: FromClause) -> ColumnElement[bool]:
    either = [
        and_(
            source.c.entity_kind == kind,
            _sees(viewer, kind, table.alias("task_entity"), source.c.entity_id),
        )
        for kind, table in _ENTITIES
    ]
    return or_(*either)


def _sees(
    viewer: Viewer, kind: Kind, records: FromClause, identity: ColumnElement[int]
) -> ColumnElement[bool]:
    """Return whether the one record of that id is there and may be seen.

    Asked as a value, not by EXISTS: for that PostgreSQL would first gather all records that may be seen.
    """
    seen = select(visible(viewer, kind, records)).where(records.c.id == identity).scalar_subquery()
    return func.coalesce(seen, false())


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """What the rules need to know of one loaded task.

    `contact` and `entity` are None where it hangs on none, or on one that is no more: `has_contact` and
    `has_entity` tell which.
    """

    created_by: Guid
    responsible_id: Guid
    has_contact: bool = False
    contact: AccessFacts | None = None
    has_entity: bool = False
    entity: AccessFacts | None = None


def can_edit_task(viewer: Viewer, created_by: Guid, responsible_id: Guid) -> bool:
    """Whether the caller may change, close and delete a task."""
    return viewer.is_crm_admin or viewer.user_id in {created_by, responsible_id}


def can_see_task(viewer: Viewer, facts: TaskFacts) -> bool:
    """Whether lists show the caller a task."""
    if can_edit_task(viewer, facts.created_by, facts.responsible_id):
        return True
    contact_seen = not facts.has_contact or _contact_seen(viewer, facts)
    entity_seen = not facts.has_entity or _entity_seen(viewer, facts)
    return contact_seen and entity_seen


def can_read_task(viewer: Viewer, facts: TaskFacts) -> bool:
    """Whether the caller may read a task by its id."""
    if can_edit_task(viewer, facts.created_by, facts.responsible_id):
        return True
    if not facts.has_contact and not facts.has_entity:
        return True
    return _contact_seen(viewer, facts) if facts.contact is not None else _entity_seen(viewer, facts)


def _contact_seen(viewer: Viewer, facts: TaskFacts) -> bool:
    return facts.contact is not None and can_see_contact(viewer, facts.contact)


def _entity_seen(viewer: Viewer, facts: TaskFacts) -> bool:
    return facts.entity is not None and can_see_private(viewer, facts.entity)
