"""Reading addresses, and the deadlines behind one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from rapport.core.ids import Guid
from rapport.crm.calendar import rows
from rapport.crm.calendar.records import path_of
from rapport.crm.calendar.schemas import CalendarAddressShape
from rapport.protocol.shapes import wire_date
from rapport.store.tables import tasks
from rapport.store.work import Work

MOST_DEADLINES = 5000
"""Calendars that show more are of no use to anybody, and take long to write: the latest deadlines are shown."""


class Deadline(NamedTuple):
    """An open task, as a calendar shows it."""

    task_id: int
    title: str
    description: str
    deadline: datetime
    created_at: datetime
    modified_at: datetime


def address(work: Work) -> CalendarAddressShape:
    """Return whether the caller has an address."""
    made = rows.made_at(work, work.viewer.user_id)
    return CalendarAddressShape(
        is_active=made is not None, created=None if made is None else wire_date(made, work.site.zone)
    )


def new_address(work: Work, token: str) -> CalendarAddressShape:
    """Return an address that has just been made, with its secret part."""
    return CalendarAddressShape(
        is_active=True,
        created=wire_date(work.now, work.site.zone),
        url=f"{work.site.base_url}{path_of(token)}",
    )


def deadlines(work: Work, user_id: Guid) -> Sequence[Deadline]:
    """Return the open tasks that a user is responsible for, the latest first. Whoever is responsible sees a task."""
    t = tasks.c
    statement = select(t.id, t.title, t.description, t.deadline, t.created_at, t.modified_at).where(
        t.responsible_id == user_id, t.is_closed.is_(False)
    )
    latest = statement.order_by(t.deadline.desc(), t.id.desc()).limit(MOST_DEADLINES)
    return [Deadline(*row) for row in work.tx.execute(latest)]
