"""What of a deleted record its line in the trash tells: how it was called, and who could see it."""

from __future__ import annotations

from dataclasses import dataclass

from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.portal.changes.records import Changed, Fields

KEPT = frozenset(
    {
        Kind.CONTACT,
        Kind.OPPORTUNITY,
        Kind.CASE,
        Kind.TASK,
        Kind.RELATIONSHIP_EVENT,
        Kind.FILE,
        Kind.INVOICE,
    }
)
"""The kinds that can be looked for in the trash. Everything else comes back through the change log alone."""

TITLE_LIMIT = 255
_NOBODY: frozenset[Guid] = frozenset()
_LISTS = (list, tuple, set, frozenset)


@dataclass(frozen=True, slots=True)
class Discarded:
    """A deleted record. `is_open`: it was for everybody; else for `readers` (and CRM admins) alone.

    What hung on a contact, an opportunity or a case names it, and goes by its rules.
    """

    kind: Kind
    record_id: int
    title: str
    is_open: bool
    readers: frozenset[Guid]
    created_by: Guid
    responsible_id: Guid
    contact_id: int
    entity_kind: int
    entity_id: int


def discarded(change: Changed) -> Discarded:
    """Return what a deletion leaves in the trash, from the fields that it told."""
    fields = change.before or {}
    told = fields.get("managers") or fields.get("access_list")
    return Discarded(
        kind=change.kind,
        record_id=int(change.record_id),
        title=(change.title or _title(fields))[:TITLE_LIMIT],
        is_open=_is_open(change.kind, fields),
        readers=frozenset(map(str, told)) if told and isinstance(told, _LISTS) else _NOBODY,
        created_by=str(fields.get("created_by") or ""),
        responsible_id=str(fields.get("responsible_id") or ""),
        contact_id=0 if change.kind == Kind.CONTACT else int(fields.get("contact_id") or 0),
        entity_kind=int(fields.get("entity_kind") or Kind.ANY),
        entity_id=int(fields.get("entity_id") or 0),
    )


def _title(fields: Fields) -> str:
    """Return the title, or what stands for one: a contact's name, a number."""
    for name in ("title", "company_name"):
        if fields.get(name):
            return str(fields[name])
    names = f"{fields.get('first_name') or ''} {fields.get('last_name') or ''}".strip()
    return names or str(fields.get("number") or "")


def _is_open(kind: Kind, fields: Fields) -> bool:
    if kind == Kind.CONTACT:
        return bool(fields.get("share_type"))
    return kind in {Kind.OPPORTUNITY, Kind.CASE} and not fields.get("is_private")
