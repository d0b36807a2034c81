"""Making files, and new versions of them (sheet 06, sections 2.3 and 2.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapport.core.errors import InvalidOperation
from rapport.core.kinds import Kind
from rapport.crm.files import rows
from rapport.crm.files.records import UPLOADED, File, extension_of, reverted_to, stored_title
from rapport.crm.files.service.keeping import Staged, keep
from rapport.crm.files.service.standing import UNKNOWN, require_changeable
from rapport.portal.changes.service import created, record, updated
from rapport.store import search
from rapport.store.search import Document, Part
from rapport.store.work import Work

_NOT_YOURS = "You don't have enough permission to edit the file"


def create(work: Work, staged: Staged) -> int:
    """Make a file of the caller's and return its id. It hangs on nothing yet. Another may have the same name."""
    blob = keep(work, staged)
    me = work.viewer.user_id
    made = File(0, 1, staged.title, len(staged.content), None, blob, me, work.now, me, work.now)
    made = replace(made, id=rows.insert_file(work, made))
    _index(work, made)
    record(work, created(Kind.FILE, made.id, made))
    return made.id


def create_or_renew(work: Work, staged: Staged) -> int:
    """Make a new version of the newest file of that name that the caller may change; a new file if there is none."""
    standing = rows.changeable_titled(work, staged.title)
    if standing is None:
        return create(work, staged)
    size, blob = len(staged.content), keep(work, staged)
    _renew(work, standing, replace(standing, size=size, blob=blob, comment=UPLOADED))
    return standing.id


def change(work: Work, file_id: int, *, title: str | None, version: int) -> None:
    """Give a file another name, unless `title` is empty, and let an older version (0: none) be its newest again.

    The extension stays. Raises InvalidOperation for an unknown file or version and for those who may not change it,
    BadArgument for a title that can't be a file's.
    """
    (before,) = require_changeable(work, [file_id], otherwise=_NOT_YOURS)
    if version and version != before.version:
        older = next((each for each in rows.older_versions(work, [file_id]) if each.version == version), None)
        if older is None:
            raise InvalidOperation(UNKNOWN)
        again = replace(before, size=older.size, blob=older.blob, comment=reverted_to(older))
        before = _renew(work, before, again)
    if title:
        wanted = stored_title(title)
        if extension_of(wanted) != extension_of(before.title):
            wanted = stored_title(wanted + extension_of(before.title))
        _save(work, before, replace(before, title=wanted))


def _renew(work: Work, before: File, after: File) -> File:
    rows.keep_version(work, before.current)
    return _save(work, before, replace(after, version=before.version + 1))


def _save(work: Work, before: File, after: File) -> File:
    saved = replace(after, modified_by=work.viewer.user_id, modified_at=work.now)
    rows.save(work, saved)
    _index(work, saved)
    record(work, updated(Kind.FILE, saved.id, before, saved))
    return saved


def follow(work: Work, file_ids: Sequence[int]) -> list[Document]:
    """Return what the search finds files by; nothing else of theirs follows from anything."""
    return [_document(standing.file) for standing in rows.find(work, file_ids).values()]


def _index(work: Work, file: File) -> None:
    """Let the search find a file by its name."""
    search.put_many(work.tx, Kind.FILE, [_document(file)])


def _document(file: File) -> Document:
    return Document(file.id, Part.RECORD, 0, [file.title])
