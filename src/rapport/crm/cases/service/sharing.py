"""Who sees a case (sheet 04, sections 1.4, 5.3 and 5.6)."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.cases import rows
from rapport.crm.cases.records import Case, CaseFilter, SharingDraft, wanted_subjects
from rapport.crm.cases.service import standing
from rapport.portal.changes.service import Audit, record, updated
from rapport.portal.people.queries import directory
from rapport.store.batches import batches
from rapport.store.work import Work

_OPENED, _RESTRICTED = 3076, 3077


def set_access(work: Work, case_id: int, sharing: SharingDraft) -> None:
    """Make a case private to the listed and the caller; with nobody listed, public.

    For its creator, listed or not, and CRM admins. Raises BadArgument (id 0), Missing (unknown), Forbidden.
    """
    _apply(work, [standing.require_shareable(work, case_id)], sharing)


def set_access_of_several(work: Work, case_ids: Sequence[int], sharing: SharingDraft) -> list[int]:
    """Do the same to several that the caller sees and return the ids of those it was done to."""
    ids = sorted(set(case_ids))
    rights = (access.visible, access.access_changeable)
    chosen = [each for some in batches(ids) for each in rows.load_several(work, some, *rights)]
    return _apply(work, chosen, sharing)


def set_access_of_matching(work: Work, wanted: CaseFilter, sharing: SharingDraft) -> list[int]:
    """Do the same to all that a filter picks and return the ids of those it was done to."""
    return _apply(work, rows.load_matching(work, wanted, access.access_changeable), sharing)


def _apply(work: Work, cases: Sequence[Case], sharing: SharingDraft) -> list[int]:
    subjects = sorted(wanted_subjects(work.viewer.user_id, sharing))
    for some in batches(cases):
        ids = [each.id for each in some]
        before = access.entries_of(work.tx, [(Kind.CASE, each) for each in ids])
        rows.set_private(work, ids, is_private=bool(subjects))
        access.replace_entries(work, Kind.CASE, ids, subjects)
        record(
            work,
            *(
                updated(
                    Kind.CASE,
                    each.id,
                    {"is_private": each.is_private, "access_list": before.get((Kind.CASE, each.id), [])},
                    {"is_private": bool(subjects), "access_list": subjects},
                )
                for each in some
            ),
            audit=_audit(work, some, subjects),
        )
    return [each.id for each in cases]


def _audit(work: Work, cases: Sequence[Case], subjects: Sequence[Guid]) -> list[Audit]:
    if not subjects:
        return [Audit(_OPENED, (each.id,), (each.title,)) for each in cases]
    people = directory(work)
    names = ", ".join(people.name(subject) for subject in subjects)
    return [Audit(_RESTRICTED, (each.id,), (each.title, names)) for each in cases]
