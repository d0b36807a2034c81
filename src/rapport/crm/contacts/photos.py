"""What the addresses of contact photos answer, outside of the API: plain functions for the front door to mount.

`/Products/CRM/HttpHandlers/filehandler.ashx?action=contactphotoulr&cid=..&isc=..&ps=..` answers with `photo_url_for`
as plain text, `STORED_PHOTOS` below the site root with `photo_file`, `DEFAULT_PHOTOS` with `default_photo_file`.
The first two need a caller to whom the CRM is open.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from PIL import Image, ImageDraw

from rapport.core.errors import BadArgument, Missing
from rapport.crm.contacts import queries
from rapport.crm.contacts.records.photos import (
    DEFAULT_PHOTOS,
    PHOTO_SIZES,
    STORED_PHOTOS,
    PhotoSize,
    default_photo_name,
    photo_blob,
    photo_of_file,
)
from rapport.portal.pictures import Picture
from rapport.protocol.call import Raw
from rapport.store.work import Work

__all__ = ["DEFAULT_PHOTOS", "STORED_PHOTOS", "default_photo_file", "photo_file", "photo_url_for"]

HANDLER = "/Products/CRM/HttpHandlers/filehandler.ashx"
_YEAR = "private, max-age=31536000"


def photo_url_for(work: Work, query: Mapping[str, str]) -> str:
    """Return the address of a contact's photo, of the default picture if it has none or the caller can't see it.

    `query` is the handler's, names in any case: `cid` the contact, `isc` `True` for a company, `ps` 1 small,
    2 medium, 3 big. Raises BadArgument for another size.
    """
    sent = {name.lower(): value for name, value in query.items()}
    try:
        size = PhotoSize(int(sent.get("ps", "")))
    except ValueError:
        raise BadArgument("Unknown photo size") from None
    number = sent.get("cid", "")
    contact_id = int(number) if number.isascii() and number.isdigit() and len(number) < 11 else 0
    is_company = sent.get("isc", "").lower() == "true"
    return work.site.base_url + queries.photo_path(work, contact_id, is_company=is_company, size=size)


def photo_file(work: Work, name: str) -> Raw:
    """Return a stored photo by its file name (`contact_12_40_40.jpeg`). Raises Missing, for a hidden contact too."""
    meant = photo_of_file(name)
    photo = queries.photo_of(work, meant[0]) if meant else None
    if meant is None or photo is None or work.blobs is None:
        raise Missing
    media_type = "image/png" if photo.endswith(".png") else "image/jpeg"
    content = work.blobs.get(photo_blob(photo, meant[1]))
    return Raw(content, media_type, headers={"Cache-Control": _YEAR})


def default_photo_file(name: str) -> Raw:
    """Return the picture that stands for contacts without a photo, by its file name. Raises Missing."""
    for is_company in (False, True):
        for size in PhotoSize:
            if name.lower() == default_photo_name(is_company=is_company, size=size):
                return Raw(
                    _default_photo(is_company, PHOTO_SIZES[size]),
                    "image/png",
                    headers={"Cache-Control": "public, max-age=86400"},
                )
    raise Missing


@cache
def _default_photo(is_company: bool, side: int) -> bytes:
    scale = 4 * side
    image = Image.new("RGB", (scale, scale), "#e5e8ec")
    draw = ImageDraw.Draw(image)
    grey = "#a9b1bb"
    if is_company:
        draw.rectangle((scale * 0.3, scale * 0.18, scale * 0.7, scale), fill=grey)
        for row in range(3):
            for column in range(2):
                left, top = scale * (0.37 + 0.15 * column), scale * (0.27 + 0.18 * row)
                draw.rectangle((left, top, left + scale * 0.1, top + scale * 0.1), fill="#e5e8ec")
    else:
        draw.ellipse((scale * 0.33, scale * 0.18, scale * 0.67, scale * 0.52), fill=grey)
        draw.ellipse((scale * 0.16, scale * 0.58, scale * 0.84, scale * 1.3), fill=grey)
    return Picture(image, "PNG").square(side).encoded().content
