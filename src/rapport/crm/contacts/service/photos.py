"""Photos of contacts (sheet 03, section 13).

A photo is kept in three sizes, written by us, as blobs that never change; the contact's row names them
(`photo_blob`). New ones are written ahead of the commit and taken back if it does not come; old ones stay for as long
as they can come back.
Fetching and scaling need no transaction: a caller does them first.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import partial

from rapport.core.errors import BadArgument, InvalidOperation, TooLarge, Unavailable
from rapport.core.kinds import Kind
from rapport.crm.contacts import rows
from rapport.crm.contacts.records import Contact
from rapport.crm.contacts.records.photos import PHOTO_SIZES, Photo, photo_blob
from rapport.crm.contacts.service import standing
from rapport.notify.fetch import fetch
from rapport.portal.changes.service import discard_blobs, record, updated
from rapport.portal.pictures import MAX_BYTES, open_picture
from rapport.store.work import Work

_FORMATS = ("PNG", "JPEG")
_TOO_BIG = f"File size exceeds {MAX_BYTES // 2**20} MB"
_BEGINNING = datetime(1, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def scaled(content: bytes, media_type: str) -> Photo:
    """Make a photo of a file that a client sent.

    Raises InvalidOperation for a file that is empty or not sent as a picture, BadArgument for one that is too big,
    damaged or of another format than PNG and JPEG.
    """
    if not content or not media_type.strip().lower().startswith("image/"):
        raise InvalidOperation("Invalid file")
    return _scaled(content)


def fetched(address: str) -> Photo:
    """Make a photo of a picture on the public web. Raises as `scaled`, and InvalidOperation if it can't be fetched."""
    try:
        return _scaled(fetch(address, limit=MAX_BYTES).content)
    except TooLarge:
        raise BadArgument(_TOO_BIG, parameter="photourl") from None


def require_photo_right(work: Work, contact_id: int) -> Contact:
    """Return a contact whose photo the caller may change: they may edit it (quirk 25: the reference asks for less).

    Raises BadArgument for id 0, Missing, Forbidden.
    """
    standing.require_id(contact_id, "contactid")
    return standing.require_editable(work, contact_id)


def set_photo(work: Work, contact_id: int, photo: Photo) -> None:
    """Give a contact a photo in the place of the one it has. Raises as `require_photo_right`, and Unavailable."""
    _replace(work, require_photo_right(work, contact_id), keep_photo(work, photo))


def clear_photo(work: Work, contact_id: int, *, upload_only: bool = False) -> bool:
    """Take the photo off a contact and return True; with `upload_only` touch nothing and return False.

    Raises BadArgument for id 0 (unless `upload_only`), Missing, Forbidden.
    """
    if contact_id <= 0 and upload_only:
        return False
    contact = require_photo_right(work, contact_id)
    if not upload_only:
        _replace(work, contact, None)
    return not upload_only


def keep_photo(work: Work, photo: Photo) -> str:
    """Write the sizes of a photo and return what the contact's row is to say. Raises Unavailable."""
    if work.blobs is None:
        raise Unavailable("The server keeps no files.")
    names = {size: photo_blob(photo.name, size) for size in photo.files}
    work.after_rollback.append(partial(work.blobs.delete, list(names.values())))
    for size, content in photo.files.items():
        work.blobs.put(names[size], content, photo.media_type)
    return photo.name


def drop_photo(work: Work, photo: str | None) -> None:
    """Give up the blobs of a photo."""
    drop_photos(work, [photo] if photo else [])


def drop_photos(work: Work, photos: Iterable[str]) -> None:
    """Give up the blobs of several photos: they are deleted when no undo can want them back any more."""
    discard_blobs(work, (photo_blob(photo, size) for photo in photos for size in PHOTO_SIZES))


def _scaled(content: bytes) -> Photo:
    picture = open_picture(content, formats=_FORMATS).opaque()
    files = {size: picture.within(pixels).encoded() for size, pixels in PHOTO_SIZES.items()}
    any_file = next(iter(files.values()))
    ticks = (datetime.now(UTC) - _BEGINNING) // _MICROSECOND * 10
    name = f"{ticks}-{secrets.token_hex(6)}.{any_file.extension}"
    return Photo(name, any_file.media_type, {size: file.content for size, file in files.items()})


def _replace(work: Work, contact: Contact, photo: str | None) -> None:
    if photo == contact.photo:
        return
    rows.set_columns(work, [contact.id], photo=photo)
    drop_photo(work, contact.photo)
    record(work, updated(Kind.CONTACT, contact.id, {"photo": contact.photo}, {"photo": photo}))
