"""The Documents calls that clients of a CRM use, for the CRM's files (sheet 06, section 2.6)."""

from __future__ import annotations

from rapport.core.errors import InvalidOperation, Missing, ModuleClosed
from rapport.core.ids import new_guid
from rapport.crm.files import queries, service
from rapport.crm.files.records import CRM_FOLDER
from rapport.crm.files.schemas import FileOperationShape, FileShape, FolderContentShape
from rapport.portal.call import Call
from rapport.protocol.operations import operation

_FILES, _FOLDERS, _OPERATIONS = "files/Files", "files/Folders", "files/Operations"
_DELETE = 2
_NO_FOLDER = "The required folder was not found"
_HIDDEN_FOLDER = "You don't have enough permission to view the folder content"
_STAYING_FOLDER = "You don't have enough permission to delete the folder"


def require_crm(call: Call) -> None:
    """Raise ModuleClosed unless the CRM is open to the caller: these calls have no other files."""
    if not call.work.viewer.can_use_crm:
        raise ModuleClosed


def require_folder(call: Call, folder_id: int) -> None:
    """Raise ModuleClosed, and Missing for another folder than the CRM's."""
    require_crm(call)
    if folder_id != CRM_FOLDER:
        raise Missing(_NO_FOLDER)


@operation("GET", "files/file/{file_id:int}", tag=_FILES, summary="Get the file information")
def get_file(call: Call, file_id: int, version: int) -> FileShape:
    """Return a file that the caller may read.

    Parameters:
        file_id: Id of the file.
        version: Which version of it; 0: the newest.
    """
    require_crm(call)
    return queries.single(call.work, file_id, version)


@operation("PUT", "files/file/{file_id:int}", tag=_FILES, summary="Update a file")
def update_file(call: Call, file_id: int, title: str | None, last_version: int) -> FileShape:
    """Give a file another name, bring an older version of it back, or both.

    Parameters:
        file_id: Id of the file.
        title: Its new name, with or without the extension, which stays; empty: as it is.
        last_version: Number of the version that is to be the newest again; 0: as it is.
    """
    require_crm(call)
    service.change(call.work, file_id, title=title, version=last_version)
    return queries.single(call.work, file_id)


@operation("GET", "files/file/{file_id:int}/history", tag=_FILES, summary="Get file versions")
def get_file_versions(call: Call, file_id: int) -> list[FileShape]:
    """Return every version of a file that the caller may read, the newest first.

    Parameters:
        file_id: Id of the file.
    """
    require_crm(call)
    return queries.versions(call.work, file_id)


@operation("DELETE", "files/file/{file_id:int}", tag=_FILES, summary="Delete a file")
def delete_document(
    call: Call,
    file_id: int,
    *,
    delete_after: bool,  # noqa: ARG001  nothing is running that could be waited for
    immediately: bool,  # noqa: ARG001  there is one way to delete, and it can be undone
) -> list[FileOperationShape]:
    """Delete a file, at once, and answer with the operation that did it, or why it did not.

    Parameters:
        file_id: Id of the file.
        delete_after: Taken for compatibility.
        immediately: Taken for compatibility.
    """
    require_crm(call)
    return [_deletion(call, [file_id])]


@operation("GET", "files/fileops", tag=_OPERATIONS, summary="Get active operations")
def get_file_operations(call: Call) -> list[FileOperationShape]:
    """Return the operations that are running: none, since each is over before it is answered."""
    require_crm(call)
    return []


@operation("PUT", "files/fileops/delete", tag=_OPERATIONS, summary="Delete files and folders")
def delete_documents(
    call: Call,
    *,
    folder_ids: list[int],
    file_ids: list[int],
    delete_after: bool,  # noqa: ARG001  nothing is running that could be waited for
    immediately: bool,  # noqa: ARG001  there is one way to delete, and it can be undone
) -> list[FileOperationShape]:
    """Delete files, all or none, and answer with the operation that did it, or why it did not.

    Parameters:
        folder_ids: Ids of folders: none can be deleted.
        file_ids: Ids of files.
        delete_after: Taken for compatibility.
        immediately: Taken for compatibility.
    """
    require_crm(call)
    if folder_ids:
        return [_over(0, _STAYING_FOLDER)]
    return [_deletion(call, file_ids)]


@operation("GET", "files/{folder_id:int}", tag=_FOLDERS, summary="Get a folder")
def get_folder(call: Call, folder_id: int) -> FolderContentShape:
    """Refuse to list a folder: the CRM's is shown to nobody, and there is no other.

    Parameters:
        folder_id: Id of the folder.
    """
    require_crm(call)
    raise InvalidOperation(_HIDDEN_FOLDER if folder_id == CRM_FOLDER else _NO_FOLDER)


def _deletion(call: Call, file_ids: list[int]) -> FileOperationShape:
    try:
        return _over(service.delete_several(call.work, file_ids))
    except InvalidOperation as refusal:  # raised before anything is changed
        return _over(0, refusal.message)


def _over(count: int, error: str | None = None) -> FileOperationShape:
    return FileOperationShape(
        id=new_guid(),
        operation=_DELETE,
        progress=100,
        error=error,
        processed=str(count),
        finished=True,
        url=None,
        files=None,
        folders=None,
    )
