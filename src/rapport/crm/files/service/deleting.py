"""Deleting files (sheet 06, sections 2.3, 2.6 and 1.8): the rows at once, the bytes when no undo can want them back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rapport.core.errors import Forbidden, Missing
from rapport.core.kinds import Kind
from rapport.crm.cards import service as cards
from rapport.crm.cards.records import Entity
from rapport.crm.files import rows
from rapport.crm.files.records import File
from rapport.crm.files.rows import Link
from rapport.crm.files.service.standing import require_changeable
from rapport.portal.changes.records import Changed, as_fields
from rapport.portal.changes.service import Audit, deleted, discard_blobs, record, updated
from rapport.store import search
from rapport.store.batches import batches
from rapport.store.work import Work

_DETACHED = {Kind.COMPANY: 3159, Kind.PERSON: 3160, Kind.OPPORTUNITY: 3161, Kind.CASE: 3162}
_NOT_YOURS = "You don't have enough permission to delete the file"


def delete(work: Work, file_id: int) -> File:
    """Delete a file and return what it was; the events that it hung on stay, without it.

    Raises Missing, Forbidden for others than its creator, who changed it last, and CRM admins.
    """
    standing = rows.find(work, [file_id]).get(file_id)
    if standing is None:
        raise Missing
    if not standing.is_changeable:
        raise Forbidden
    _delete_and_tell(work, [standing.file])
    return standing.file


def delete_several(work: Work, file_ids: Sequence[int]) -> int:
    """Delete files as the Documents calls do, all or none, and return how many.

    Raises InvalidOperation for an unknown one, and where the caller has no right to: a creator has to see the file.
    """
    files = require_changeable(work, file_ids, otherwise=_NOT_YOURS)
    _delete_and_tell(work, files)
    return len(files)


def remove_of_events(work: Work, event_ids: Sequence[int]) -> dict[int, list[int]]:
    """Delete the files of events that are being deleted, other events' too (section 1.5).

    Return the ids of those that each of the events had. Rights are the caller's to check.
    """
    going = frozenset(event_ids)
    hanging = rows.hanging_on(work, event_ids)
    for ids in batches(sorted({file_id for file_ids in hanging.values() for file_id in file_ids})):
        found = [each.file for each in rows.find(work, ids).values()]
        _remove(work, found, rows.links_of_files(work, ids), going)
    return hanging


def _delete_and_tell(work: Work, files: Sequence[File]) -> None:
    links = rows.links_of_files(work, [file.id for file in files])
    _remove(work, files, links, frozenset())
    record(work, audit=list(_audits(work, files, links)))


def _remove(work: Work, files: Sequence[File], links: Sequence[Link], going: frozenset[int]) -> None:
    """Delete files, and tell it of them and of the events that stay; `going` are those that don't."""
    ids = [file.id for file in files]
    versions = rows.older_versions(work, ids)
    staying = sorted({link.event_id for link in links} - going)
    hanging = rows.hanging_on(work, staying)
    rows.delete_files(work, ids)
    search.remove(work.tx, Kind.FILE, ids)
    discard_blobs(work, {file.blob for file in files} | {version.blob for version in versions})
    by_file: dict[int, list[Link]] = {}
    for link in links:
        by_file.setdefault(link.file_id, []).append(link)
    changes = [deleted(Kind.FILE, file.id, _fields(file, by_file.get(file.id, []))) for file in files]
    record(work, *changes, *_losses(hanging, frozenset(ids)))


def _losses(hanging: dict[int, list[int]], gone: frozenset[int]) -> Iterator[Changed]:
    for event_id, before in hanging.items():
        after = [each for each in before if each not in gone]
        yield updated(Kind.RELATIONSHIP_EVENT, event_id, {"files": before}, {"files": after})


def _fields(file: File, links: Sequence[Link]) -> dict[str, Any]:
    """Return a file as the change log keeps it: with its events, and with what the first of them hung on."""
    fields = {**as_fields(file), "events": [link.event_id for link in links]}
    if links:
        first = links[0]
        fields |= {
            "contact_id": first.contact_id,
            "entity_kind": first.entity_kind,
            "entity_id": first.entity_id,
        }
    return fields


def _audits(work: Work, files: Sequence[File], links: Sequence[Link]) -> Iterator[Audit]:
    """Give one entry for each event that a file hung on (section 5)."""
    titles = {file.id: file.title for file in files}
    holders = _holders(work, links)
    for link in links:
        holder = holders.get((Kind.CONTACT, link.contact_id)) or holders.get(
            (link.entity_kind, link.entity_id)
        )
        if holder is not None:
            yield Audit(_DETACHED[holder.kind], (link.file_id,), (holder.title, titles[link.file_id]))


def _holders(work: Work, links: Sequence[Link]) -> dict[tuple[Kind, int], Entity]:
    wanted: dict[Kind, set[int]] = {}
    for link in links:
        for kind, record_id in ((Kind.CONTACT, link.contact_id), (link.entity_kind, link.entity_id)):
            if record_id:
                wanted.setdefault(kind, set()).add(record_id)
    return {
        (kind, record_id): entity
        for kind, ids in wanted.items()
        for record_id, entity in cards.entities(work, kind, sorted(ids)).items()
    }
