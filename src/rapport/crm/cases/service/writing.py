"""Making cases and changing their fields (sheet 04, sections 5.2 and 5.3)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.cases import rows
from rapport.crm.cases.records import Case, CaseDraft, SharingDraft, stored_title, wanted_subjects
from rapport.crm.cases.service import standing
from rapport.crm.custom_fields import service as custom_fields
from rapport.crm.links import service as links
from rapport.portal.changes.records import as_fields
from rapport.portal.changes.service import Audit, created, record, updated
from rapport.portal.notifications.service import access_granted
from rapport.store import search
from rapport.store.batches import batches
from rapport.store.search import Document, Part
from rapport.store.work import Work

_CREATED, _UPDATED = 3063, 3064


def create(work: Work, draft: CaseDraft) -> int:
    """Make a case and return its id.

    Members that do not exist or that the caller may not see are left out. Raises BadArgument for a title that is
    missing or too long.
    """
    sharing = draft.sharing or SharingDraft()
    subjects = wanted_subjects(work.viewer.user_id, sharing)
    viewer = work.viewer.user_id
    made = Case(
        id=0,
        title=stored_title(draft.title),
        is_closed=False,
        is_private=bool(subjects),
        created_by=viewer,
        created_at=work.now,
        modified_by=viewer,
        modified_at=work.now,
    )
    made = replace(made, id=rows.insert_case(work, made))
    if subjects:
        access.replace_entries(work, Kind.CASE, [made.id], subjects)
    members = _visible_contacts(work, draft.members or ())
    links.set_members(work, Kind.CASE, made.id, members, is_new=True)
    _, values = custom_fields.write_values(work, Kind.CASE, made.id, draft.custom_fields, is_new=True)
    _index(work, made)
    record(
        work,
        created(Kind.CASE, made.id, _fields(made, members, values, subjects)),
        audit=Audit(_CREATED, (made.id,), (made.title,)),
    )
    if sharing.is_notify:
        access_granted(work, (Kind.CASE, made.id), made.title, before=(), after=subjects)
    return made.id


def update(work: Work, case_id: int, draft: CaseDraft) -> None:
    """Give a case another title; members are replaced only if any are given (quirk 5).

    An admin or the creator sets access as well, and makes the case public by saying nothing of it (quirk 2); for
    others it stays. Raises BadArgument (id 0, title), Missing (unknown), Forbidden.
    """
    before = standing.require_editable(work, case_id)
    title = stored_title(draft.title)
    listed_before = access.subjects_of(work.tx, Kind.CASE, before.id) if before.is_private else frozenset()
    listed, is_private = listed_before, before.is_private
    if draft.sharing and standing.can_share(work, before):
        listed = wanted_subjects(work.viewer.user_id, draft.sharing)
        is_private = bool(listed)
    after = replace(
        before, title=title, is_private=is_private, modified_by=work.viewer.user_id, modified_at=work.now
    )
    rows.save(work, after)
    if listed != listed_before:
        access.replace_entries(work, Kind.CASE, [after.id], listed)
    members_before = members = links.members_of(work, Kind.CASE, after.id)
    if draft.members is not None:
        members = _visible_contacts(work, draft.members)
        links.set_members(work, Kind.CASE, after.id, members)
    values_before, values = custom_fields.write_values(work, Kind.CASE, after.id, draft.custom_fields)
    _index(work, after)
    record(
        work,
        updated(
            Kind.CASE,
            after.id,
            _fields(before, members_before, values_before, listed_before),
            _fields(after, members, values, listed),
        ),
        audit=Audit(_UPDATED, (after.id,), (after.title,)),
    )
    if draft.sharing and draft.sharing.is_notify:
        access_granted(work, (Kind.CASE, after.id), after.title, before=listed_before, after=listed)


def _visible_contacts(work: Work, contact_ids: Collection[int]) -> list[int]:
    """Return those of the contacts that the caller may see, ascending."""
    wanted = sorted({contact for contact in contact_ids if contact > 0})
    return [contact for some in batches(wanted) for contact in links.visible_of(work, some)]


def follow(work: Work, case_ids: Sequence[int]) -> list[Document]:
    """Return what the search finds cases by; nothing else of theirs follows from anything."""
    return [_document(case) for some in batches(case_ids) for case in rows.load_any(work, some)]


def _index(work: Work, case: Case) -> None:
    """Let the search find a case by its title."""
    search.put_many(work.tx, Kind.CASE, [_document(case)])


def _document(case: Case) -> Document:
    return Document(case.id, Part.RECORD, 0, [case.title])


def _fields(
    case: Case, members: Collection[int], values: Mapping[int, str], listed: Collection[Guid]
) -> dict[str, Any]:
    """Return a case as the change log keeps it."""
    return {
        **as_fields(case),
        "members": list(members),
        "custom_fields": dict(values),
        "access_list": sorted(listed),
    }
