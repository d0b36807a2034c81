"""Changing the fields of an opportunity that a client names, and no others. An addition."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from rapport.core.errors import Forbidden
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.access.records import AccessFacts
from rapport.crm.edits.records import Named, Outdated, outdated, require_fields
from rapport.crm.links import service as links
from rapport.crm.opportunities import rows
from rapport.crm.opportunities.records import (
    BidDraft,
    Opportunity,
    OpportunityDraft,
    ProgressDraft,
    SharingDraft,
)
from rapport.crm.opportunities.service.writing import move_to_stage, replace_fields
from rapport.store.work import Work

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "title": "title",
        "description": "description",
        "contactid": "contact_id",
        "members": "members",
        "responsibleid": "responsible_id",
        "bid_type": "bid_type",
        "bid_value": "bid_value",
        "bid_currency_abbr": "bid_currency",
        "per_period_value": "per_period_value",
        "stageid": "stage_id",
        "success_probability": "success_probability",
        "actual_close_date": "actual_close_at",
        "expected_close_date": "expected_close_at",
        "is_private": "is_private",
        "access_list": "access_list",
    }
)
"""The parameters of the whole update, by what the change log calls them."""

_SHARING = frozenset({"is_private", "access_list"})


def update_fields(work: Work, opportunity_id: int, named: Named, expected: Named) -> list[Outdated]:
    """Change the named fields of an opportunity as `update` would, if what is expected holds.

    Otherwise nothing is changed: returned is what does not hold. Members that are named are replaced, by none too.
    Raises as `update`, BadArgument for names that are none, and Forbidden for naming who sees it without being
    allowed to say so.
    """
    before = rows.load(work, opportunity_id)
    require_fields(named, expected, FIELDS, "is_notify")
    found = _outdated(work, before, expected)
    if found:
        return found
    sharing = _sharing(work, before, named)
    draft = _draft(before, named, sharing)
    replace_fields(work, before, draft, keeps_contact="contactid" not in named)
    return []


def move_to_stage_expecting(
    work: Work, opportunity_id: int, stage_id: int, expected: Named
) -> list[Outdated]:
    """Put an opportunity into a stage as `move_to_stage` would, if what is expected holds.

    Otherwise nothing is changed: returned is what does not hold. Raises as `move_to_stage`, and BadArgument for names
    that are none.
    """
    if expected:
        require_fields({"stageid": stage_id}, expected, FIELDS)
        found = _outdated(work, rows.load(work, opportunity_id), expected)
        if found:
            return found
    move_to_stage(work, opportunity_id, stage_id)
    return []


def _outdated(work: Work, before: Opportunity, expected: Named) -> list[Outdated]:
    if "bid_currency_abbr" in expected:
        expected = {**expected, "bid_currency_abbr": (expected["bid_currency_abbr"] or "").upper()}
    return outdated(expected, _present(work, before, expected), FIELDS)


def _present(work: Work, opportunity: Opportunity, asked: Named) -> dict[str, Any]:
    """Return the fields that are asked for as the caller sees them: contacts that are hidden from them are none."""
    present = {name: getattr(opportunity, logged, None) for name, logged in FIELDS.items() if name in asked}
    if "contactid" in asked and opportunity.contact_id:
        present["contactid"] = next(iter(links.visible_of(work, [opportunity.contact_id])), 0)
    if "members" in asked:
        members = links.members_of(work, Kind.OPPORTUNITY, opportunity.id)
        present["members"] = links.visible_of(work, members) if members else []
    if "access_list" in asked:
        present["access_list"] = _listed(work, opportunity)
    return present


def _listed(work: Work, opportunity: Opportunity) -> frozenset[str]:
    if not opportunity.is_private:
        return frozenset()
    return access.subjects_of(work.tx, Kind.OPPORTUNITY, opportunity.id)


def _sharing(work: Work, opportunity: Opportunity, named: Named) -> SharingDraft | None:
    if not _SHARING & named.keys():
        return None
    if not access.can_change_access(work.viewer, AccessFacts(opportunity.created_by)):
        raise Forbidden
    listed = named["access_list"] if "access_list" in named else sorted(_listed(work, opportunity))
    return SharingDraft(
        named.get("is_private", opportunity.is_private), listed, named.get("is_notify", False)
    )


def _draft(before: Opportunity, named: Named, sharing: SharingDraft | None) -> OpportunityDraft:
    """Return what there is with the named fields in it; what is no field of its own row stays unless it is named."""
    now: dict[str, Any] = {name: getattr(before, of_log, None) for name, of_log in FIELDS.items()}
    wanted = {**now, "members": None, **named}
    return OpportunityDraft(
        title=wanted["title"],
        description=wanted["description"],
        responsible_id=wanted["responsibleid"],
        contact_id=wanted["contactid"],
        members=wanted["members"],
        bid=BidDraft(
            wanted["bid_type"], wanted["bid_value"], wanted["bid_currency_abbr"], wanted["per_period_value"]
        ),
        progress=ProgressDraft(
            wanted["stageid"],
            wanted["success_probability"],
            wanted["actual_close_date"],
            wanted["expected_close_date"],
        ),
        sharing=sharing,
    )
