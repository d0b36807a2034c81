"""Files on the wire (sheet 06, sections 2.2 and 2.6)."""

from __future__ import annotations

from typing import ClassVar

from rapport.portal.people.schemas import EmployeeShape
from rapport.protocol.shapes import Shape, WireDate


class FileShape(Shape, frozen=True, kw_only=True):
    """A file as it is now, or one version of it."""

    folder_id: int
    version: int
    version_group: int
    content_length: str
    """For people: `12.06 KB`."""
    pure_content_length: int = 0
    """Bytes."""
    file_status: int
    view_url: str
    """Where it is downloaded from."""
    web_url: str
    """Where a browser shows it."""
    file_type: int = 0
    """1 archive, 2 video, 3 audio, 4 image, 5 spreadsheet, 6 presentation, 7 document; left out if unknown."""
    file_exst: str
    """Extension with its dot, lower case."""
    comment: str | None
    id: int
    title: str
    access: int
    """What the caller may do to it: 0 everything, 1 change, 2 read."""
    shared: bool
    root_folder_type: int = 0
    updated_by: EmployeeShape
    created: WireDate
    created_by: EmployeeShape
    updated: WireDate

    __published__: ClassVar[dict[str, str]] = {"id": "Id"}


class FileOperationShape(Shape, frozen=True, kw_only=True):
    """Work on files, which is over by the time it is told."""

    id: str
    operation: int
    """2: delete."""
    progress: int
    """Percent."""
    error: str | None
    processed: str
    """How many files."""
    finished: bool
    url: str | None
    files: list[FileShape] | None
    folders: list[int] | None

    __published__: ClassVar[dict[str, str]] = {"id": "Id", "operation": "OperationType"}


class FolderContentShape(Shape, frozen=True, kw_only=True):
    """What a folder holds. The CRM's is shown to nobody, and there is no other."""

    files: list[FileShape]
    folders: list[int]
    start_index: int
    count: int
    total: int
