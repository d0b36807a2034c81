"""Writing a backup while the portal goes on."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy import Connection, Table, select

from rapport.core.errors import Conflict, InvalidOperation, Missing, Unavailable
from rapport.store.backup.archive import (
    ENCODER,
    FILES,
    FORMAT,
    MANIFEST,
    TABLES,
    Manifest,
    TableSummary,
    kept_tables,
    tag_of,
)
from rapport.store.blobs import Blobs
from rapport.store.dialect.upkeep import has_sequence, last_id, take_time
from rapport.store.engine import Database
from rapport.store.journal.carrying import packed
from rapport.store.migrations import HEAD, revision_of
from rapport.store.tables import journal

_AT_ONCE = 2000
"""Rows fetched and written together."""


def backup(database: Database, blobs: Blobs, file: Path | str) -> Manifest:
    """Write the portal as it is at this moment into a new file, and return what is in it.

    All tables are read in one snapshot; nobody has to stop. Raises Conflict when the file is there already,
    InvalidOperation when the database is not at this program's revision, Unavailable when the disk is full.
    """
    target = Path(file)
    if target.exists():
        raise Conflict(f"There is already a file {target}.")
    unfinished = target.with_name(target.name + ".unfinished")
    try:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as raw:
            with ZipFile(raw, "w", ZIP_DEFLATED, compresslevel=5) as archive:
                manifest = _fill(archive, database, blobs)
            raw.flush()
            os.fsync(raw.fileno())
        unfinished.rename(target)
    except OSError as error:
        raise Unavailable(f"The backup could not be written: {error.strerror}.", retry_after=60) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return manifest


def _fill(archive: ZipFile, database: Database, blobs: Blobs) -> Manifest:
    with database.reading() as tx:
        take_time(tx)
        revision = revision_of(tx)
        if revision != HEAD:
            raise InvalidOperation(
                f"The database is at revision {revision or 'none'}, this program at {HEAD}."
            )
        tables = {table.name: _write_table(archive, tx, table) for table in kept_tables()}
    # Blobs are written before the rows that name them commit: after the snapshot, all that it names are there.
    files = dict(_write_files(archive, blobs))
    manifest = Manifest(
        format=FORMAT,
        program=version("rapport"),
        revision=revision,
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        tables=tables,
        files=files,
    )
    archive.writestr(MANIFEST, ENCODER.encode(manifest))
    return manifest


def _write_table(archive: ZipFile, tx: Connection, table: Table) -> TableSummary:
    rows = 0
    order = [*table.primary_key]
    statement = select(table).order_by(*order).execution_options(yield_per=_AT_ONCE)
    with _member(archive, f"{TABLES}{table.name}.jsonl") as (member, digest):
        for some in tx.execute(statement).partitions():
            lines = ENCODER.encode_lines([packed(row) if table is journal else tuple(row) for row in some])
            member.write(lines)
            digest.update(lines)
            rows += len(some)
    return TableSummary(
        columns={column.name: tag_of(column.type) for column in table.columns},
        rows=rows,
        sha256=digest.hexdigest(),
        last_id=last_id(tx, table.name) if has_sequence(table) else 0,
    )


def _write_files(archive: ZipFile, blobs: Blobs) -> Iterator[tuple[str, str]]:
    for name in sorted(blobs.list()):
        try:
            content = blobs.get(name)
        except Missing:
            continue  # deleted since it was listed
        with _member(archive, FILES + name) as (member, digest):
            member.write(content)
            digest.update(content)
        yield name, digest.hexdigest()


@contextmanager
def _member(archive: ZipFile, name: str) -> Iterator[tuple[IO[bytes], hashlib._Hash]]:
    with archive.open(name, "w", force_zip64=True) as member:
        yield member, hashlib.sha256()
