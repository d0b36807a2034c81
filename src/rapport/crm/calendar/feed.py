"""Deadlines as iCalendar text (RFC 5545; sheet 05, section 7)."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from rapport.crm.calendar.queries import Deadline, deadlines
from rapport.crm.calendar.service import user_behind
from rapport.crm.tasks.records import has_time, local_time
from rapport.protocol.call import Raw
from rapport.store.work import Work

MEDIA_TYPE = "text/calendar; charset=UTF-8"
_REFRESH = timedelta(hours=1)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_HEADERS = {
    "Content-Disposition": 'inline; filename="crm_calendar.ics"',
    "Cache-Control": "private, max-age=300",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
}


def feed(work: Work, token: str) -> Raw:
    """Return the calendar at an address. Raises Missing for one that is nobody's, or whose user is shut out."""
    user_id = user_behind(work, token)
    calendar = Calendar()
    for name, value in (
        ("prodid", "-//Rapport//CRM//EN"),
        ("version", "2.0"),
        ("method", "PUBLISH"),
        ("x-wr-calname", "CRM"),
        ("x-wr-timezone", work.site.zone.key),
        ("refresh-interval", _REFRESH),
        ("x-published-ttl", "PT1H"),
    ):
        calendar.add(name, value)
    for deadline in deadlines(work, user_id):
        calendar.add_component(_event(deadline, work.site.base_url, work.site.zone))
    return Raw(calendar.to_ical(), MEDIA_TYPE, headers=_HEADERS)


def _event(deadline: Deadline, base_url: str, zone: ZoneInfo) -> Event:
    """Return an event that starts at the deadline and takes no time, or a day if the deadline has no time."""
    event = Event()
    event.add("uid", f"crm_task_{deadline.task_id}@{urlsplit(base_url).hostname or 'localhost'}")
    event.add("dtstamp", deadline.modified_at)
    event.add("created", deadline.created_at)
    event.add("last-modified", deadline.modified_at)
    event.add("summary", _clean(f"CRM: {deadline.title}"))
    if deadline.description:
        event.add("description", _clean(deadline.description))
    event.add("dtstart", _start(deadline.deadline, zone))
    event.add("url", f"{base_url}/Products/CRM/Tasks.aspx?id={deadline.task_id}")
    event.add("transp", "TRANSPARENT")
    return event


def _clean(text: str) -> str:
    """Return text without control characters, which the format has no place for."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _start(moment: datetime, zone: ZoneInfo) -> date | datetime:
    """Return the moment; where the portal's clock shows midnight, the day there (sheet 05, section 2)."""
    local = local_time(moment, zone)
    return moment if has_time(local) else local.date()
