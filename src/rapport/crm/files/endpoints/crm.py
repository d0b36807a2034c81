"""The CRM's own calls for files (sheet 06, section 2.3)."""

from __future__ import annotations

from rapport.crm.files import queries, service
from rapport.crm.files.records import CRM_FOLDER, HOLDERS
from rapport.crm.files.schemas import FileShape
from rapport.crm.files.service import Staged
from rapport.portal.call import Call
from rapport.protocol.call import Page, Upload
from rapport.protocol.operations import operation

_TAG = "crm/Files"


def _staged(call: Call, *, files: list[Upload], **_: object) -> list[Staged]:
    return service.stage(call.work, [(sent.name, sent.content) for sent in files])


@operation("GET", "crm/files/root", tag=_TAG, summary="Get root folder ID")
def get_root_folder(call: Call) -> int:  # noqa: ARG001  there is one for everybody
    """Return the id of the folder in which the CRM keeps its files."""
    return CRM_FOLDER


@operation(
    "POST",
    "crm/{entity_type:(contact|opportunity|case)}/{entityid:int}/files/upload",
    tag=_TAG,
    summary="Upload a file",
    prepare=_staged,
)
def upload_file(
    call: Call,
    *,
    entity_type: str,  # noqa: ARG001  nothing is attached here, and clients upload before there is a record
    entityid: int,  # noqa: ARG001
    file: Upload | None,  # noqa: ARG001  one of `files`
    files: list[Upload],  # noqa: ARG001  `prepared` is what became of them
    store_original_file_flag: bool,  # noqa: ARG001  about conversions that are not made
    prepared: list[Staged],
) -> FileShape:
    """Keep one or several files, of at most 100 MB each, and answer with the last of them.

    Either the parts of a multipart body, whatever they are called, or the body as it is, under the file name of its
    Content-Disposition header. The files hang on nothing yet: attach them by the answer's id.

    Parameters:
        entity_type: Kind of record that the files are meant for: contact, opportunity or case.
        entityid: Id of that record; need not exist.
        file: A file.
        files: Further files.
        store_original_file_flag: Taken for compatibility; files are never converted.
    """
    made = [service.create(call.work, each) for each in prepared]
    return queries.card(call.work, made[-1])


@operation(
    "GET",
    "crm/{entity_type:(contact|opportunity|case)}/{entityid:int}/files",
    tag=_TAG,
    summary="Get entity files",
)
def get_files(call: Call, entity_type: str, entityid: int) -> Page[FileShape] | list[FileShape]:
    """Return the files of the events of a record that the caller may see, by id.

    Parameters:
        entity_type: Kind of record: contact, opportunity or case.
        entityid: Id of the record; an unknown one has no files.
    """
    return queries.of_entity(call.work, HOLDERS[entity_type.lower()], entityid, call.listing)


@operation("DELETE", "crm/files/{fileid:int}", tag=_TAG, summary="Delete a file")
def delete_file(call: Call, fileid: int) -> FileShape:
    """Delete a file and answer with what it was. The events that it hung on stay.

    Its creator may, who changed it last may, and CRM admins may.

    Parameters:
        fileid: Id of the file.
    """
    return queries.remains(call.work, service.delete(call.work, fileid))
