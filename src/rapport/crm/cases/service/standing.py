"""Whether the caller may do something to a case, and what they are told when not (sheet 02, section 7.3)."""

from __future__ import annotations

from rapport.core.errors import BadArgument, Forbidden, Missing
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.access.records import AccessFacts
from rapport.crm.cases import rows
from rapport.crm.cases.records import Case
from rapport.store.work import Work


def require_known(work: Work, case_id: int) -> Case:
    """Return a case, whoever may see it. Raises BadArgument (id 0), Missing."""
    if case_id <= 0:
        raise BadArgument
    return rows.load(work, case_id)


def require_visible(work: Work, case_id: int) -> Case:
    """Return a case that the caller may see. Raises Missing, whether it is hidden or not there at all."""
    case = rows.load(work, case_id)
    if not access.can_see_private(work.viewer, _facts(work, case)):
        raise Missing
    return case


def require_open(work: Work, case_id: int) -> Case:
    """Return a case that the caller may see. Raises BadArgument (id 0), Missing (unknown), Forbidden (hidden)."""
    case = require_known(work, case_id)
    if not access.can_see_private(work.viewer, _facts(work, case)):
        raise Forbidden
    return case


def require_editable(work: Work, case_id: int) -> Case:
    """Return a case that the caller may edit. Raises BadArgument (id 0), Missing (unknown), Forbidden."""
    case = require_known(work, case_id)
    if not access.can_edit_case(work.viewer, _facts(work, case)):
        raise Forbidden
    return case


def require_shareable(work: Work, case_id: int) -> Case:
    """Return a case whose access list the caller may set. Raises BadArgument (id 0), Missing (unknown), Forbidden."""
    case = require_known(work, case_id)
    if not can_share(work, case):
        raise Forbidden
    return case


def can_share(work: Work, case: Case) -> bool:
    """Whether the caller may set who sees a case."""
    return access.can_change_access(work.viewer, AccessFacts(case.created_by))


def _facts(work: Work, case: Case) -> AccessFacts:
    listed = access.subjects_of(work.tx, Kind.CASE, case.id) if case.is_private else frozenset()
    return AccessFacts(case.created_by, listed, is_private=case.is_private)
