"""Reading where photos are (sheet 03, section 13)."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from rapport.core.kinds import Kind
from rapport.crm import access
from rapport.crm.contacts.records.photos import PhotoSize, default_photo_path, stored_photo_path
from rapport.crm.contacts.schemas import PhotoShape
from rapport.store.among import among
from rapport.store.dialect.prepared import Prepared
from rapport.store.tables import contacts
from rapport.store.work import Work

_c = contacts.c
_PHOTOS = Prepared(
    select(_c.id, _c.photo)
    .where(among(_c.id, "ids"), _c.photo.is_not(None), access.visible_when_run(Kind.CONTACT))
    .order_by(_c.id)
)


def photo_of(work: Work, contact_id: int) -> str | None:
    """Return what the row of a contact that the caller may see says of its photo; None without one, or hidden."""
    statement = select(_c.photo).where(_c.id == contact_id, access.visible(work.viewer, Kind.CONTACT))
    return work.tx.execute(statement).scalar()


def photos_of(work: Work, contact_ids: Sequence[int]) -> list[PhotoShape]:
    """Return the photos of those of the contacts that have one and that the caller sees, by id. One statement."""
    found = _PHOTOS.rows(work.tx, {"ids": list(contact_ids), **access.reader(work.viewer)})
    site = work.site.base_url
    return [
        PhotoShape(
            id=contact_id,
            small=site + stored_photo_path(contact_id, photo, PhotoSize.SMALL),
            medium=site + stored_photo_path(contact_id, photo, PhotoSize.MEDIUM),
            big=site + stored_photo_path(contact_id, photo, PhotoSize.BIG),
        )
        for contact_id, photo in found
    ]


def photo_path(work: Work, contact_id: int, *, is_company: bool, size: PhotoSize) -> str:
    """Return the path of a contact's photo, from the site root; of the default picture where it has none."""
    photo = photo_of(work, contact_id)
    if photo is None:
        return default_photo_path(is_company=is_company, size=size)
    return stored_photo_path(contact_id, photo, size)


def big_photo(work: Work, contact_id: int) -> str:
    """Return the address of the big form of a contact's photo, or of the default picture. For whoever sees it."""
    statement = select(_c.is_company).where(_c.id == contact_id, access.visible(work.viewer, Kind.CONTACT))
    is_company = bool(work.tx.execute(statement).scalar())
    return work.site.base_url + photo_path(work, contact_id, is_company=is_company, size=PhotoSize.BIG)
