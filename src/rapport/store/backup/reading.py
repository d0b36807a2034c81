"""Reading a backup: checking it, and filling an empty portal from it."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

import msgspec
from sqlalchemy import Connection, column, func, insert, select, table

from rapport.core.errors import BadArgument, Conflict, InvalidOperation
from rapport.store.backup.archive import (
    FILES,
    FORMAT,
    MANIFEST,
    READERS,
    TABLES,
    TYPES,
    Manifest,
    TableSummary,
    kept_tables,
)
from rapport.store.blobs import Blobs
from rapport.store.dialect.upkeep import loading, refresh_statistics, set_last_ids, take_time
from rapport.store.engine import Database
from rapport.store.journal.carrying import unpacked
from rapport.store.migrations import HEAD, migrate, stored_revision
from rapport.store.tables import journal
from rapport.store.transaction import run

_AT_ONCE = 2000
_CHUNK = 1 << 20


def verify(file: Path | str) -> Manifest:
    """Read the whole file, compare every checksum, and return what is in it.

    Raises BadArgument when it is no backup or is damaged, InvalidOperation when a newer program wrote it.
    """
    with _opened(file) as archive:
        return _verified(archive)


def restore(file: Path | str, database: Database, blobs: Blobs) -> Manifest:
    """Fill an empty portal from a backup, on whichever database, and return what was in it.

    The whole file is checked first. Raises as `verify`; Conflict when there are already rows or files. When it
    fails later, the database stays empty and the files that were written are taken away.
    """
    with _opened(file) as archive:
        manifest = _verified(archive)
        _require_empty(database, blobs, manifest.revision)
        migrate(database, manifest.revision)
        with ExitStack() as undo:
            undo.callback(blobs.delete, manifest.files)
            for name in manifest.files:
                blobs.put(name, archive.read(FILES + name))
            with database.writing() as tx:
                _load(tx, archive, manifest)
            undo.pop_all()
    migrate(database)
    with database.alone() as connection:
        refresh_statistics(connection)
    return manifest


@contextmanager
def _opened(file: Path | str) -> Iterator[ZipFile]:
    try:
        with ZipFile(file) as archive:
            yield archive
    except (BadZipFile, zlib.error, EOFError) as error:
        raise BadArgument(f"{file} is not a backup, or it is damaged: {error}.") from error
    except FileNotFoundError as error:
        raise BadArgument(f"There is no file {file}.") from error


def _verified(archive: ZipFile) -> Manifest:
    try:
        manifest = msgspec.json.decode(archive.read(MANIFEST), type=Manifest)
    except (KeyError, msgspec.MsgspecError) as error:
        raise BadArgument(
            "The file has no manifest that can be read: it is not a backup, or it is cut off."
        ) from error
    if manifest.format > FORMAT or manifest.revision > HEAD:
        raise InvalidOperation(
            f"The backup was made by a newer version of Rapport ({manifest.program}): restore it with that one."
        )
    expected = {f"{TABLES}{name}.jsonl": summary.sha256 for name, summary in manifest.tables.items()}
    expected |= {FILES + name: checksum for name, checksum in manifest.files.items()}
    present = set(archive.namelist())
    for name, checksum in expected.items():
        if name not in present or _checksum(archive, name) != checksum:
            raise BadArgument(f"The backup is damaged: {name} is missing or differs from what was written.")
    return manifest


def _checksum(archive: ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with archive.open(name) as member:
        while chunk := member.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _require_empty(database: Database, blobs: Blobs, revision: str) -> None:
    stored = stored_revision(database)
    if stored and (stored != revision or not run(database, write=False, body=_has_no_rows)):
        raise Conflict("The portal is not empty: a backup is restored into a new data folder or database.")
    if next(blobs.list(), None) is not None:
        raise Conflict("There are files already: a backup is restored into an empty folder or bucket.")


def _has_no_rows(tx: Connection) -> bool:
    return not any(
        tx.execute(select(func.count()).select_from(select(each).limit(1).subquery())).scalar()
        for each in kept_tables()
    )


def _load(tx: Connection, archive: ZipFile, manifest: Manifest) -> None:
    take_time(tx)
    with loading(tx):
        for name, summary in manifest.tables.items():
            _load_table(tx, archive, name, summary)
    set_last_ids(tx, {name: summary.last_id for name, summary in manifest.tables.items()})


def _load_table(tx: Connection, archive: ZipFile, name: str, summary: TableSummary) -> None:
    # The columns as the backup tells them, not as this program declares them: it may be of an older revision.
    target = table(name, *(column(each, TYPES[tag]) for each, tag in summary.columns.items()))
    statement = insert(target)
    rows = 0
    with archive.open(f"{TABLES}{name}.jsonl") as member:
        for lines in _portions(member):
            values = [_row(line, summary.columns) for line in lines]
            tx.execute(statement, [unpacked(tx, row) for row in values] if name == journal.name else values)
            rows += len(lines)
    if rows != summary.rows:
        raise BadArgument(f"The backup is damaged: {name} has {rows} rows instead of {summary.rows}.")


def _portions(member: IO[bytes]) -> Iterator[list[bytes]]:
    while lines := list(islice(member, _AT_ONCE)):
        yield lines


def _row(line: bytes, columns: Mapping[str, str]) -> dict[str, Any]:
    return {
        name: READERS[tag](value) if value is not None and tag in READERS else value
        for (name, tag), value in zip(columns.items(), msgspec.json.decode(line), strict=True)
    }
