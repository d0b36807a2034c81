"""Addresses of profiles and pictures: absolute, below the address that the client knows the site by."""

from __future__ import annotations

import re
from urllib.parse import quote
from zlib import crc32

SIZES = {"small": 32, "medium": 48, "big": 82, "max": 200, "retina": 360, "original": 1280}
"""Member of the photo object to the longest side in pixels."""
PHOTO_PATH = "/storage/userPhotos/"
DEFAULT_PATH = "/skins/default/images/"

_PHOTO_NAME = re.compile(r"([0-9a-f]{32}\.(?:png|jpeg))_size_([0-9]{2,4})-\2\.(?:png|jpeg)")
_DEFAULT_NAME = re.compile(r"default_user_photo(?:_dark)?_size_([0-9]{2,3})-\1\.png")
_DEFAULT_SIZES = {32, 48, 82, 200, 360}


def photo_address(base_url: str, photo: str | None, size: int) -> str:
    """Return where a picture of that size is; without a photo, where the default one is."""
    if not photo:
        side = min(size, 360) if size != SIZES["original"] else SIZES["max"]
        return f"{base_url}{DEFAULT_PATH}default_user_photo_size_{side}-{side}.png"
    extension = photo.rpartition(".")[2]
    return f"{base_url}{PHOTO_PATH}{photo}_size_{size}-{size}.{extension}?_={crc32(photo.encode()) >> 1}"


def profile_address(base_url: str, user_name: str | None) -> str:
    """Return the page of a profile; of nobody's without a name (sheet 02, sections 3.1 and 3.3)."""
    if user_name is None:
        return f"{base_url}/Products/People/Profile.aspx?"
    return f"{base_url}/Products/People/Profile.aspx?user={quote(user_name.lower(), safe='')}"


def blob_name(photo: str, size: int) -> str:
    """Return the name of the blob that holds a photo in that size."""
    return f"people/photos/{photo}/{size}"


def parse_photo_name(name: str) -> str | None:
    """Return the blob that a file name below `PHOTO_PATH` means; None if it means none."""
    found = _PHOTO_NAME.fullmatch(name)
    if not found or int(found[2]) not in SIZES.values():
        return None
    return blob_name(found[1], int(found[2]))


def parse_default_name(name: str) -> int | None:
    """Return the size of the default picture that a file name below `DEFAULT_PATH` means; None if it means none."""
    found = _DEFAULT_NAME.fullmatch(name)
    size = int(found[1]) if found else 0
    return size if size in _DEFAULT_SIZES else None
