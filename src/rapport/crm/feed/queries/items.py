"""The items of each kind as one SELECT, all with the same columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, case, literal, select, true

from rapport.core.ids import NOBODY
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.feed.records import KEPT, FeedFilter
from rapport.store import search
from rapport.store.dialect import unindexed
from rapport.store.tables import cases, contacts, opportunities, tasks
from rapport.store.types import GUID, RECORD_ID
from rapport.store.work import Work

_c, _o, _t, _k = contacts.c, opportunities.c, tasks.c, cases.c
_none = literal("")
_nobody = literal(NOBODY, GUID)
_no_contact = literal(0, RECORD_ID)
_TABLES = {Kind.CONTACT: contacts, Kind.TASK: tasks, Kind.OPPORTUNITY: opportunities, Kind.CASE: cases}
_NAMES = ("kind", "title", "title_end", "description", "responsible_id", "contact_id")
_OWN: dict[Kind, tuple[ColumnElement[Any], ...]] = {
    Kind.CONTACT: (
        case((_c.is_company, int(Kind.COMPANY)), else_=int(Kind.PERSON)),
        case((_c.is_company, _c.company_name), else_=_c.first_name),
        case((_c.is_company, _none), else_=_c.last_name),
        _c.about,
        _nobody,
        _no_contact,
    ),
    Kind.TASK: (
        literal(int(Kind.TASK)),
        _t.title,
        _none,
        _t.description,
        _t.responsible_id,
        _t.contact_id,
    ),
    Kind.OPPORTUNITY: (
        literal(int(Kind.OPPORTUNITY)),
        _o.title,
        _none,
        _o.description,
        _nobody,
        _o.contact_id,
    ),
    Kind.CASE: (literal(int(Kind.CASE)), _k.title, _none, _none, _nobody, _no_contact),
}
"""What differs from kind to kind, under `_NAMES`."""


def selected(work: Work, wanted: FeedFilter) -> Sequence[Select[Any]]:
    """Select, kind by kind, what the caller may see and did not make, newest first."""
    return [_of_kind(work, wanted, kind) for kind in _TABLES]


def _of_kind(work: Work, wanted: FeedFilter, kind: Kind) -> Select[Any]:
    table = _TABLES[kind].c
    oldest = work.now - KEPT
    own = [column.label(name) for name, column in zip(_NAMES, _OWN[kind], strict=True)]
    return (
        select(*own, table.id, table.created_at, table.created_by, table.modified_at, table.modified_by)
        .where(
            table.created_at >= max(wanted.since or oldest, oldest),
            table.created_by != work.viewer.user_id,
            _visible(work, kind),
            *_asked_for(wanted, kind),
        )
        .order_by(table.created_at.desc(), table.id.desc())
    )


def _visible(work: Work, kind: Kind) -> ColumnElement[bool]:
    """Of tasks: admins see all, others those they are responsible for (and their own, which are no news)."""
    if work.viewer.is_crm_admin:
        return true()
    if kind == Kind.TASK:
        return _t.responsible_id == work.viewer.user_id
    # The newest of many are wanted: to be tried row by row on the way down the index of moments.
    return unindexed(access.visible(work.viewer, kind).self_group())


def _asked_for(wanted: FeedFilter, kind: Kind) -> list[ColumnElement[bool]]:
    table = _TABLES[kind].c
    conditions: list[ColumnElement[bool]] = []
    if wanted.after.of(kind):
        conditions.append(table.id > wanted.after.of(kind))
    if wanted.until is not None:
        conditions.append(table.created_at <= wanted.until)
    if wanted.author_id != NOBODY:
        conditions.append(table.created_by == wanted.author_id)
    query = search.parse(wanted.text)
    if query:
        conditions.append(search.matches(query, kind, table.id))
    return conditions
