"""What of the CRM comes into the feed, and how it is called there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from rapport.core.clock import NO_DATE
from rapport.core.ids import NOBODY, Guid
from rapport.core.kinds import Kind

KEPT = timedelta(days=14)
"""Older things are no news."""
MOST_COUNTED = 1001
MOST_NEW = 100
"""How many items `onlyNew` gives at most."""
PRODUCT = "crm"


@dataclass(frozen=True, slots=True)
class ItemKind:
    """Words of one kind of item. The page's address is that of Workspace."""

    word: str
    module: str
    page: str


PERSON = ItemKind("person", "contacts", "/Products/CRM/Default.aspx?id={id}#profile")
COMPANY = ItemKind("company", "contacts", "/Products/CRM/Default.aspx?id={id}#profile")
KINDS: Mapping[Kind, ItemKind] = {
    Kind.PERSON: PERSON,
    Kind.COMPANY: COMPANY,
    Kind.TASK: ItemKind("crmTask", "crmTasks", "/Products/CRM/Tasks.aspx"),
    Kind.OPPORTUNITY: ItemKind("deal", "deals", "/Products/CRM/Deals.aspx?id={id}#profile"),
    Kind.CASE: ItemKind("cases", "cases", "/Products/CRM/Cases.aspx?id={id}#profile"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """When somebody read the feed last (NO_DATE: never), and the highest id of each kind that was there then.

    Ids tell what came after; moments are too coarse for it, and can be set.
    """

    read_at: datetime = NO_DATE
    contact_id: int = 0
    opportunity_id: int = 0
    case_id: int = 0
    task_id: int = 0

    def of(self, kind: Kind) -> int:
        """Return the highest id of that kind."""
        seen = {
            Kind.CONTACT: self.contact_id,
            Kind.OPPORTUNITY: self.opportunity_id,
            Kind.CASE: self.case_id,
            Kind.TASK: self.task_id,
        }
        return seen[kind]


UNREAD = Reading()


@dataclass(frozen=True, slots=True)
class FeedFilter:
    """What is asked for; `since` and `until` are moments of creation, both inclusive. `after`: only what came then."""

    product: str = ""
    since: datetime | None = None
    until: datetime | None = None
    after: Reading = UNREAD
    author_id: Guid = NOBODY
    text: str = ""

    @property
    def is_about_crm(self) -> bool:
        """Whether anything of ours can match."""
        return self.product.strip().lower() in {"", PRODUCT}


def group_of(word: str, author_id: Guid, created_at: datetime) -> str:
    """Return what items are grouped by: kind, author, and two hours of the day in UTC."""
    moment = created_at.astimezone(UTC)
    return f"{word}_{author_id}_{moment:%Y.%m.%d}.{moment.hour // 2 * 2}"
