"""Photos of contacts (sheet 03, section 13).

A photo is kept in three sizes, written by us, as blobs that never change; the contact's row names them
(`photo_blob`). New ones are written ahead of the commit and taken back if it does not come; old ones go after it.
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
from rapport.crm.contacts.records.photos import PHOTO_SIZES, photo_blob
from rapport.crm.contacts.service import standing
from rapport.notify.fetch import fetch
from rapport.portal.changes.service import record, updated
from rapport.portal.pictures import MAX_BYTES, open_picture
from rapport.store.blobs import Blobs
from rapport.store.work import Work

FETCH_TIME = 5.0
"""Seconds that fetching a photo may take: other writers wait meanwhile."""
_FORMATS = ("PNG", "JPEG")
_TOO_BIG = f"File size exceeds {MAX_BYTES // 2**20} MB"
_BEGINNING = datetime(1, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def set_photo(work: Work, contact_id: int, content: bytes | None, media_type: str) -> None:
    """Give a contact a photo. Editing rights are needed (quirk 25: the reference asks for less).

    Raises BadArgument (id 0, no file, too big, another format), Missing, Forbidden, InvalidOperation for a file
    that is empty or not sent as a picture.
    """
    standing.require_id(contact_id, "contactid")
    contact = standing.require_editable(work, contact_id)
    if content is None:
        raise BadArgument(parameter="photo")
    _replace(work, contact, store_photo(work, content, media_type))


def set_photo_from(work: Work, contact_id: int, address: str) -> None:
    """Fetch a photo from the web and give it to a contact. The address has to be public.

    Raises as `set_photo`, and InvalidOperation when the address cannot be fetched.
    """
    standing.require_id(contact_id, "contactid")
    if not address:
        raise BadArgument(parameter="photourl")
    contact = standing.require_editable(work, contact_id)
    try:
        fetched = fetch(address, limit=MAX_BYTES, time_limit=FETCH_TIME)
    except TooLarge:
        raise BadArgument(_TOO_BIG, parameter="photourl") from None
    _replace(work, contact, _store(work, fetched.content))


def clear_photo(work: Work, contact_id: int, *, upload_only: bool = False) -> bool:
    """Take the photo off a contact and return True; with `upload_only` touch nothing and return False.

    Raises BadArgument for id 0 (unless `upload_only`), Missing, Forbidden.
    """
    if contact_id <= 0 and upload_only:
        return False
    standing.require_id(contact_id, "contactid")
    contact = standing.require_editable(work, contact_id)
    if not upload_only:
        _replace(work, contact, None)
    return not upload_only


def store_photo(work: Work, content: bytes, media_type: str) -> str:
    """Write the sizes of a picture that a client sent and return what the contact's row says of them.

    Raises InvalidOperation for a file that is empty or not sent as a picture, BadArgument for one that is too big,
    damaged or of another format than PNG and JPEG.
    """
    if not content or not media_type.strip().lower().startswith("image/"):
        raise InvalidOperation("Invalid file")
    return _store(work, content)


def drop_photo(work: Work, photo: str | None) -> None:
    """Take the blobs of a photo away once the transaction stands."""
    drop_photos(work, [photo] if photo else [])


def drop_photos(work: Work, photos: Iterable[str]) -> None:
    """Take the blobs of several photos away once the transaction stands."""
    names = [photo_blob(photo, size) for photo in photos for size in PHOTO_SIZES]
    if names and work.blobs is not None:
        work.after_commit.append(partial(work.blobs.delete, names))


def _store(work: Work, content: bytes) -> str:
    picture = open_picture(content, formats=_FORMATS).opaque()
    files = {size: picture.within(pixels).encoded() for size, pixels in PHOTO_SIZES.items()}
    ticks = (datetime.now(UTC) - _BEGINNING) // _MICROSECOND * 10
    extension = next(iter(files.values())).extension
    photo = f"{ticks}-{secrets.token_hex(6)}.{extension}"
    blobs = _blobs(work)
    work.after_rollback.append(partial(blobs.delete, [photo_blob(photo, size) for size in files]))
    for size, file in files.items():
        blobs.put(photo_blob(photo, size), file.content, file.media_type)
    return photo


def _replace(work: Work, contact: Contact, photo: str | None) -> None:
    if photo == contact.photo:
        return
    rows.set_columns(work, [contact.id], photo=photo)
    drop_photo(work, contact.photo)
    record(work, updated(Kind.CONTACT, contact.id, {"photo": contact.photo}, {"photo": photo}))


def _blobs(work: Work) -> Blobs:
    if work.blobs is None:
        raise Unavailable("The server keeps no files.")
    return work.blobs
