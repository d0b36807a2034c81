"""Access as SQL conditions: the part of a WHERE that no query on a protected table goes without.

`visible(viewer, Kind.OPPORTUNITY)` speaks of `tables.opportunities`; to use it on an alias, pass the alias.
"""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import Boolean, ColumnElement, FromClause, Select, bindparam, exists, false, or_, select, true

from rapport.core.kinds import Kind
from rapport.core.viewer import Viewer
from rapport.crm.access.records import ShareType, subjects_of_viewer
from rapport.store import tables
from rapport.store.among import among

_TABLES: dict[Kind, FromClause] = {
    Kind.CONTACT: tables.contacts,
    Kind.OPPORTUNITY: tables.opportunities,
    Kind.CASE: tables.cases,
}


def visible(viewer: Viewer, kind: Kind, table: FromClause | None = None) -> ColumnElement[bool]:
    """Return the condition under which the caller may see a CONTACT, OPPORTUNITY or CASE."""
    if viewer.is_crm_admin:
        return true()
    open_to_all, listed = visible_branches(viewer, kind, table)
    return or_(open_to_all, listed)


@lru_cache(maxsize=256)
def visible_branches(
    viewer: Viewer, kind: Kind, table: FromClause | None = None
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Return `visible` in two halves that exclude one another: open to all, and closed but listed.

    Counting the halves apart lets an index answer each. For a CRM admin the first half holds everything. Made once
    for a caller, as every request asks for it: building it takes longer than running it on a record.
    """
    if viewer.is_crm_admin:
        return true(), false()
    source = _TABLES[kind] if table is None else table
    open_to_all, closed = _halves(kind, source)
    return open_to_all, closed & listed(viewer, kind, source)


@lru_cache(maxsize=256)
def visible_in_bulk(viewer: Viewer, kind: Kind) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Return the halves of `visible_branches` for counting a great many records.

    What lists the caller is collected once, rather than looked up for each closed record.
    """
    if viewer.is_crm_admin:
        return true(), false()
    source = _TABLES[kind]
    open_to_all, closed = _halves(kind, source)
    return open_to_all, closed & source.c.id.in_(_listing(viewer, kind))


@lru_cache(maxsize=256)
def hidden_in_bulk(viewer: Viewer, kind: Kind) -> ColumnElement[bool]:
    """Return the condition under which the caller may not see a record, for a great many of them."""
    if viewer.is_crm_admin:
        return false()
    source = _TABLES[kind]
    _, closed = _halves(kind, source)
    return closed & source.c.id.not_in(_listing(viewer, kind))


def _listing(viewer: Viewer, kind: Kind) -> Select[tuple[int]]:
    """Select the records in whose access list the caller, or a group of theirs, stands."""
    entries = tables.access_entries.c
    mine = entries.subject_id.in_(subjects_of_viewer(viewer))
    return select(entries.record_id).where(mine, entries.kind == kind)


def _halves(kind: Kind, source: FromClause) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    if kind == Kind.CONTACT:
        return source.c.share_type != ShareType.NONE, source.c.share_type == ShareType.NONE
    return source.c.is_private.is_(False), source.c.is_private.is_(True)


def visible_when_run(kind: Kind, table: FromClause | None = None) -> ColumnElement[bool]:
    """Return `visible` for whoever is named when the statement is run: give it `reader(viewer)` as parameters.

    For finding records by id in a statement that is built once. Not for lists: which index serves those depends on
    the caller.
    """
    source = _TABLES[kind] if table is None else table
    open_to_all, closed = _halves(kind, source)
    entries = tables.access_entries
    is_listed = exists().where(
        entries.c.kind == kind,
        entries.c.record_id == source.c.id,
        among(entries.c.subject_id, "reader_subjects"),
    )
    return or_(bindparam("reader_sees_all", type_=Boolean()), open_to_all, closed & is_listed)


def reader(viewer: Viewer) -> dict[str, object]:
    """Return the parameters of a statement with `visible_when_run`."""
    return {"reader_sees_all": viewer.is_crm_admin, "reader_subjects": subjects_of_viewer(viewer)}


def editable(viewer: Viewer, kind: Kind, table: FromClause | None = None) -> ColumnElement[bool]:
    """Return the condition under which the caller may edit a record."""
    if viewer.is_crm_admin:
        return true()
    source = _TABLES[kind] if table is None else table
    if kind == Kind.CONTACT:
        return or_(source.c.share_type == ShareType.READ_WRITE, listed(viewer, kind, source))
    if kind == Kind.CASE:
        return or_(visible(viewer, kind, source), source.c.created_by == viewer.user_id)
    return visible(viewer, kind, source)


def access_changeable(viewer: Viewer, kind: Kind, table: FromClause | None = None) -> ColumnElement[bool]:
    """Return the condition under which the caller may set who sees an opportunity or a case."""
    if viewer.is_crm_admin:
        return true()
    source = _TABLES[kind] if table is None else table
    return source.c.created_by == viewer.user_id


def listed(viewer: Viewer, kind: Kind, source: FromClause) -> ColumnElement[bool]:
    """Return the condition that the caller, or a group of theirs, stands in the record's access list."""
    entries = tables.access_entries
    return exists().where(
        entries.c.kind == kind,
        entries.c.record_id == source.c.id,
        entries.c.subject_id.in_(subjects_of_viewer(viewer)),
    )


def managed_by(user_id: str) -> ColumnElement[bool]:
    """Return the condition that a contact has this user as a manager, whatever its share type."""
    entries = tables.access_entries
    return exists().where(
        entries.c.kind == Kind.CONTACT,
        entries.c.record_id == tables.contacts.c.id,
        entries.c.subject_id == user_id,
    )


def managed_by_nobody() -> ColumnElement[bool]:
    """Return the condition that a contact has no manager at all."""
    entries = tables.access_entries
    return ~exists().where(entries.c.kind == Kind.CONTACT, entries.c.record_id == tables.contacts.c.id)
