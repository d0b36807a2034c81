"""The Documents calls that put files into the CRM's folder (sheet 06, section 2.6)."""

from __future__ import annotations

from rapport.core.errors import InvalidOperation
from rapport.crm.files import queries, service
from rapport.crm.files.endpoints.documents import require_folder
from rapport.crm.files.records import name_by_media_type
from rapport.crm.files.schemas import FileShape
from rapport.crm.files.service import Staged
from rapport.portal.call import Call
from rapport.protocol.call import Upload
from rapport.protocol.operations import operation
from rapport.protocol.scalars import WholeBody

_TAG = "files/Folders"
_NO_INPUT = "No input files"


def _staged(
    call: Call, *, folder_id: int, file: Upload | None, files: list[Upload], **_: object
) -> list[Staged]:
    require_folder(call, folder_id)
    sent = files or ([file] if file else [])
    if not sent:
        raise InvalidOperation(_NO_INPUT)
    return service.stage(call.work, [(_name_of(each), each.content) for each in sent])


def _staged_alone(
    call: Call, *, folder_id: int, title: str | None, file: Upload | None, **_: object
) -> Staged:
    require_folder(call, folder_id)
    if file is None:
        raise InvalidOperation(_NO_INPUT)
    return service.stage(call.work, [(title or _name_of(file), file.content)])[0]


def _staged_text(
    call: Call, *, folder_id: int, title: str | None, content: str | None, **_: object
) -> Staged:
    require_folder(call, folder_id)
    return service.stage_text(call.work, title, content)


def _staged_html(
    call: Call, *, folder_id: int, title: str | None, content: str | None, **_: object
) -> Staged:
    require_folder(call, folder_id)
    return service.stage_text(call.work, title, content, extension=".html")


def _name_of(sent: Upload) -> str:
    return sent.name or name_by_media_type(sent.media_type)


@operation("POST", "files/{folder_id:int}/upload", tag=_TAG, summary="Upload a file", prepare=_staged)
def upload_document(
    call: Call,
    *,
    folder_id: int,  # noqa: ARG001  `_staged` has checked it
    file: WholeBody,  # noqa: ARG001  `prepared` is what became of it
    files: list[Upload],  # noqa: ARG001  and of these
    create_new_if_exist: bool = True,
    store_original_file_flag: bool,  # noqa: ARG001  about conversions that are not made
    keep_convert_status: bool,  # noqa: ARG001  likewise
    prepared: list[Staged],
) -> FileShape | list[FileShape]:
    """Keep one or several files, of at most 100 MB each; answer with the file, with a list of several.

    Either the parts of a multipart body, whatever they are called, or the body as it is, under the file name of its
    Content-Disposition header.

    Parameters:
        folder_id: Id of the CRM's folder.
        file: A file.
        files: Further files.
        create_new_if_exist: Whether a file of the same name stays as it is beside the new one; otherwise it gets a
            new version.
        store_original_file_flag: Taken for compatibility; files are never converted.
        keep_convert_status: Taken for compatibility.
    """
    put = service.create if create_new_if_exist else service.create_or_renew
    made = [queries.card(call.work, put(call.work, each)) for each in prepared]
    return made[0] if len(made) == 1 else made


@operation("POST", "files/{folder_id:int}/insert", tag=_TAG, summary="Insert a file", prepare=_staged_alone)
def insert_document(
    call: Call,
    *,
    folder_id: int,  # noqa: ARG001  `_staged_alone` has checked it
    file: WholeBody,  # noqa: ARG001  `prepared` is what became of it
    title: str | None,  # noqa: ARG001  likewise
    create_new_if_exist: bool = True,
    keep_convert_status: bool,  # noqa: ARG001  about conversions that are not made
    prepared: Staged,
) -> FileShape:
    """Keep a single file of at most 100 MB, under the given name.

    Parameters:
        folder_id: Id of the CRM's folder.
        file: The file: a part of a multipart body, or the body as it is.
        title: Its name; empty: the one that it was sent with.
        create_new_if_exist: Whether a file of the same name stays as it is beside the new one; otherwise it gets a
            new version.
        keep_convert_status: Taken for compatibility; files are never converted.
    """
    put = service.create if create_new_if_exist else service.create_or_renew
    return queries.card(call.work, put(call.work, prepared))


@operation("POST", "files/{folder_id:int}/text", tag=_TAG, summary="Create a text file", prepare=_staged_text)
def create_text_document(
    call: Call,
    *,
    folder_id: int,  # noqa: ARG001  `_staged_text` has checked it
    title: str | None,  # noqa: ARG001  `prepared` is what became of it
    content: str | None,  # noqa: ARG001  likewise
    prepared: Staged,
) -> FileShape:
    """Keep a text as a file: `.html` if it has a tag with a blank in it, else `.txt`.

    Parameters:
        folder_id: Id of the CRM's folder.
        title: Name of the file.
        content: The text.
    """
    return queries.card(call.work, service.create(call.work, prepared))


@operation(
    "POST", "files/{folder_id:int}/html", tag=_TAG, summary="Create an HTML file", prepare=_staged_html
)
def create_html_document(
    call: Call,
    *,
    folder_id: int,  # noqa: ARG001  `_staged_html` has checked it
    title: str | None,  # noqa: ARG001  `prepared` is what became of it
    content: str | None,  # noqa: ARG001  likewise
    prepared: Staged,
) -> FileShape:
    """Keep a text as an `.html` file.

    Parameters:
        folder_id: Id of the CRM's folder.
        title: Name of the file.
        content: The text.
    """
    return queries.card(call.work, service.create(call.work, prepared))
