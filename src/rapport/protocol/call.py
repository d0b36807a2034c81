"""What an operation is given besides its arguments, and the special answers it may give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

W = TypeVar("W")
T = TypeVar("T")

MAX_COUNT = 1000
"""Largest and default page size (sheet 01, section 11.1)."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The common list parameters of the query string, on every verb (sheet 01, section 11)."""

    count: int = MAX_COUNT
    start_index: int = 0
    sort_by: str = ""
    """As sent, the pieces of a comma list still joined; empty: none."""
    descending: bool = False
    filter_by: tuple[str, ...] = ()
    filter_op: str = "equals"
    filter_values: tuple[str, ...] = ()
    filter_value: str = ""
    """The whole text of the first `filterValue`: what search endpoints use (quirk Q5: commas stay)."""
    updated_since: datetime | None = None
    fields: tuple[str, ...] = ()
    type: str = ""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in a multipart part or as the raw body."""

    name: str
    content: bytes
    media_type: str
    field: str = "file"


@dataclass(slots=True)
class Cookie:
    """A cookie to set with the answer; an `expires` in the past takes it away."""

    name: str
    value: str
    expires: datetime | None = None


@dataclass(slots=True)
class Call(Generic[W]):
    """The side of a request that is no argument: the unit of work, paging, and what the answer carries besides.

    Endpoints get it as their first argument.
    """

    work: W
    listing: Listing = field(default_factory=Listing)
    cookies: list[Cookie] = field(default_factory=list)
    """Cookies to set; the endpoint appends."""
    headers: dict[str, str] = field(default_factory=dict)
    """Further answer headers; the endpoint adds."""


@dataclass(slots=True)
class Page(Generic[T]):
    """A list that the endpoint has filtered, sorted and cut itself.

    `items` are at most `listing.count` rows from `listing.start_index` on; `total` is the number of all matches
    (None: not told); `more` tells that rows follow after these.
    """

    items: Sequence[T]
    total: int | None = None
    more: bool = False


@dataclass(slots=True)
class Sorted(Generic[T]):
    """A whole list that the endpoint has sorted and filtered but not cut: the protocol pages it."""

    items: Sequence[T]
    total: int | None = None


@dataclass(slots=True)
class Raw:
    """An answer outside the envelope: a file, a feed."""

    content: bytes
    media_type: str
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
