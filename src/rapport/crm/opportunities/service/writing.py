"""Making opportunities and changing their fields (sheet 04, sections 2.3 to 2.6 and 2.12)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from rapport.core.clock import NO_DATE
from rapport.core.errors import BadArgument, Forbidden, Missing
from rapport.core.ids import NOBODY, Guid
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.access.records import AccessFacts
from rapport.crm.cards.catalogue import CURRENCIES
from rapport.crm.custom_fields import service as custom_fields
from rapport.crm.links import service as links
from rapport.crm.opportunities import rows
from rapport.crm.opportunities.records import (
    DESCRIPTION_BYTES,
    TITLE_LIMIT,
    BidType,
    Opportunity,
    OpportunityDraft,
    SharingDraft,
    Stage,
    stored_amount,
    stored_text,
    wanted_subjects,
)
from rapport.crm.opportunities.service.recording import index
from rapport.portal.changes.records import as_fields
from rapport.portal.changes.service import Audit, created, record, updated
from rapport.portal.notifications.service import access_granted
from rapport.store.batches import batches
from rapport.store.work import Work

_CREATED, _UPDATED, _UPDATED_STAGE = 3042, 3043, 3044


def create(work: Work, draft: OpportunityDraft) -> int:
    """Make an opportunity and return its id; its main contact becomes a member too.

    Members that do not exist or that the caller may not see are left out. Raises BadArgument for what is missing,
    unknown, too long or too large, Forbidden for a main contact that the caller may not see.
    """
    members = _visible_contacts(work, {*(draft.members or ()), draft.contact_id})
    stage = _checked(work, draft, members)
    sharing = draft.sharing or SharingDraft()
    subjects = wanted_subjects(work.viewer.user_id, sharing)
    blank = _blank(work, is_private=bool(subjects))
    made = _filled(blank, draft)
    made = replace(made, id=rows.insert_opportunity(work, made, stage))
    if subjects:
        access.replace_entries(work, Kind.OPPORTUNITY, [made.id], subjects)
    links.set_members(work, Kind.OPPORTUNITY, made.id, members, is_new=True)
    _, values = custom_fields.write_values(work, Kind.OPPORTUNITY, made.id, draft.custom_fields, is_new=True)
    index(work, made)
    fields = _fields(made, members, values, subjects)
    record(
        work,
        created(Kind.OPPORTUNITY, made.id, fields),
        audit=Audit(_CREATED, (made.id,), (made.title,)),
    )
    if sharing.is_notify:
        access_granted(work, (Kind.OPPORTUNITY, made.id), made.title, before=(), after=subjects)
    return made.id


def update(work: Work, opportunity_id: int, draft: OpportunityDraft) -> None:
    """Replace the fields of an opportunity: what the draft leaves out is cleared.

    Members are replaced only if any are given (quirk 5), and the main contact is not added to them (quirk 6). An
    admin or the creator sets access as well, and makes it public by saying nothing of it (quirk 2); for others it
    stays. Raises Missing, and the errors of `create`.
    """
    replace_fields(work, rows.load(work, opportunity_id), draft)


def replace_fields(
    work: Work, before: Opportunity, draft: OpportunityDraft, *, keeps_contact: bool = False
) -> None:
    """Do what `update` does to an opportunity that the caller may see.

    `keeps_contact`: the draft has the main contact that there is, which the caller need not see then.
    """
    visible = _visible_contacts(work, {*(draft.members or ()), draft.contact_id})
    stage = _checked(work, draft, [*visible, before.contact_id] if keeps_contact else visible)
    listed_before = (
        access.subjects_of(work.tx, Kind.OPPORTUNITY, before.id) if before.is_private else frozenset()
    )
    listed, is_private = listed_before, before.is_private
    if draft.sharing and access.can_change_access(work.viewer, AccessFacts(before.created_by)):
        listed = wanted_subjects(work.viewer.user_id, draft.sharing)
        is_private = bool(listed)
    changed = replace(before, is_private=is_private, modified_by=work.viewer.user_id, modified_at=work.now)
    after = _filled(changed, draft)
    rows.save(work, after, stage)
    if listed != listed_before:
        access.replace_entries(work, Kind.OPPORTUNITY, [after.id], listed)
    members_before = members = links.members_of(work, Kind.OPPORTUNITY, after.id)
    if draft.members is not None:
        wanted = set(draft.members)
        members = [contact for contact in visible if contact in wanted]
        links.set_members(work, Kind.OPPORTUNITY, after.id, members)
    values_before, values = custom_fields.write_values(work, Kind.OPPORTUNITY, after.id, draft.custom_fields)
    index(work, after)
    record(
        work,
        updated(
            Kind.OPPORTUNITY,
            after.id,
            _fields(before, members_before, values_before, listed_before),
            _fields(after, members, values, listed),
        ),
        audit=Audit(_UPDATED, (after.id,), (after.title,)),
    )
    if draft.sharing and draft.sharing.is_notify:
        access_granted(work, (Kind.OPPORTUNITY, after.id), after.title, before=listed_before, after=listed)


def move_to_stage(work: Work, opportunity_id: int, stage_id: int) -> None:
    """Put an opportunity into a stage, which decides its probability and its actual close date.

    Raises BadArgument for an id below 1, Missing for an unknown opportunity or stage.
    """
    if opportunity_id <= 0 or stage_id <= 0:
        raise BadArgument
    before = rows.load(work, opportunity_id)
    stage = work.cached(rows.load_stages).get(stage_id)
    if stage is None:
        raise Missing
    after = before.entering(stage, by=work.viewer.user_id, at=work.now)
    rows.save(work, after, stage)
    record(
        work,
        updated(Kind.OPPORTUNITY, after.id, before, after),
        audit=Audit(_UPDATED_STAGE, (after.id,), (after.title,)),
    )


def set_creation_date(work: Work, opportunity_id: int, moment: datetime | None) -> None:
    """Pretend that an opportunity was made at another moment (None: at none). Raises Missing."""
    before = rows.load(work, opportunity_id)
    _save_dates(work, before, replace(before, created_at=moment or NO_DATE))


def set_modification_date(work: Work, opportunity_id: int, moment: datetime | None) -> None:
    """Pretend that an opportunity was last changed at another moment (None: at none). Raises Missing."""
    before = rows.load(work, opportunity_id)
    _save_dates(work, before, replace(before, modified_at=moment or NO_DATE))


def _save_dates(work: Work, before: Opportunity, after: Opportunity) -> None:
    rows.save(work, after, work.cached(rows.load_stages)[after.stage_id])
    record(work, updated(Kind.OPPORTUNITY, after.id, before, after))


def _visible_contacts(work: Work, contact_ids: Collection[int]) -> list[int]:
    """Return those of the contacts that the caller may see, ascending."""
    wanted = sorted(contact for contact in contact_ids if contact > 0)
    return [contact for some in batches(wanted) for contact in links.visible_of(work, some)]


def _checked(work: Work, draft: OpportunityDraft, visible_contacts: Collection[int]) -> Stage:
    """Check a draft in the reference's order (section 2.3) and return its stage."""
    currency, stage_id = draft.bid.currency, draft.progress.stage_id
    if not draft.title or draft.responsible_id == NOBODY or stage_id <= 0 or not currency:
        raise BadArgument
    stage = work.cached(rows.load_stages).get(stage_id)
    if stage is None:
        raise BadArgument("Deal milestone is not found")
    if draft.contact_id and draft.contact_id not in visible_contacts:
        if draft.contact_id > 0 and rows.is_contact(work, draft.contact_id):
            raise Forbidden
        raise BadArgument
    if currency.upper() not in CURRENCIES:
        raise BadArgument
    return stage


