"""Files as events: what the files calls of a record do (sheet 06, section 2.3)."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.core.errors import BadArgument
from rapport.core.kinds import Kind
from rapport.crm.cards import service as cards
from rapport.crm.cards.records import Entity
from rapport.crm.files import service as files
from rapport.crm.files.records import File
from rapport.crm.files.service import Staged
from rapport.crm.history.records import FILES_UPLOADED, SYSTEM_CATEGORIES
from rapport.crm.history.service.recording import FILES_ATTACHED
from rapport.crm.history.service.writing import add
from rapport.portal.changes.service import Audit, record
from rapport.store.work import Work


def require_holder(work: Work, kind: Kind, record_id: int) -> Entity:
    """Return a contact, opportunity or case that the caller may see. Raises BadArgument (id 0), Missing."""
    return cards.require_visible(work, kind, record_id)


def attach_files(work: Work, kind: Kind, record_id: int, file_ids: Sequence[int]) -> int:
    """Hang files on a record by an event of its own, and return the event's id.

    Files that are not there, or that the caller may not read, are left out. Raises BadArgument for id 0 and where
    no file is left (quirk Q8), Missing for a record that the caller does not see.
    """
    holder = require_holder(work, kind, record_id)
    attached = files.attachable(work, file_ids)
    if not attached:
        raise BadArgument(parameter="fileids")
    return _upload_event(work, holder, kind, attached)


def attach_text(work: Work, kind: Kind, record_id: int, staged: Staged) -> int:
    """Make a file of a staged text, hang it on a record, and return the file's id. Raises BadArgument, Missing."""
    file_id = files.create(work, staged)
    holder = require_holder(work, kind, record_id)
    _upload_event(work, holder, kind, files.attachable(work, [file_id]))
    return file_id


def _upload_event(work: Work, holder: Entity, kind: Kind, attached: Sequence[File]) -> int:
    on_contact = kind == Kind.CONTACT
    event = add(
        work,
        contact_id=holder.id if on_contact else 0,
        entity=(Kind.ANY, 0) if on_contact else (kind, holder.id),
        category_id=FILES_UPLOADED,
        content=SYSTEM_CATEGORIES[FILES_UPLOADED].title,
        attached=attached,
    )
    titles = ", ".join(file.title for file in attached)
    record(work, audit=Audit(FILES_ATTACHED[holder.kind], (holder.id,), (holder.title, titles)))
    return event.id
