"""Photos of contacts (sheet 03, section 13)."""

from __future__ import annotations

from rapport.core.errors import BadArgument
from rapport.crm.contacts import queries, service
from rapport.crm.contacts.records.photos import Photo
from rapport.crm.contacts.schemas import PhotoShape
from rapport.portal.call import Call
from rapport.protocol.call import Upload
from rapport.protocol.operations import operation

TAG = "crm/Contacts"
MOST_PHOTOS = 1_000


def _sent(call: Call, *, contactid: int, photo: list[Upload]) -> Photo:
    service.require_photo_right(call.work, contactid)
    if not photo:
        raise BadArgument(parameter="photo")
    return service.scaled(photo[0].content, photo[0].media_type)


def _fetched(call: Call, *, contactid: int, photourl: str | None) -> Photo:
    if not photourl:
        raise BadArgument(parameter="photourl")
    service.require_photo_right(call.work, contactid)
    return service.fetched(photourl)


@operation("GET", "crm/contact/photos", tag=TAG, summary="Get contact photos", addition=True)
def contact_photos(call: Call, ids: list[int]) -> list[PhotoShape]:
    """Return where the photos of those of the contacts are that have one, by id; for lists that show them.

    Parameters:
        ids: Ids of contacts, up to 1,000.
    """
    if len(ids) > MOST_PHOTOS:
        raise BadArgument(f"At most {MOST_PHOTOS} contacts at once.", parameter="ids")
    return queries.photos_of(call.work, ids)


@operation(
    "PUT",
    "crm/contact/{contactid:int}/changephoto",
    tag=TAG,
    summary="Change a contact photo",
    prepare=_sent,
)
def change_contact_photo(
    call: Call,
    contactid: int,
    photo: list[Upload],  # noqa: ARG001  `prepared` is what became of it
    prepared: Photo,
) -> str:
    """Give a contact a photo and answer with the address of its big form (200 pixels).

    Parameters:
        contactid: Id of the contact.
        photo: A picture, PNG or JPEG, of at most 5 MB, as a file of a multipart body; of several the first.
    """
    service.set_photo(call.work, contactid, prepared)
    return queries.big_photo(call.work, contactid)


@operation(
    "PUT",
    "crm/contact/{contactid:int}/changephotobyurl",
    tag=TAG,
    summary="Change a contact photo by URL",
    prepare=_fetched,
)
def change_contact_photo_by_url(
    call: Call,
    contactid: int,
    photourl: str | None,  # noqa: ARG001  `prepared` is what was found there
    prepared: Photo,
) -> str:
    """Fetch a photo from the web, give it to a contact, and answer with the address of its big form.

    Parameters:
        contactid: Id of the contact.
        photourl: A public http or https address of a picture, PNG or JPEG, of at most 5 MB.
    """
    service.set_photo(call.work, contactid, prepared)
    return queries.big_photo(call.work, contactid)


@operation("DELETE", "crm/contact/{contactid:int}/avatar", tag=TAG, summary="Delete a contact avatar")
def delete_contact_photo(
    call: Call,
    contactid: int,
    contact_type: str | None,  # noqa: ARG001  the reference asks for what it knows
    upload_only: bool,
) -> str:
    """Take the photo off a contact and answer with the address of the default picture.

    Parameters:
        contactid: Id of the contact; may be 0 with `uploadOnly`.
        contact_type: `company` or `people`; the contact itself tells.
        upload_only: Nothing is deleted and the answer is empty: for a picture that was never saved.
    """
    if service.clear_photo(call.work, contactid, upload_only=upload_only):
        return queries.big_photo(call.work, contactid)
    return ""
