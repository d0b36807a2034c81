"""Who may see what was changed, and what was deleted: whoever may see the record, or could when it went.

A deleted record's line in the trash keeps who could see it (`portal.changes.trash`). What hung on a contact, an
opportunity or a case goes by that, whether it is still there or in the trash as well. Whoever deleted a record sees
it there.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import ColumnElement, FromClause, and_, case, exists, or_, true

from rapport.core.kinds import Kind
from rapport.core.viewer import Viewer
from rapport.crm.access.conditions import visible
from rapport.crm.access.events import event_visible, file_visible
from rapport.crm.access.records import subjects_of_viewer
from rapport.crm.access.tasks import task_readable
from rapport.store import tables

_SHARED = {
    Kind.CONTACT: tables.contacts,
    Kind.OPPORTUNITY: tables.opportunities,
    Kind.CASE: tables.cases,
}

OPEN_KINDS = (
    Kind.STAGE,
    Kind.LIST_ITEM,
    Kind.TAG,
    Kind.CUSTOM_FIELD,
    Kind.CURRENCY_RATE,
    Kind.TASK_TEMPLATE_CONTAINER,
    Kind.TASK_TEMPLATE,
)
"""What every CRM user may read."""

CRM_KINDS = (
    *_SHARED,
    Kind.RELATIONSHIP_EVENT,
    Kind.TASK,
    Kind.FILE,
    Kind.INVOICE,
    Kind.CRM_SETTINGS,
    *OPEN_KINDS,
)
"""Everything of the CRM that changes are told of."""


def change_visible(viewer: Viewer, table: FromClause | None = None) -> ColumnElement[bool]:
    """Return the condition under which the caller sees a line of the change log. Speaks of `tables.changes`."""
    source = tables.changes if table is None else table
    if viewer.is_crm_admin:
        return source.c.kind.in_(CRM_KINDS)
    trash = tables.trash.alias("trash_of_change")
    gone = exists().where(
        trash.c.kind == source.c.kind, trash.c.record_id == source.c.number, trash_visible(viewer, trash)
    )
    there = [
        and_(source.c.kind == kind, _is_there(source, of_kind, rule))
        for kind, of_kind, rule in _rules(viewer)
    ]
    return or_(source.c.kind.in_(OPEN_KINDS), *there, and_(source.c.kind.not_in(OPEN_KINDS), gone))


def trash_visible(viewer: Viewer, table: FromClause | None = None) -> ColumnElement[bool]:
    """Return the condition under which the caller sees a line of the trash. Speaks of `tables.trash`."""
    if viewer.is_crm_admin:
        return true()
    source = tables.trash if table is None else table
    hung_on_contact = case(
        (source.c.contact_id != 0, _seen(viewer, Kind.CONTACT, source.c.contact_id)),
        (source.c.entity_kind == Kind.OPPORTUNITY, _seen(viewer, Kind.OPPORTUNITY, source.c.entity_id)),
        (source.c.entity_kind == Kind.CASE, _seen(viewer, Kind.CASE, source.c.entity_id)),
        else_=source.c.kind == Kind.TASK,  # one that hung on nothing was everybody's
    )
    own = or_(source.c.created_by == viewer.user_id, source.c.responsible_id == viewer.user_id)
    return or_(
        source.c.deleted_by == viewer.user_id,
        and_(source.c.kind.in_(list(_SHARED)), _was_seen(viewer, source)),
        and_(
            source.c.kind.in_([Kind.TASK, Kind.RELATIONSHIP_EVENT, Kind.FILE, Kind.INVOICE]), hung_on_contact
        ),
        and_(source.c.kind.in_([Kind.TASK, Kind.FILE]), own),
    )


def _was_seen(viewer: Viewer, source: FromClause) -> ColumnElement[bool]:
    """Return the condition that a contact, an opportunity or a case was open to all, or that they stood in its list."""
    readers = tables.trash_readers.alias("readers")
    listed = exists().where(
        readers.c.trash_id == source.c.id, readers.c.subject_id.in_(subjects_of_viewer(viewer))
    )
    return or_(source.c.is_open, listed)


def _seen(viewer: Viewer, kind: Kind, identity: ColumnElement[int]) -> ColumnElement[bool]:
    """Return the condition that a record may be seen, or could be while it was there."""
    holder, gone = _SHARED[kind].alias("holder"), tables.trash.alias("gone_holder")
    return or_(
        exists().where(holder.c.id == identity, visible(viewer, kind, holder)),
        exists().where(gone.c.kind == kind, gone.c.record_id == identity, _was_seen(viewer, gone)),
    )


_Rule = Callable[[FromClause], ColumnElement[bool]]


def _rules(viewer: Viewer) -> list[tuple[Kind, FromClause, _Rule]]:
    def of_shared(kind: Kind) -> _Rule:
        return lambda table: visible(viewer, kind, table)

    return [
        *((kind, table, of_shared(kind)) for kind, table in _SHARED.items()),
        (Kind.TASK, tables.tasks, lambda table: task_readable(viewer, table)),
        (Kind.RELATIONSHIP_EVENT, tables.history_events, lambda table: event_visible(viewer, table)),
        (Kind.FILE, tables.files, lambda table: file_visible(viewer, table)),
        (Kind.INVOICE, tables.invoices, lambda table: _seen(viewer, Kind.CONTACT, table.c.contact_id)),
    ]


def _is_there(source: FromClause, table: FromClause, rule: _Rule) -> ColumnElement[bool]:
    record = table.alias("changed_record")
    return exists().where(record.c.id == source.c.number, rule(record))
