"""Who sees an opportunity (sheet 04, sections 1.4 and 2.7)."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.core.errors import BadArgument, Forbidden
from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.access.records import AccessFacts
from rapport.crm.opportunities import rows
from rapport.crm.opportunities.records import Opportunity, OpportunityFilter, SharingDraft, wanted_subjects
from rapport.portal.changes.service import Audit, record, updated
from rapport.portal.people.queries import directory
from rapport.store.batches import batches
from rapport.store.work import Work

_OPENED, _RESTRICTED = 3054, 3055


def set_access(work: Work, opportunity_id: int, sharing: SharingDraft) -> None:
    """Make an opportunity private to the listed and the caller; with nobody listed, public.

    For its creator and CRM admins. Raises BadArgument (id 0), Missing, Forbidden.
    """
    if opportunity_id <= 0:
        raise BadArgument
    opportunity = rows.load(work, opportunity_id)
    if not access.can_change_access(work.viewer, AccessFacts(opportunity.created_by)):
        raise Forbidden
    _apply(work, [opportunity], sharing)


def set_access_of_several(work: Work, opportunity_ids: Sequence[int], sharing: SharingDraft) -> list[int]:
    """Do the same to several and return the ids of those it was done to; all others are passed over."""
    ids = sorted(set(opportunity_ids))
    chosen = [each for some in batches(ids) for each in rows.load_visible(work, some, access_changeable=True)]
    return _apply(work, chosen, sharing)


def set_access_of_matching(work: Work, wanted: OpportunityFilter, sharing: SharingDraft) -> list[int]:
    """Do the same to all that a filter picks and return the ids of those it was done to."""
    chosen = rows.load_matching(work, wanted, access_changeable=True)
    return _apply(work, chosen, sharing)


def _apply(work: Work, opportunities: Sequence[Opportunity], sharing: SharingDraft) -> list[int]:
    subjects = sorted(wanted_subjects(work.viewer.user_id, sharing))
    for some in batches(opportunities):
        ids = [each.id for each in some]
        before = access.entries_of(work.tx, [(Kind.OPPORTUNITY, each) for each in ids])
        rows.set_private(work, ids, is_private=bool(subjects))
        access.replace_entries(work, Kind.OPPORTUNITY, ids, subjects)
        record(
            work,
            *(
                updated(
                    Kind.OPPORTUNITY,
                    each.id,
                    {
                        "is_private": each.is_private,
                        "access_list": before.get((Kind.OPPORTUNITY, each.id), []),
                    },
                    {"is_private": bool(subjects), "access_list": subjects},
                )
                for each in some
            ),
            audit=_audit(work, some, subjects),
        )
    return [each.id for each in opportunities]


def _audit(work: Work, opportunities: Sequence[Opportunity], subjects: Sequence[Guid]) -> list[Audit]:
    if not subjects:
        return [Audit(_OPENED, (each.id,), (each.title,)) for each in opportunities]
    people = directory(work)
    names = ", ".join(people.name(subject) for subject in subjects)
    return [Audit(_RESTRICTED, (each.id,), (each.title, names)) for each in opportunities]
