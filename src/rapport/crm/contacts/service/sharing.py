"""Who may see and edit contacts (sheet 03, section 9)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapport.core.ids import NOBODY, Guid
from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.access.records import ShareType
from rapport.crm.contacts import rows
from rapport.crm.contacts.service import standing
from rapport.portal.changes.service import record, updated
from rapport.store.batches import batches
from rapport.store.work import Work


def set_access_of_each(
    work: Work, contact_ids: Sequence[int], *, is_shared: bool, managers: Iterable[Guid]
) -> list[int]:
    """Share contacts, or close them to all but these managers; return their ids, each once, in the order given.

    All are checked before the first is changed (quirk 28). An empty list of managers means none. Raises
    BadArgument (id 0), Missing (unknown), Forbidden (not editable).
    """
    ids = list(dict.fromkeys(contact_ids))
    require_each_editable(work, ids)
    set_access(work, ids, is_shared=is_shared, managers=managers)
    return ids


def require_each_editable(work: Work, contact_ids: Sequence[int]) -> None:
    """Raise for the first of any number of contacts that the caller may not edit, as `set_access_of_each` does."""
    for some in batches(contact_ids):
        standing.require_all_editable(work, some)


def set_access(work: Work, contact_ids: Sequence[int], *, is_shared: bool, managers: Iterable[Guid]) -> None:
    """Do the same to contacts that the caller may edit, any number of them. Told to the change log alone."""
    share_type = ShareType.READ_WRITE if is_shared else ShareType.NONE
    wanted = sorted(set(managers) - {NOBODY})
    for ids in batches(contact_ids):
        before = rows.find_many(work, ids)
        listed = access.entries_of(work.tx, [(Kind.CONTACT, each) for each in ids])
        access.replace_entries(work, Kind.CONTACT, ids, wanted)
        rows.set_columns(work, ids, share_type=share_type)
        record(
            work,
            *(
                updated(
                    Kind.CONTACT,
                    each,
                    {"share_type": contact.share_type, "managers": listed.get((Kind.CONTACT, each), [])},
                    {"share_type": share_type, "managers": wanted},
                )
                for each, contact in before.items()
            ),
        )
