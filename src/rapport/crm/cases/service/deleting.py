"""Deleting cases with all that hangs on them (sheet 04, sections 5.3 and 5.6)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.cases import rows
from rapport.crm.cases.records import Case, CaseFilter
from rapport.crm.cases.service import standing
from rapport.crm.custom_fields import queries as custom_field_queries
from rapport.crm.custom_fields import service as custom_fields
from rapport.crm.history import service as history
from rapport.crm.links import queries as link_queries
from rapport.crm.links import service as links
from rapport.crm.tags import queries as tag_queries
from rapport.crm.tags import service as tags
from rapport.crm.tasks import service as tasks
from rapport.portal.changes.records import PARAMETERS_LIMIT, as_fields
from rapport.portal.changes.service import Audit, deleted, record
from rapport.store import search
from rapport.store.batches import batches
from rapport.store.work import Work

_DELETED, _SEVERAL_DELETED = 3078, 3079


def delete(work: Work, case_id: int) -> Case:
    """Delete a case and return it as it was. Raises BadArgument (id 0), Missing (unknown), Forbidden."""
    case = standing.require_editable(work, case_id)
    _delete(work, [case])
    record(work, audit=Audit(_DELETED, (case.id,), (case.title,)))
    return case


def delete_several(work: Work, case_ids: Sequence[int], *, asked_for: Sequence[int] = ()) -> list[Case]:
    """Delete those of the cases that the caller may see and return them as they were, by id. None given: none.

    `asked_for` are the ids that the audit trail names, if they are others.
    """
    asked = list(dict.fromkeys(case_ids))
    found = [
        each for some in batches(sorted(asked)) for each in rows.load_several(work, some, access.visible)
    ]
    return _delete_all(work, list(dict.fromkeys(asked_for)) or asked, found)


def delete_matching(work: Work, wanted: CaseFilter) -> list[Case]:
    """Delete all that a filter picks and the caller may see; return them as they were, by id."""
    found = rows.load_matching(work, wanted)
    return _delete_all(work, [each.id for each in found], found)


def _delete_all(work: Work, asked: Sequence[int], found: list[Case]) -> list[Case]:
    if found:
        _delete(work, found)
        titles = ", ".join(each.title for each in found)
        record(work, audit=Audit(_SEVERAL_DELETED, tuple(asked), (titles,), PARAMETERS_LIMIT))
    return found


def _delete(work: Work, cases: Sequence[Case]) -> None:
    """Delete any number of cases, each told to the change log with all that it had."""
    for some in batches(cases):
        ids = [each.id for each in some]
        snapshots = zip(some, _snapshots(work, some), strict=True)
        gone = [deleted(Kind.CASE, each.id, fields) for each, fields in snapshots]
        custom_fields.remove_records(work, Kind.CASE, ids)
        links.remove_records(work, Kind.CASE, ids)
        history.remove_records(work, Kind.CASE, ids)
        tasks.remove_records(work, Kind.CASE, ids)
        tags.remove_records(work, Kind.CASE, ids)
        access.clear_entries(work.tx, Kind.CASE, ids)
        search.remove(work.tx, Kind.CASE, ids)
        rows.delete_cases(work, ids)
        record(work, *gone)


def _snapshots(work: Work, cases: Sequence[Case]) -> list[dict[str, Any]]:
    """Return cases with all that hangs on them and goes when they go. Four statements, a batch at a time."""
    ids = [each.id for each in cases]
    members = link_queries.members_of_records(work, Kind.CASE, ids)
    values = custom_field_queries.values_of_records(work, Kind.CASE, ids)
    titles = tag_queries.titles_of_records(work, Kind.CASE, ids)
    listed = access.entries_of(work.tx, [(Kind.CASE, each.id) for each in cases if each.is_private])
    return [
        {
            **as_fields(each),
            "members": members.get(each.id, []),
            "custom_fields": values.get(each.id, {}),
            "tags": titles.get(each.id, []),
            "access_list": listed.get((Kind.CASE, each.id), []),
        }
        for each in cases
    ]
