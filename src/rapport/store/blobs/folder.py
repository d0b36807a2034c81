"""Blobs as files of a folder."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from rapport.core.errors import Missing, Unavailable

_UNFINISHED = ".unfinished"
"""Folder of files being written; what a crash leaves there is nobody's."""


class Folder:
    """A folder of blobs. Names come checked."""

    def __init__(self, root: Path) -> None:
        self._root = root.absolute()
        self._unfinished = self._root / _UNFINISHED

    def put(self, name: str, content: bytes, _media_type: str) -> None:
        """Write beside, flush to the disk, then rename into place."""
        target = self._root / name
        unfinished = self._unfinished / uuid.uuid4().hex
        try:
            self._unfinished.mkdir(parents=True, exist_ok=True)
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                with unfinished.open("xb") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
                unfinished.rename(target)
            finally:
                unfinished.unlink(missing_ok=True)
            self._flush_folders(target.parent)
        except OSError as error:
            raise Unavailable(f"The file could not be saved: {error.strerror}.", retry_after=60) from error

    def _flush_folders(self, folder: Path) -> None:
        """Make the new entries of the folder, and of those above it up to the root, last."""
        for level in (folder, *folder.parents):
            descriptor = os.open(level, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            if level == self._root:
                break

    def get(self, name: str) -> bytes:
        """Return the file."""
        try:
            return (self._root / name).read_bytes()
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
            raise Missing from error
        except OSError as error:
            raise Unavailable(f"The file could not be read: {error.strerror}.") from error

    def read_range(self, name: str, start: int, length: int) -> bytes:
        """Return a part of the file."""
        try:
            with (self._root / name).open("rb") as file:
                file.seek(start)
                return file.read(length)
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
            raise Missing from error
        except OSError as error:
            raise Unavailable(f"The file could not be read: {error.strerror}.") from error

    def size(self, name: str) -> int:
        """Return the file's size."""
        file = self._root / name
        if not file.is_file():
            raise Missing
        return file.stat().st_size

    def exists(self, name: str) -> bool:
        """Return whether the file is there."""
        return (self._root / name).is_file()

    def delete(self, names: Sequence[str]) -> None:
        """Delete files."""
        for name in names:
            file = self._root / name
            if file.is_file():
                file.unlink(missing_ok=True)

    def list(self, prefix: str) -> Iterator[str]:
        """Walk the folder below the prefix."""
        for folder, subfolders, files in os.walk(self._root / prefix):
            if _UNFINISHED in subfolders:
                subfolders.remove(_UNFINISHED)
            for file in files:
                yield (Path(folder) / file).relative_to(self._root).as_posix()

    def older_than(self, moment: datetime, prefix: str) -> Iterator[str]:
        """Walk the folder below the prefix, by the files' own times."""
        limit = moment.timestamp()
        for name in self.list(prefix):
            try:
                written = (self._root / name).stat().st_mtime
            except FileNotFoundError:
                continue  # somebody has just deleted it
            if written < limit:
                yield name

    def forget_unfinished(self, before: datetime) -> None:
        """Clear away what crashes left half-written before a moment."""
        limit = before.timestamp()
        for file in self._unfinished.glob("*") if self._unfinished.is_dir() else ():
            try:
                if file.stat().st_mtime < limit:
                    file.unlink()
            except FileNotFoundError:
                continue  # somebody has just finished it
