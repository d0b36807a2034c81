"""Photos of people (sheet 02, section 3.6). They are fetched and scaled ahead of the write lock."""

from __future__ import annotations

from rapport.core.errors import BadArgument
from rapport.portal.call import Call
from rapport.portal.people import queries, service
from rapport.portal.people.schemas import PhotoShape
from rapport.portal.people.service import Photo
from rapport.protocol.call import Upload
from rapport.protocol.operations import operation

TAG = "people/Photos"


def _fetched(call: Call, *, userid: str, files: str) -> Photo | None:
    service.require_photo_right(call.work, queries.resolve(call.work, userid))
    return service.fetched(files) if files.strip() else None


@operation("PUT", "people/{userid}/photo", tag=TAG, summary="Update a user photo", prepare=_fetched)
def fetch_photo(
    call: Call,
    *,
    userid: str,
    files: str = "",  # noqa: ARG001  `prepared` is what was found there
    prepared: Photo | None,
) -> PhotoShape:
    """Give a user the photo at a web address, and answer with the addresses of all its sizes.

    Parameters:
        userid: User name or id of the user.
        files: Web address of a picture; empty: nothing happens.
    """
    user_id = queries.resolve(call.work, userid)
    if prepared:
        service.set_photo(call.work, user_id, prepared)
    return queries.photo_shape(call.work, user_id)


def _sent(call: Call, *, userid: str, file: Upload | None) -> Photo:
    service.require_photo_right(call.work, queries.resolve(call.work, userid))
    if file is None:
        raise BadArgument("No file was sent.", parameter="file")
    return service.scaled(file.content)


@operation(
    "POST",
    "people/{userid}/photo",
    tag=TAG,
    summary="Upload a user photo",
    addition=True,
    prepare=_sent,
)
def upload_photo(
    call: Call,
    *,
    userid: str,
    file: Upload | None,  # noqa: ARG001  `prepared` is what became of it
    prepared: Photo,
) -> PhotoShape:
    """Give a user the uploaded photo, and answer with the addresses of all its sizes.

    Parameters:
        userid: User name or id of the user.
        file: PNG, JPEG, GIF, WebP or BMP of at most 5 MB, as a file of a multipart body or as the body.
    """
    user_id = queries.resolve(call.work, userid)
    service.set_photo(call.work, user_id, prepared)
    return queries.photo_shape(call.work, user_id)


@operation("DELETE", "people/{userid}/photo", tag=TAG, summary="Delete a user photo")
def delete_photo(call: Call, userid: str) -> PhotoShape:
    """Take a user's photo away, and answer with the addresses of the default picture.

    Parameters:
        userid: User name or id of the user.
    """
    user_id = queries.resolve(call.work, userid)
    service.delete_photo(call.work, user_id)
    return queries.photo_shape(call.work, user_id)


def _cropped(call: Call, *, userid: str, tmp_file: str, x: int, y: int, width: int, height: int) -> Photo:
    if tmp_file:
        raise BadArgument(parameter="tmpFile")
    user_id = queries.resolve(call.work, userid)
    return service.cropped(call.work, user_id, x=x, y=y, width=width, height=height)


@operation(
    "POST",
    "people/{userid}/photo/thumbnails",
    tag=TAG,
    summary="Create a photo thumbnail",
    prepare=_cropped,
)
def crop_photo(
    call: Call,
    *,
    userid: str,
    tmp_file: str = "",  # noqa: ARG001  as the rest: `prepared` is the part
    x: int = 0,  # noqa: ARG001
    y: int = 0,  # noqa: ARG001
    width: int = 0,  # noqa: ARG001
    height: int = 0,  # noqa: ARG001
    prepared: Photo,
) -> PhotoShape:
    """Keep a part of the user's photo, and answer with the addresses of all its sizes.

    Parameters:
        userid: User name or id of the user.
        tmp_file: Has to be empty: there are no temporary files here.
        x: Left edge of the part, in pixels of the stored picture.
        y: Upper edge of the part.
        width: Width of the part; 0 for the whole picture.
        height: Height of the part; 0 for the whole picture.
    """
    user_id = queries.resolve(call.work, userid)
    service.set_photo(call.work, user_id, prepared, action=4010)
    return queries.photo_shape(call.work, user_id)
