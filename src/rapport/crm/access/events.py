"""Who may see and change history events and files: what they hang on decides (sheet 06, sections 1.9 and 2.7).

Conditions speak of `tables.history_events` and `tables.files`; to use one on an alias, pass the alias. The rules for
one loaded event and one loaded file follow.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, FromClause, and_, case, false, func, or_, select, true

from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.core.viewer import Viewer
from rapport.crm.access.conditions import editable, visible
from rapport.crm.access.records import AccessFacts
from rapport.crm.access.rules import (
    can_edit_case,
    can_edit_contact,
    can_edit_opportunity,
    can_see_contact,
    can_see_private,
)
from rapport.store import tables

_HOLDERS = (
    (Kind.CONTACT, tables.contacts.alias("event_contact")),
    (Kind.OPPORTUNITY, tables.opportunities.alias("event_opportunity")),
    (Kind.CASE, tables.cases.alias("event_case")),
)
"""Made once: an alias takes longer to make than all that is said with it."""
_LINKS, _EVENTS = tables.event_files.alias("file_link"), tables.history_events.alias("file_event")

_Rule = Callable[[Kind, FromClause], ColumnElement[bool]]

_SEES: dict[Kind, Callable[[Viewer, AccessFacts], bool]] = {
    Kind.CONTACT: can_see_contact,
    Kind.OPPORTUNITY: can_see_private,
    Kind.CASE: can_see_private,
}
_EDITS: dict[Kind, Callable[[Viewer, AccessFacts], bool]] = {
    Kind.CONTACT: can_edit_contact,
    Kind.OPPORTUNITY: can_edit_opportunity,
    Kind.CASE: can_edit_case,
}


def event_visible(viewer: Viewer, table: FromClause | None = None) -> ColumnElement[bool]:
    """Return the condition under which the caller may see an event: its contact decides, without one its entity."""
    if viewer.is_crm_admin:
        return true()
    source = tables.history_events if table is None else table
    return _decided(source, lambda kind, holder: visible(viewer, kind, holder))


def event_editable(viewer: Viewer, table: FromClause | None = None) -> ColumnElement[bool]:
    """Return the condition under which the caller may delete an event.

    They may edit what decides; or they wrote the event and see it.
    """
    if viewer.is_crm_admin:
        return true()
    source = tables.history_events if table is None else table
    is_author = source.c.created_by == viewer.user_id

    def rule(kind: Kind, holder: FromClause) -> ColumnElement[bool]:
        return or_(editable(viewer, kind, holder), and_(is_author, visible(viewer, kind, holder)))

    return _decided(source, rule)


def _decided(source: FromClause, rule: _Rule) -> ColumnElement[bool]:
    """Return the rule for the contact that is there, else for the entity that is there, else no.

    A subquery without a row is null, and so leaves the decision to the next.
    """

    def verdict(kind: Kind, holder: FromClause, identity: ColumnElement[int]) -> ColumnElement[bool]:
        chosen = select(rule(kind, holder)).where(holder.c.id == identity)
        return chosen.correlate_except(holder).scalar_subquery()

    (of_contact, contacts), *entities = _HOLDERS
    by_contact = verdict(of_contact, contacts, source.c.contact_id)
    by_entity = case(
        *(
            (source.c.entity_kind == kind, verdict(kind, holder, source.c.entity_id))
            for kind, holder in entities
        )
    )
    return func.coalesce(by_contact, by_entity, false())


def file_visible(viewer: Viewer, table: FromClause | None = None) -> ColumnElement[bool]:
    """Return the condition under which the caller may read a file: its first event decides.

    One that hangs on no event is its creator's (quirk Q13), and CRM admins'.
    """
    if viewer.is_crm_admin:
        return true()
    source = tables.files if table is None else table
    first_decides = (
        select(event_visible(viewer, _EVENTS))
        .select_from(_LINKS.join(_EVENTS, _EVENTS.c.id == _LINKS.c.event_id))
        .where(_LINKS.c.file_id == source.c.id)
        .order_by(_LINKS.c.event_id)
        .limit(1)
        .correlate_except(_LINKS, _EVENTS)
        .scalar_subquery()
    )
    return func.coalesce(first_decides, source.c.created_by == viewer.user_id)


def file_changeable(viewer: Viewer, table: FromClause | None = None) -> ColumnElement[bool]:
    """Return the condition under which the caller may change or delete a file: they made it or changed it last."""
    if viewer.is_crm_admin:
        return true()
    source = tables.files if table is None else table
    return or_(source.c.created_by == viewer.user_id, source.c.modified_by == viewer.user_id)


@dataclass(frozen=True, slots=True)
class EventFacts:
    """What the rules need to know of one loaded event; `contact` and `entity` are None where there is none (left)."""

    created_by: Guid
    contact: AccessFacts | None = None
    entity: tuple[Kind, AccessFacts] | None = None

    @property
    def deciding(self) -> tuple[Kind, AccessFacts] | None:
        """What decides about the event."""
        return self.entity if self.contact is None else (Kind.CONTACT, self.contact)


def can_see_event(viewer: Viewer, facts: EventFacts) -> bool:
    """Whether the caller sees what decides about the event."""
    if viewer.is_crm_admin or facts.deciding is None:
        return viewer.is_crm_admin
    kind, holder = facts.deciding
    return _SEES[kind](viewer, holder)


def can_edit_event(viewer: Viewer, facts: EventFacts) -> bool:
    """Whether the caller may delete an event."""
    if viewer.is_crm_admin or facts.deciding is None:
        return viewer.is_crm_admin
    kind, holder = facts.deciding
    is_author = facts.created_by == viewer.user_id
    return _EDITS[kind](viewer, holder) or (is_author and _SEES[kind](viewer, holder))


def can_see_file(viewer: Viewer, created_by: Guid, first_event: EventFacts | None) -> bool:
    """Whether the caller may read a file; `first_event` is None while it hangs on none."""
    if viewer.is_crm_admin:
        return True
    return created_by == viewer.user_id if first_event is None else can_see_event(viewer, first_event)


def can_change_file(viewer: Viewer, *, created_by: Guid, modified_by: Guid) -> bool:
    """Whether the caller may change or delete a file: its creator, who changed it last, CRM admins."""
    return viewer.is_crm_admin or viewer.user_id in {created_by, modified_by}
