"""Bytes of files as blobs: written ahead of the transaction that names them, taken back if it comes to nothing.

Writing takes long and must not hold the write lock, so files are *staged* first. A transaction that lost a race is
run again after it has taken its blobs back; the bytes are then written once more. What a crash leaves behind, nobody
names: the sweep of blobs finds it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from rapport.core.errors import BadArgument, Unavailable
from rapport.crm.files.records import (
    EMPTY_FILE,
    check_content,
    media_type,
    new_blob_name,
    stored_title,
    text_title,
)
from rapport.store.blobs import Blobs
from rapport.store.work import Work


@dataclass(slots=True)
class Staged:
    """A file whose bytes are written and that no row names yet. `blob` is empty once they were taken back."""

    title: str
    content: bytes
    blob: str = ""


def stage(work: Work, sent: Sequence[tuple[str, bytes]]) -> list[Staged]:
    """Write files, each told as its name and its bytes. None is written unless all can be.

    Raises BadArgument for no file, one without bytes and one without a name, TooLarge, Unavailable.
    """
    if not sent:
        raise BadArgument(EMPTY_FILE)
    staged = []
    for name, content in sent:
        check_content(content)
        staged.append(Staged(stored_title(name), content))
    blobs = _blobs(work)
    try:
        for each in staged:
            _put(blobs, each)
    except BaseException:
        discard(blobs, staged)
        raise
    return staged


def stage_text(work: Work, title: str | None, content: str | None, *, extension: str | None = None) -> Staged:
    """Write a text file in UTF-8, with that extension or (None) with the one that fits its content.

    Raises BadArgument for no title and no content, and as `stage`.
    """
    if not title:
        raise BadArgument(parameter="title")
    if content is None:
        raise BadArgument(parameter="content")
    return stage(work, [(text_title(title, content, extension), content.encode())])[0]


def keep(work: Work, staged: Staged) -> str:
    """Return the name of a staged file's blob for a row to name it, unless this transaction comes to nothing."""
    blobs = _blobs(work)
    if not staged.blob:
        _put(blobs, staged)
    work.after_rollback.append(partial(discard, blobs, [staged]))
    return staged.blob


def discard(blobs: Blobs, staged: Sequence[Staged]) -> None:
    """Take the bytes of staged files back."""
    written = [each.blob for each in staged if each.blob]
    for each in staged:
        each.blob = ""
    blobs.delete(written)


def _put(blobs: Blobs, staged: Staged) -> None:
    name = new_blob_name()
    blobs.put(name, staged.content, media_type(staged.title))
    staged.blob = name


def _blobs(work: Work) -> Blobs:
    if work.blobs is None:
        raise Unavailable("The server keeps no files.")
    return work.blobs
