"""Rows of files, of their older versions, and of what they hang on. Functions that take ids take any number of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from sqlalchemy import delete, insert, select, update

from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.files.records import File, Version
from rapport.store.among import among
from rapport.store.batches import batches
from rapport.store.dialect import insert_ignore
from rapport.store.tables import event_files, file_versions, files, history_events
from rapport.store.work import Work

_f = files.c
_v = file_versions.c
_l = event_files.c
_e = history_events.c
_COLUMNS = tuple(_f[field.name] for field in fields(File))
_VERSION_COLUMNS = tuple(_v[field.name] for field in fields(Version))
_LINKS = select(_l.file_id, _l.event_id, _e.contact_id, _e.entity_kind, _e.entity_id).join(
    history_events, _e.id == _l.event_id
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A stored file, and what the caller may do to it."""

    file: File
    is_visible: bool
    is_changeable: bool


@dataclass(frozen=True, slots=True)
class Link:
    """An event that a file hangs on, with what the event hangs on."""

    file_id: int
    event_id: int
    contact_id: int
    entity_kind: Kind
    entity_id: int


_STAYING: dict[str, Any] = {"read": True, "key_share": True, "of": files}
"""Holds rows so that nobody deletes them before this transaction ends: something is about to refer to them."""


def find(work: Work, file_ids: Iterable[int], *, staying: bool = False) -> dict[int, Standing]:
    """Return those of the files that exist, by id and in its order; `staying`: they do until this ends."""
    found: dict[int, Standing] = {}
    for some in batches(sorted(set(file_ids))):
        statement = select(
            access.file_visible(work.viewer).label("is_visible"),
            access.file_changeable(work.viewer).label("is_changeable"),
            *_COLUMNS,
        ).where(_f.id.in_(some))
        if staying:
            statement = statement.with_for_update(**_STAYING)
        for is_visible, is_changeable, *values in work.tx.execute(statement.order_by(_f.id)):
            file = File(*values)
            found[file.id] = Standing(file, bool(is_visible), bool(is_changeable))
    return found


def changeable_titled(work: Work, title: str) -> File | None:
    """Return the newest file of that very title that the caller may change; None: there is none. It stays."""
    statement = select(*_COLUMNS).where(_f.title == title, access.file_changeable(work.viewer))
    newest = statement.order_by(_f.id.desc()).limit(1).with_for_update(**_STAYING)
    row = work.tx.execute(newest).one_or_none()
    return File(*row) if row else None


def insert_file(work: Work, file: File) -> int:
    """Store a new file and return its id; the one it brings is ignored."""
    values = {name: value for name, value in asdict(file).items() if name != "id"}
    file_id: int = work.tx.execute(insert(files).values(**values).returning(_f.id)).scalar_one()
    return file_id


def save(work: Work, file: File) -> None:
    """Store every field of a file."""
    work.tx.execute(update(files).where(_f.id == file.id).values(**asdict(file)))


def keep_version(work: Work, version: Version) -> None:
    """Store what a file was before a newer version."""
    work.tx.execute(insert(file_versions).values(**asdict(version)))


def older_versions(work: Work, file_ids: Sequence[int]) -> list[Version]:
    """Return the older versions of files; of each the oldest first."""
    statement = select(*_VERSION_COLUMNS).order_by(_v.file_id, _v.version)
    return [
        Version(*row)
        for some in batches(file_ids)
        for row in work.tx.execute(statement.where(among(_v.file_id, "ids")), {"ids": some})
    ]


def links_of_files(work: Work, file_ids: Sequence[int]) -> list[Link]:
    """Return what files hang on, by file, then by event."""
    statement = _LINKS.order_by(_l.file_id, _l.event_id)
    return [
        Link(file_id, event_id, contact_id, Kind(kind), entity_id)
        for some in batches(file_ids)
        for file_id, event_id, contact_id, kind, entity_id in work.tx.execute(
            statement.where(_l.file_id.in_(some))
        )
    ]


def hanging_on(work: Work, event_ids: Sequence[int]) -> dict[int, list[int]]:
    """Return the ids of the files of each event that has any, ascending."""
    found: dict[int, list[int]] = {}
    statement = select(_l.event_id, _l.file_id).order_by(_l.event_id, _l.file_id)
    for some in batches(event_ids):
        for event_id, file_id in work.tx.execute(statement.where(among(_l.event_id, "ids")), {"ids": some}):
            found.setdefault(event_id, []).append(file_id)
    return found


def hang(work: Work, event_id: int, file_ids: Sequence[int]) -> None:
    """Hang files on an event; those that hang there do so once."""
    if file_ids:
        rows = [{"event_id": event_id, "file_id": file_id} for file_id in file_ids]
        work.tx.execute(insert_ignore(event_files), rows)


def delete_files(work: Work, file_ids: Sequence[int]) -> None:
    """Delete files with all their versions, and take them off every event."""
    for some in batches(file_ids):
        work.tx.execute(delete(event_files).where(_l.file_id.in_(some)))
        work.tx.execute(delete(file_versions).where(_v.file_id.in_(some)))
        work.tx.execute(delete(files).where(_f.id.in_(some)))
