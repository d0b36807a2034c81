"""Closing and opening cases: one (sheet 04, section 5.2), and many at once, which is an addition."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.core.errors import BadArgument
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.cases import rows
from rapport.crm.cases.records import MOST_AT_ONCE, Case, CaseFilter
from rapport.crm.cases.service import standing
from rapport.portal.changes.records import PARAMETERS_LIMIT
from rapport.portal.changes.service import Audit, record, updated
from rapport.store.batches import batches
from rapport.store.work import Work

_OPENED, _CLOSED = 3065, 3066


def close(work: Work, case_id: int) -> None:
    """Close a case, closed already or not. Raises BadArgument (id 0), Missing (unknown), Forbidden (hidden)."""
    _close(work, standing.require_open(work, case_id), is_closed=True)


def reopen(work: Work, case_id: int) -> None:
    """Open a case, open already or not. Raises BadArgument (id 0), Missing (unknown), Forbidden (hidden)."""
    _close(work, standing.require_open(work, case_id), is_closed=False)


def set_closed(work: Work, case_ids: Sequence[int], *, is_closed: bool) -> list[int]:
    """Close, or open again, those of the cases that the caller may see; return their ids, ascending.

    Those that are so already are among them; nothing is done to them, and the audit trail does not name them.
    Raises BadArgument for ids none of which can be one, and for more than MOST_AT_ONCE.
    """
    ids = sorted({each for each in case_ids if each > 0})
    if not ids or len(ids) > MOST_AT_ONCE:
        raise BadArgument(parameter="ids")
    return _apply(
        work,
        [each for some in batches(ids) for each in rows.load_several(work, some, access.visible)],
        is_closed=is_closed,
    )


def set_matching_closed(work: Work, wanted: CaseFilter, *, is_closed: bool) -> list[int]:
    """Do the same to all that a filter picks and the caller may see."""
    return _apply(work, rows.load_matching(work, wanted), is_closed=is_closed)


def _close(work: Work, case: Case, *, is_closed: bool) -> None:
    """Close or open one. The trail gets its entry whatever it was, as in the reference."""
    if case.is_closed != is_closed:
        rows.set_closed(work, [case.id], is_closed=is_closed)
    record(
        work,
        updated(Kind.CASE, case.id, {"is_closed": case.is_closed}, {"is_closed": is_closed}),
        audit=Audit(_CLOSED if is_closed else _OPENED, (case.id,), (case.title,)),
    )


def _apply(work: Work, cases: Sequence[Case], *, is_closed: bool) -> list[int]:
    differing = [each for each in cases if each.is_closed != is_closed]
    for some in batches(differing):
        rows.set_closed(work, [each.id for each in some], is_closed=is_closed)
    if differing:
        before, after = {"is_closed": not is_closed}, {"is_closed": is_closed}
        titles = ", ".join(each.title for each in differing)
        targets = tuple(each.id for each in differing)
        record(
            work,
            *(updated(Kind.CASE, each.id, before, after) for each in differing),
            audit=Audit(_CLOSED if is_closed else _OPENED, targets, (titles,), PARAMETERS_LIMIT),
        )
    return [each.id for each in cases]
