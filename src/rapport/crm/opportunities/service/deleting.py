"""Deleting opportunities with all that hangs on them (sheet 04, section 2.8)."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.core.errors import BadArgument
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.custom_fields import service as custom_fields
from rapport.crm.history import service as history
from rapport.crm.links import service as links
from rapport.crm.opportunities import rows
from rapport.crm.opportunities.records import Opportunity, OpportunityFilter
from rapport.crm.opportunities.service.recording import snapshots
from rapport.crm.tags import service as tags
from rapport.crm.tasks import service as tasks
from rapport.portal.changes.records import PARAMETERS_LIMIT
from rapport.portal.changes.service import Audit, deleted, record
from rapport.store import search
from rapport.store.batches import batches
from rapport.store.work import Work

_DELETED, _SEVERAL_DELETED = 3056, 3057


def delete(work: Work, opportunity_id: int) -> Opportunity:
    """Delete an opportunity and return it as it was. Raises BadArgument (id 0), Missing."""
    if opportunity_id <= 0:
        raise BadArgument
    opportunity = rows.load(work, opportunity_id)
    _delete(work, [opportunity])
    record(work, audit=Audit(_DELETED, (opportunity.id,), (opportunity.title,)))
    return opportunity


def delete_several(
    work: Work, opportunity_ids: Sequence[int], *, asked_for: Sequence[int] = ()
) -> list[Opportunity]:
    """Delete those of the opportunities that the caller may see and return them as they were, by id.

    `asked_for` are the ids that the audit trail names, if they are others. Raises BadArgument when no id is given.
    """
    if not opportunity_ids:
        raise BadArgument
    ids = sorted(set(opportunity_ids))
    found = [each for some in batches(ids) for each in rows.load_visible(work, some)]
    _delete(work, found)
    _record_several(work, asked_for or opportunity_ids, found)
    return found


def delete_matching(work: Work, wanted: OpportunityFilter) -> list[Opportunity]:
    """Delete all that a filter picks and the caller may see; return them as they were, by id."""
    found = rows.load_matching(work, wanted)
    if found:
        _delete(work, found)
        _record_several(work, [each.id for each in found], found)
    return found


def _record_several(work: Work, asked: Sequence[int], found: Sequence[Opportunity]) -> None:
    titles = ", ".join(each.title for each in found)
    record(work, audit=Audit(_SEVERAL_DELETED, tuple(asked), (titles,), PARAMETERS_LIMIT))


def _delete(work: Work, opportunities: Sequence[Opportunity]) -> None:
    """Delete any number of opportunities, each told to the change log with all that it had.

    Invoices keep the id of the opportunity they were made for.
    """
    for some in batches(opportunities):
        ids = [each.id for each in some]
        gone = [
            deleted(Kind.OPPORTUNITY, each.id, fields)
            for each, fields in zip(some, snapshots(work, some), strict=True)
        ]
        custom_fields.remove_records(work, Kind.OPPORTUNITY, ids)
        links.remove_records(work, Kind.OPPORTUNITY, ids)
        history.remove_records(work, Kind.OPPORTUNITY, ids)
        tasks.remove_records(work, Kind.OPPORTUNITY, ids)
        tags.remove_records(work, Kind.OPPORTUNITY, ids)
        access.clear_entries(work.tx, Kind.OPPORTUNITY, ids)
        search.remove(work.tx, Kind.OPPORTUNITY, ids)
        rows.delete_opportunities(work, ids)
        record(work, *gone)
