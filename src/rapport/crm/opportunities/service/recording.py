"""How opportunities are told to the change log and to the search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.custom_fields import queries as custom_fields
from rapport.crm.links import queries as links
from rapport.crm.opportunities import rows
from rapport.crm.opportunities.records import Opportunity
from rapport.crm.tags import queries as tags
from rapport.portal.changes.records import as_fields
from rapport.store import search
from rapport.store.batches import batches
from rapport.store.search import Document, Part
from rapport.store.work import Work


def index(work: Work, opportunity: Opportunity) -> None:
    """Let the search find an opportunity by its own fields."""
    search.put_many(work.tx, Kind.OPPORTUNITY, [_document(opportunity)])


def follow(work: Work, opportunity_ids: Sequence[int]) -> list[Document]:
    """Bring what opportunities keep of their stages in line with these; return what the search finds them by."""
    documents: list[Document] = []
    for some in batches(opportunity_ids):
        rows.keep_to_stages(work, some, _stages(work).values())
        documents += map(_document, rows.load_any(work, some))
    return documents


def follow_stages(work: Work, stage_ids: Sequence[int]) -> None:
    """Bring what all opportunities at these stages keep of them in line with them."""
    if stage_ids:
        rows.keep_to_stages(work, None, [stage for each, stage in _stages(work).items() if each in stage_ids])


def _stages(work: Work) -> rows.Stages:
    return work.cached(rows.load_stages)


def _document(opportunity: Opportunity) -> Document:
    return Document(opportunity.id, Part.RECORD, 0, [opportunity.title, opportunity.description])


def snapshots(work: Work, opportunities: Sequence[Opportunity]) -> list[dict[str, Any]]:
    """Return opportunities with all that hangs on them and goes when they go. Four statements, a batch at a time."""
    ids = [each.id for each in opportunities]
    members = links.members_of_records(work, Kind.OPPORTUNITY, ids)
    values = custom_fields.values_of_records(work, Kind.OPPORTUNITY, ids)
    titles = tags.titles_of_records(work, Kind.OPPORTUNITY, ids)
    listed = access.entries_of(
        work.tx, [(Kind.OPPORTUNITY, each.id) for each in opportunities if each.is_private]
    )
    return [
        {
            **as_fields(each),
            "members": members.get(each.id, []),
            "custom_fields": values.get(each.id, {}),
            "tags": titles.get(each.id, []),
            "access_list": listed.get((Kind.OPPORTUNITY, each.id), []),
        }
        for each in opportunities
    ]
