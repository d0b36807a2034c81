"""What people can be told about, and what they may choose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rapport.core.ids import Guid
from rapport.core.kinds import Kind

NOTICE_JOB = "notice"


class NoticeKind(StrEnum):
    """What a notice is about; each can be switched off by itself."""

    TASK_ASSIGNED = "taskAssigned"
    TASK_REMINDER = "taskReminder"
    ACCESS_GRANTED = "accessGranted"
    MENTIONED = "mentioned"
    DATA_READY = "dataReady"


TITLES: Mapping[NoticeKind, str] = {
    NoticeKind.TASK_ASSIGNED: "A task is assigned to you",
    NoticeKind.TASK_REMINDER: "A task of yours is due soon",
    NoticeKind.ACCESS_GRANTED: "You are given access to an opportunity or a case",
    NoticeKind.MENTIONED: "Somebody lets you know of an event",
    NoticeKind.DATA_READY: "An import or export of yours has ended",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """How somebody wants to be told about a kind of thing; both off: not at all."""

    on_site: bool = True
    by_mail: bool = True


@dataclass(frozen=True, slots=True)
class Wording:
    """What people are told, in one language.

    `text` is plain, paragraphs parted by blank lines; `html`, if given, takes its place in mails and has to be safe
    already.
    """

    subject: str
    text: str
    html: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """What somebody is told. `about` is the record that it concerns."""

    user_id: Guid
    kind: NoticeKind
    at: datetime
    author_id: Guid
    subject: str
    text: str
    about: tuple[Kind, int] | None = None


_PAGES = {
    Kind.CONTACT: "/Products/CRM/Default.aspx?id={id}",
    Kind.PERSON: "/Products/CRM/Default.aspx?id={id}",
    Kind.COMPANY: "/Products/CRM/Default.aspx?id={id}&type=company",
    Kind.OPPORTUNITY: "/Products/CRM/Deals.aspx?id={id}",
    Kind.CASE: "/Products/CRM/Cases.aspx?id={id}",
    Kind.TASK: "/Products/CRM/Tasks.aspx?id={id}",
    Kind.INVOICE: "/Products/CRM/Invoices.aspx?id={id}",
}


def page_of(about: tuple[Kind, int] | None) -> str:
    """Return the path of a record's page, as Workspace's links have it (sheet 02, section 7.6); none: the CRM's."""
    if about is None:
        return "/Products/CRM/"
    kind, record_id = about
    return _PAGES.get(kind, "/Products/CRM/").format(id=record_id)
