"""Photos of people (sheet 02, section 3.6)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from functools import cache

from PIL import Image, ImageDraw

from rapport.core.errors import BadArgument, Missing, Unavailable
from rapport.core.ids import Guid
from rapport.core.kinds import Kind
from rapport.notify.fetch import fetch
from rapport.portal.changes.service import record, updated
from rapport.portal.people import rows
from rapport.portal.people.addresses import SIZES, blob_name, parse_default_name, parse_photo_name
from rapport.portal.people.records import User
from rapport.portal.people.service.access import require_person, require_user_editor
from rapport.portal.people.service.auditing import audit_of
from rapport.portal.pictures import MAX_BYTES, Encoded, Picture, logo, open_picture
from rapport.store.blobs import Blobs
from rapport.store.work import Work


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture in every size: made ahead, since scaling takes long and needs no write lock."""

    extension: str
    files: tuple[tuple[int, Encoded], ...]
    """Size and file."""


def require_photo_right(work: Work, user_id: Guid) -> User:
    """Return the user. Raises Forbidden unless the caller may change their photo, Missing."""
    user = require_person(work, user_id)
    require_user_editor(work, user_id)
    return user


def scaled(content: bytes) -> Photo:
    """Make a photo of a picture that was sent. Raises BadArgument for what is none."""
    return _photo_of(open_picture(content))


def fetched(address: str) -> Photo:
    """Make a photo of the picture at a public web address. Raises BadArgument and what `notify.fetch` raises."""
    return scaled(fetch(address, limit=MAX_BYTES).content)


def cropped(work: Work, user_id: Guid, *, x: int, y: int, width: int, height: int) -> Photo:
    """Make a photo of a part of a user's photo; without size, of all of it. Raises Forbidden, Missing, BadArgument."""
    user = require_photo_right(work, user_id)
    if not user.photo:
        raise Missing("The user has no photo")
    if width < 0 or height < 0:
        raise BadArgument(parameter="width" if width < 0 else "height")
    picture = open_picture(_blobs(work).get(blob_name(user.photo, SIZES["original"])))
    return _photo_of(picture.cropped(x, y, width, height) if width and height else picture)


def set_photo(work: Work, user_id: Guid, photo: Photo, *, action: int = 4008) -> None:
    """Give a person a photo; `action` is what the audit trail calls it. Raises Forbidden, Missing."""
    user = require_photo_right(work, user_id)
    blobs = _blobs(work)
    name = f"{secrets.token_hex(16)}.{photo.extension}"
    work.after_rollback.append(lambda: blobs.delete(_names(name)))
    for size, file in photo.files:
        blobs.put(blob_name(name, size), file.content, file.media_type)
    forget_photo(work, user)
    _save(work, user, replace(user, photo=name, modified_at=work.now), action)


def delete_photo(work: Work, user_id: Guid) -> None:
    """Take a person's photo away; nothing when there is none. Raises Forbidden, Missing."""
    user = require_photo_right(work, user_id)
    forget_photo(work, user)
    _save(work, user, replace(user, photo=None, modified_at=work.now), 4009)


def forget_photo(work: Work, user: User) -> None:
    """Let a photo's files go once the transaction stands."""
    if user.photo and work.blobs:
        blobs, names = work.blobs, _names(user.photo)
        work.after_commit.append(lambda: blobs.delete(names))


def photo_file(blobs: Blobs, path: str) -> Encoded | None:
    """Return the picture at a path of the site: photos, the default picture, the logo.

    None for every other path and for pictures that are gone. Photos are found by a long random name, which only
    those learn who may see the profile.
    """
    folder, _, name = path.rpartition("/")
    size = parse_default_name(name)
    if folder == "/skins/default/images" and (size or name in {"logo.svg", "logo_dark.svg"}):
        return default_picture(size) if size else logo(dark=name == "logo_dark.svg")
    blob = parse_photo_name(name) if folder == "/storage/userPhotos" else None
    if blob is None:
        return None
    try:
        content = blobs.get(blob)
    except Missing:
        return None
    side = int(blob.rpartition("/")[2])
    return Encoded(content, f"image/{name.rpartition('.')[2]}", name.rpartition(".")[2], side, side)


@cache
def default_picture(side: int) -> Encoded:
    """Return the picture of those who have none: a grey figure of `side` pixels."""
    scale = 4 * side
    image = Image.new("RGB", (scale, scale), "#e5e8ec")
    draw = ImageDraw.Draw(image)
    draw.ellipse((scale * 0.33, scale * 0.18, scale * 0.67, scale * 0.52), fill="#a9b1bb")
    draw.ellipse((scale * 0.16, scale * 0.58, scale * 0.84, scale * 1.3), fill="#a9b1bb")
    return Picture(image, "PNG").square(side).encoded()


def _photo_of(picture: Picture) -> Photo:
    original = picture.within(SIZES["original"]).encoded()
    smaller = [(size, picture.square(size).encoded()) for name, size in SIZES.items() if name != "original"]
    return Photo(original.extension, ((SIZES["original"], original), *smaller))


def _save(work: Work, before: User, after: User, action: int) -> None:
    rows.save(work.tx, before, after)
    work.reference_changed()
    record(work, updated(Kind.USER, after.id, before, after), audit=audit_of(work, action, after))


def _names(photo: str) -> list[str]:
    return [blob_name(photo, size) for size in SIZES.values()]


def _blobs(work: Work) -> Blobs:
    if work.blobs is None:
        raise Unavailable("There is no place for files.")
    return work.blobs