def _blank(work: Work, *, is_private: bool) -> Opportunity:
    """Return an opportunity of the caller that is being made now, without anything in it."""
    return Opportunity(
        id=0,
        title="",
        description="",
        responsible_id=NOBODY,
        contact_id=0,
        stage_id=0,
        bid_type=BidType.FIXED_BID,
        bid_value=Decimal(0),
        bid_currency="",
        per_period_value=0,
        success_probability=0,
        actual_close_at=NO_DATE,
        expected_close_at=NO_DATE,
        is_private=is_private,
        created_by=work.viewer.user_id,
        created_at=work.now,
        modified_by=work.viewer.user_id,
        modified_at=work.now,
    )


def _filled(blank: Opportunity, draft: OpportunityDraft) -> Opportunity:
    """Return the opportunity with the fields of a checked draft."""
    bid, progress = draft.bid, draft.progress
    return replace(
        blank,
        title=stored_text(draft.title, "title", characters=TITLE_LIMIT),
        description=stored_text(draft.description, "description", size=DESCRIPTION_BYTES),
        responsible_id=draft.responsible_id,
        contact_id=draft.contact_id,
        stage_id=progress.stage_id,
        bid_type=bid.bid_type,
        bid_value=stored_amount(bid.value),
        bid_currency=(bid.currency or "").upper(),
        per_period_value=bid.per_period_value,
        success_probability=min(max(progress.success_probability, 0), 100),
        actual_close_at=_whole_seconds(progress.actual_close_at),
        expected_close_at=_whole_seconds(progress.expected_close_at),
    )


def _whole_seconds(moment: datetime | None) -> datetime:
    return (moment or NO_DATE).replace(microsecond=0)


def _fields(
    opportunity: Opportunity, members: Collection[int], values: Mapping[int, str], listed: Collection[Guid]
) -> dict[str, Any]:
    """Return an opportunity as the change log keeps it."""
    return {
        **as_fields(opportunity),
        "members": list(members),
        "custom_fields": dict(values),
        "access_list": sorted(listed),
    }
