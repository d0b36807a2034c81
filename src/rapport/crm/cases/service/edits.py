"""Changing the fields of a case that a client names, and no others. An addition."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from rapport.core.errors import Forbidden
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.cases.records import Case, CaseDraft, SharingDraft
from rapport.crm.cases.service import standing
from rapport.crm.cases.service.writing import update
from rapport.crm.edits.records import Named, Outdated, outdated, require_fields
from rapport.crm.links import service as links
from rapport.store.work import Work

FIELDS: Mapping[str, str] = MappingProxyType(
    {"title": "title", "members": "members", "is_private": "is_private", "access_list": "access_list"}
)
"""The parameters of the whole update, by what the change log calls them."""

_SHARING = frozenset({"is_private", "access_list"})


def update_fields(work: Work, case_id: int, named: Named, expected: Named) -> list[Outdated]:
    """Change the named fields of a case as `update` would, if what is expected holds.

    Otherwise nothing is changed: returned is what does not hold. Members that are named are replaced, by none too.
    Raises as `update`, BadArgument for names that are none, and Forbidden for naming who sees it without being
    allowed to say so.
    """
    before = standing.require_editable(work, case_id)
    require_fields(named, expected, FIELDS, "is_notify")
    found = outdated(expected, _present(work, before, expected), FIELDS)
    if found:
        return found
    sharing = _sharing(work, before, named)
    title = named.get("title", before.title)
    update(work, case_id, CaseDraft(title=title, members=named.get("members"), sharing=sharing))
    return []


def _present(work: Work, case: Case, asked: Named) -> dict[str, Any]:
    """Return the fields that are asked for as the caller sees them: members that are hidden from them are none."""
    present: dict[str, Any] = {"title": case.title, "is_private": case.is_private}
    if "members" in asked:
        members = links.members_of(work, Kind.CASE, case.id)
        present["members"] = links.visible_of(work, members) if members else []
    if "access_list" in asked:
        present["access_list"] = _listed(work, case)
    return present


def _listed(work: Work, case: Case) -> frozenset[str]:
    return access.subjects_of(work.tx, Kind.CASE, case.id) if case.is_private else frozenset()


def _sharing(work: Work, case: Case, named: Named) -> SharingDraft | None:
    if not _SHARING & named.keys():
        return None
    if not standing.can_share(work, case):
        raise Forbidden
    listed = named["access_list"] if "access_list" in named else sorted(_listed(work, case))
    return SharingDraft(named.get("is_private", case.is_private), listed, named.get("is_notify", False))
