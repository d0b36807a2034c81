"""Photos of people (sheet 02, section 3.6)."""

from __future__ import annotations

from rapport.core.errors import BadArgument
from rapport.portal.call import Call
from rapport.portal.people import queries, service
from rapport.portal.people.schemas import PhotoShape
from rapport.protocol.call import Upload
from rapport.protocol.operations import operation


@operation("PUT", "people/{userid}/photo", tag="people/Photos", summary="Update a user photo")
def fetch_photo(call: Call, userid: str, files: str = "") -> PhotoShape:
    """Give a user the photo at the web address in `files`; nothing when it is empty."""
    user_id = queries.resolve(call.work, userid)
    service.require_user_editor(call.work, user_id)
    if files.strip():
        service.fetch_photo(call.work, user_id, files)
    return queries.photo_shape(call.work, user_id)


@operation("POST", "people/{userid}/photo", tag="people/Photos", summary="Upload a user photo", addition=True)
def upload_photo(call: Call, userid: str, file: Upload | None) -> PhotoShape:
    """Give a user the uploaded photo: PNG, JPEG, GIF, WebP or BMP of at most 5 MB."""
    user_id = queries.resolve(call.work, userid)
    if file is None:
        raise BadArgument("No file was sent.", parameter="file")
    service.set_photo(call.work, user_id, file.content)
    return queries.photo_shape(call.work, user_id)


@operation("DELETE", "people/{userid}/photo", tag="people/Photos", summary="Delete a user photo")
def delete_photo(call: Call, userid: str) -> PhotoShape:
    """Take a user's photo away and answer with the default picture."""
    user_id = queries.resolve(call.work, userid)
    service.delete_photo(call.work, user_id)
    return queries.photo_shape(call.work, user_id)


@operation(
    "POST", "people/{userid}/photo/thumbnails", tag="people/Photos", summary="Create a photo thumbnail"
)
def crop_photo(
    call: Call, *, userid: str, tmp_file: str = "", x: int = 0, y: int = 0, width: int = 0, height: int = 0
) -> PhotoShape:
    """Keep a part of the user's photo. There are no temporary files here: `tmpFile` has to be empty."""
    user_id = queries.resolve(call.work, userid)
    if tmp_file:
        raise BadArgument(parameter="tmpFile")
    service.crop_photo(call.work, user_id, x=x, y=y, width=width, height=height)
    return queries.photo_shape(call.work, user_id)
