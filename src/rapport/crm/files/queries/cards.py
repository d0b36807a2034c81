"""Files as the wire has them (sheet 06, section 2.2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from enum import Enum
from functools import cache, partial

from sqlalchemy import select

from rapport.core.errors import InvalidOperation
from rapport.crm import access
from rapport.crm.files.records import (
    CRM_FOLDER,
    File,
    Version,
    download_address,
    extension_of,
    file_type,
    is_previewed,
    size_text,
)
from rapport.crm.files.schemas import FileShape
from rapport.portal.people.queries import directory
from rapport.protocol.shapes import wire_date
from rapport.store.among import among
from rapport.store.tables import event_files, file_versions, files
from rapport.store.work import Work

_f = files.c
_v = file_versions.c
_l = event_files.c

COLUMNS = tuple(_f[field.name] for field in fields(File))
"""What `shapes` makes files of."""

_HANGING = (
    select(_l.event_id, *COLUMNS)
    .join(files, _f.id == _l.file_id)
    .where(among(_l.event_id, "ids"))
    .order_by(_l.event_id, _l.file_id)
)
_VERSIONS = tuple(_v[field.name] for field in fields(Version))

BUNCH = 2
"""`rootFolderType` of a module's own folder."""

_UNKNOWN = "The required file was not found"
_HIDDEN = "You don't have enough permission to view the file"


class FileAccess(Enum):
    """What `access` tells in an answer (section 2.2)."""

    FULL = "full"
    """0, whoever asks."""
    OWN = "own"
    """0 for its creator, who changed it last, and CRM admins; 2 for others."""
    DOCUMENTS = "documents"
    """0 for its creator and CRM admins; 1 for others."""


def card(work: Work, file_id: int) -> FileShape:
    """Return a file that the caller has just made."""
    row = work.tx.execute(select(*COLUMNS).where(_f.id == file_id)).one()
    return _maker(work, FileAccess.FULL)(File(*row))


def single(work: Work, file_id: int, version: int = 0) -> FileShape:
    """Return a file that the caller may read, or one version of it (0: the newest).

    Raises InvalidOperation for an unknown one, and where they may not.
    """
    file = _readable(work, file_id)
    if version and version != file.version:
        older = next((each for each in _older(work, file) if each.version == version), None)
        if older is None:
            raise InvalidOperation(_UNKNOWN)
        file = older
    return _maker(work, FileAccess.DOCUMENTS)(file)


def versions(work: Work, file_id: int) -> list[FileShape]:
    """Return every version of a file that the caller may read, the newest first. Raises as `single`."""
    file = _readable(work, file_id)
    make = _maker(work, FileAccess.DOCUMENTS)
    return [make(each) for each in (file, *_older(work, file))]


def remains(work: Work, deleted: File) -> FileShape:
    """Return a file that is no more."""
    return _maker(work, FileAccess.FULL)(deleted)


def hanging_on(work: Work, event_ids: Sequence[int], told: FileAccess) -> dict[int, list[FileShape]]:
    """Return the files of each event that has any. One statement; metadata alone is shown to all who see the event."""
    hanging: dict[int, list[FileShape]] = {}
    if event_ids:
        make = _maker(work, told)
        for event_id, *values in work.tx.execute(_HANGING, {"ids": event_ids}).all():
            hanging.setdefault(event_id, []).append(make(File(*values)))
    return hanging


def shapes(work: Work, found: Sequence[Sequence[object]], told: FileAccess) -> list[FileShape]:
    """Return the wire form of rows with COLUMNS, in their order. No statement."""
    make = _maker(work, told)
    return [make(File(*row)) for row in found]  # type: ignore[arg-type]  # COLUMNS are the record's fields


def _readable(work: Work, file_id: int) -> File:
    visible = access.file_visible(work.viewer).label("is_visible")
    row = work.tx.execute(select(visible, *COLUMNS).where(_f.id == file_id)).one_or_none()
    if row is None:
        raise InvalidOperation(_UNKNOWN)
    if not row[0]:
        raise InvalidOperation(_HIDDEN)
    return File(*row[1:])


def _older(work: Work, file: File) -> list[File]:
    """Return a file as it was in each older version, the newest of them first."""
    statement = select(*_VERSIONS).where(_v.file_id == file.id).order_by(_v.version.desc())
    found = [Version(*row) for row in work.tx.execute(statement)]
    return [
        replace(
            file,
            version=each.version,
            title=each.title,
            size=each.size,
            comment=each.comment,
            blob=each.blob,
            modified_by=each.modified_by,
            modified_at=each.modified_at,
        )
        for each in found
    ]


def _maker(work: Work, told: FileAccess) -> Callable[[File], FileShape]:
    """Return what makes the shape of a file; for a whole page."""
    zone, base_url = work.site.zone, work.site.base_url
    person = cache(partial(directory(work).short, site=work.site))
    access_of = partial(_access, work, told)

    def make(file: File) -> FileShape:
        address = base_url + download_address(file.id)
        preview = f"{base_url}/Products/Files/#preview/{file.id}"
        return FileShape(
            folder_id=CRM_FOLDER,
            version=file.version,
            version_group=file.version,
            content_length=size_text(file.size),
            pure_content_length=file.size,
            file_status=0,
            view_url=address,
            web_url=preview if is_previewed(file.title) else address,
            file_type=file_type(file.title),
            file_exst=extension_of(file.title),
            comment=file.comment,
            id=file.id,
            title=file.title,
            access=access_of(file),
            shared=False,
            root_folder_type=BUNCH,
            updated_by=person(file.modified_by),
            created=wire_date(file.created_at, zone),
            created_by=person(file.created_by),
            updated=wire_date(max(file.modified_at, file.created_at), zone),
        )

    return make


def _access(work: Work, told: FileAccess, file: File) -> int:
    if told == FileAccess.FULL:
        return 0
    if told == FileAccess.DOCUMENTS:
        return 0 if work.viewer.is_crm_admin or file.created_by == work.viewer.user_id else 1
    may = access.can_change_file(work.viewer, created_by=file.created_by, modified_by=file.modified_by)
    return 0 if may else 2
