"""Where photos of contacts are kept, and under which addresses they are reached (sheet 03, section 13)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum


class PhotoSize(IntEnum):
    """The sizes, with the numbers that the photo handler takes (`ps`)."""

    SMALL = 1
    MEDIUM = 2
    BIG = 3


PHOTO_SIZES = {PhotoSize.SMALL: 40, PhotoSize.MEDIUM: 82, PhotoSize.BIG: 200}
"""Pixels of the longest side."""

DEFAULT_PHOTOS = "/Products/CRM/App_Themes/default/images/"
STORED_PHOTOS = "/products/crm/data/0/photos/"
"""Folders of default pictures and of photos, from the site root."""

_FILE = re.compile(r"contact_([0-9]{1,10})_(40_40|82_82|200_200)\.(png|jpeg)", re.IGNORECASE)
_SIZES = {f"{pixels}_{pixels}": size for size, pixels in PHOTO_SIZES.items()}


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture made small, not yet kept anywhere."""

    name: str
    """What the contact's row will say: ticks, a random mark, an ending."""
    media_type: str
    files: Mapping[PhotoSize, bytes]


def photo_blob(photo: str, size: PhotoSize) -> str:
    """Return the name of the blob of one size. `photo` is what the contact's row says."""
    return f"contacts/photos/{PHOTO_SIZES[size]}/{photo}"


def stored_photo_path(contact_id: int, photo: str, size: PhotoSize) -> str:
    """Return the path of a contact's photo, from the site root; the query changes with the photo."""
    pixels = PHOTO_SIZES[size]
    folder = f"{contact_id:06d}"[-6:]
    extension = photo.rpartition(".")[2]
    version = photo.partition("-")[0]
    name = f"contact_{contact_id}_{pixels}_{pixels}.{extension}"
    return f"{STORED_PHOTOS}{folder[:2]}/{folder[2:4]}/{folder[4:]}/{name}?cd={version}"


def default_photo_name(*, is_company: bool, size: PhotoSize) -> str:
    """Return the file name of the picture that stands for a contact without a photo."""
    pixels = PHOTO_SIZES[size]
    kind = "company" if is_company else "people"
    return f"empty_{kind}_logo_{pixels}_{pixels}.png"


def default_photo_path(*, is_company: bool, size: PhotoSize) -> str:
    """Return its path from the site root."""
    return DEFAULT_PHOTOS + default_photo_name(is_company=is_company, size=size)


def photo_of_file(name: str) -> tuple[int, PhotoSize] | None:
    """Return the contact and the size that the file name of a stored photo tells; None for another name."""
    parts = _FILE.fullmatch(name)
    return (int(parts[1]), _SIZES[parts[2]]) if parts else None
