"""What a download gives away."""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

from sqlalchemy import select

from rapport.core.errors import Forbidden, Missing
from rapport.crm import access
from rapport.crm.files.records import media_type
from rapport.store.tables import file_versions, files
from rapport.store.work import Work

_f = files.c
_v = file_versions.c


@dataclass(frozen=True, slots=True)
class Download:
    """A version of a file: its bytes under `blob`, `size` of them."""

    title: str
    media_type: str
    size: int
    blob: str
    etag: str
    """With its quotes; another one for other bytes and for another name."""


def download(work: Work, file_id: int, version: int = 0) -> Download:
    """Return a version (0: the newest) of a file that the caller may read. Raises Missing, Forbidden."""
    visible = access.file_visible(work.viewer).label("is_visible")
    statement = select(visible, _f.version, _f.title, _f.size, _f.blob).where(_f.id == file_id)
    row = work.tx.execute(statement).one_or_none()
    if row is None:
        raise Missing
    if not row.is_visible:
        raise Forbidden
    number, title, size, blob = row[1:]
    if version and version != number:
        older = select(_v.version, _v.title, _v.size, _v.blob)
        found = work.tx.execute(older.where(_v.file_id == file_id, _v.version == version)).one_or_none()
        if found is None:
            raise Missing
        number, title, size, blob = found
    etag = f'"{file_id}:{number}:{crc32(title.encode()):08x}:{size}"'
    return Download(title, media_type(title), size, blob, etag)
