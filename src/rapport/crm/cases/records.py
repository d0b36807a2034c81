"""Cases, and the rules that need nothing but them (sheet 04, section 5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from rapport.core.errors import BadArgument
from rapport.core.ids import Guid

TITLE_LIMIT = 255

MOST_AT_ONCE = 10_000
"""So many cases are closed or opened at once by their ids."""


@dataclass(frozen=True, slots=True)
class Case:
    """A stored case."""

    id: int
    title: str
    is_closed: bool
    is_private: bool
    created_by: Guid
    created_at: datetime
    modified_by: Guid
    modified_at: datetime


@dataclass(frozen=True, slots=True)
class SharingDraft:
    """Who is to see it."""

    is_private: bool = False
    access_list: Sequence[Guid] = ()
    is_notify: bool = False
    """Whether those who see it from now on are told so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDraft:
    """What a client sends to make a case or to change one, unchecked. A title that was not sent is None."""

    title: str | None
    members: Sequence[int] | None = None
    """None: those that there are stay."""
    custom_fields: Sequence[tuple[int, str | None]] = ()
    """Field id and value."""
    sharing: SharingDraft | None = SharingDraft()
    """None: who sees it stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilter:
    """What `case/filter` picks by (section 5.4). None, 0 and empty: no condition."""

    contact_id: int = 0
    is_closed: bool | None = None
    tags: tuple[str, ...] = ()
    text: str = ""


class CaseOrder(StrEnum):
    """What lists are sorted by, as `sortBy` spells it (section 5.4). All but the last two put open cases first."""

    TITLE = "title"
    CREATED_BY = "createby"
    CREATION = "dateandtime"
    ID = "id"
    CREATED = "created"
    """The member of the answer of that name."""


def order_of(sort_by: str, *, descending: bool) -> tuple[CaseOrder | None, bool]:
    """Return the order that `sortBy` asks for, and whether it descends.

    Without it, by title, ascending; for an unknown word None: open cases first, and nothing else.
    """
    word = sort_by.partition(",")[0].strip().lower()
    if not word:
        return CaseOrder.TITLE, False
    try:
        return CaseOrder(word), descending
    except ValueError:
        return None, False


def stored_title(title: str | None) -> str:
    """Return a title as it is kept. Raises BadArgument for none, and naming it when it is too long."""
    if not title:
        raise BadArgument
    if len(title) > TITLE_LIMIT:
        raise BadArgument(f"title has more than {TITLE_LIMIT} characters.", parameter="title")
    return title


def wanted_subjects(caller: Guid, sharing: SharingDraft) -> frozenset[Guid]:
    """Return who is to be listed in the access list; nobody: the case is public (section 1.4).

    A list with anybody in it takes in the caller; `is_private` with an empty list is public (quirk 3).
    """
    listed = frozenset(sharing.access_list) if sharing.is_private else frozenset()
    return listed | {caller} if listed else listed
