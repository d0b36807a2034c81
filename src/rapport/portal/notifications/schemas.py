"""Notices and choices on the wire. Ours alone."""

from __future__ import annotations

from rapport.portal.people.schemas import EmployeeShape
from rapport.protocol.shapes import Shape, WireDate


class NoticeShape(Shape, frozen=True, kw_only=True):
    """Something that the caller is told. `entityType` is a kind's number, as in audit events."""

    id: int
    kind: str
    subject: str
    text: str
    created: WireDate
    author: EmployeeShape
    is_read: bool
    entity_type: int | None = None
    entity_id: int | None = None
    url: str


class SubscriptionShape(Shape, frozen=True, kw_only=True):
    """A kind of notice, and how the caller is told about it."""

    kind: str
    title: str
    on_site: bool
    by_mail: bool
