"""Photos and files: bytes under a name, in a folder or in an S3-compatible bucket (architecture, section 3).

Blobs are written once and never changed: whoever replaces one writes a new name and deletes the old after the
commit. Rows refer to names; a name without a row is an orphan that `check` finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from rapport.core.errors import BadArgument
from rapport.store.blobs.bucket import Bucket
from rapport.store.blobs.folder import Folder

__all__ = ["Blobs"]

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,199}(/[A-Za-z0-9_][A-Za-z0-9._-]{0,199}){0,7}")


class Blobs:
    """The portal's blobs. Safe to share between threads.

    `where` is a folder (made when missing) or `s3://bucket/prefix`; `settings` are the bucket's: `endpoint`,
    `region`, `access_key_id`, `secret_access_key`, …, as obstore names them.
    A name is one to eight parts of letters, digits, `.`, `_`, `-`, joined by slashes; others are a BadArgument.
    """

    def __init__(self, where: str | Path, settings: Mapping[str, str] | None = None) -> None:
        text = str(where)
        if text.startswith("s3://"):
            self._place: Bucket | Folder = Bucket(text, settings or {})
        else:
            self._place = Folder(Path(text.removeprefix("file://")))
        self.where = text

    def put(self, name: str, content: bytes, media_type: str = "application/octet-stream") -> None:
        """Store a blob, whole or not at all; it is safely on its medium when this returns.

        Raises Unavailable when there is no space left or the store can't be reached.
        """
        self._place.put(_checked(name), content, media_type)

    def get(self, name: str) -> bytes:
        """Return the whole blob. Raises Missing, Unavailable."""
        return self._place.get(_checked(name))

    def read_range(self, name: str, start: int, length: int) -> bytes:
        """Return up to `length` bytes from byte `start` on; fewer at the end. Raises Missing, Unavailable."""
        return self._place.read_range(_checked(name), start, length)

    def size(self, name: str) -> int:
        """Return the number of bytes. Raises Missing, Unavailable."""
        return self._place.size(_checked(name))

    def exists(self, name: str) -> bool:
        """Return whether there is such a blob."""
        return self._place.exists(_checked(name))

    def delete(self, names: Iterable[str]) -> None:
        """Take blobs away; those that are not there are passed over."""
        self._place.delete([_checked(name) for name in names])

    def list(self, prefix: str = "") -> Iterator[str]:
        """Give the names under a prefix that ends at a slash (or all), in no particular order."""
        return self._place.list(_folder(prefix))

    def older_than(self, moment: datetime, prefix: str = "") -> Iterator[str]:
        """Give the names, likewise, of what was written before a moment."""
        return self._place.older_than(moment, _folder(prefix))

    def forget_unfinished(self, before: datetime) -> None:
        """Clear away what crashes left half-written before a moment; nobody writes that long."""
        self._place.forget_unfinished(before)


def _folder(prefix: str) -> str:
    return _checked(prefix.rstrip("/")) + "/" if prefix else ""


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise BadArgument("The name of the file is not acceptable.")
    return name
