"""Files and their versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from uuid import uuid4

from rapport.core.errors import BadArgument, TooLarge
from rapport.core.ids import Guid
from rapport.core.kinds import Kind

CRM_FOLDER = 1
"""Id of the one folder there is. What it holds is never listed (section 2.1)."""

HOLDERS: Mapping[str, Kind] = MappingProxyType(
    {"contact": Kind.CONTACT, "opportunity": Kind.OPPORTUNITY, "case": Kind.CASE}
)
"""What files can hang on through its events, as addresses spell it."""

MAX_BYTES = 100 * 2**20
"""Largest file that is taken (section 2.3)."""
EMPTY_FILE = "Empty file"
UPLOADED = "Uploaded"
"""Comment of a version that was uploaded over an older one."""

_UNITS = ("bytes", "KB", "MB", "GB", "TB")


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is now. `size` is in bytes; `blob` names the bytes; `modified_by` is who changed it last."""

    id: int
    version: int
    title: str
    size: int
    comment: str | None
    blob: str
    created_by: Guid
    created_at: datetime
    modified_by: Guid
    modified_at: datetime

    @property
    def current(self) -> Version:
        """What of it is one version."""
        return Version(
            self.id,
            self.version,
            self.title,
            self.size,
            self.comment,
            self.blob,
            self.modified_by,
            self.modified_at,
        )


@dataclass(frozen=True, slots=True)
class Version:
    """What a file is or was. Versions never change, and several may have the same bytes."""

    file_id: int
    version: int
    title: str
    size: int
    comment: str | None
    blob: str
    modified_by: Guid
    modified_at: datetime


def check_content(content: bytes) -> None:
    """Raise BadArgument for a file without a byte, TooLarge for one of more than MAX_BYTES, in the sheet's words."""
    if not content:
        raise BadArgument(EMPTY_FILE)
    if len(content) > MAX_BYTES:
        raise TooLarge(f"The maximum file size is exceeded ({size_text(MAX_BYTES)}).")


def size_text(size: int) -> str:
    """Return a number of bytes as people read it: `500 bytes`, `12.06 KB`, `1.5 MB`."""
    number, unit = float(size), 0
    while number >= 1024 and unit < len(_UNITS) - 1:
        number /= 1024
        unit += 1
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return f"{text} {_UNITS[unit]}"


def new_blob_name() -> str:
    """Return a name that no blob has: spread over folders, so that none grows too large."""
    unique = uuid4().hex
    return f"files/{unique[:2]}/{unique}"


def download_address(file_id: int) -> str:
    """Return where a file is downloaded from, below the site root (section 2.5)."""
    return f"/Products/Files/HttpHandlers/filehandler.ashx?action=download&fileid={file_id}"


def reverted_to(version: Version) -> str:
    """Return the comment of a version that is an older one again."""
    return f"Reverted to the revision from {version.modified_at:%Y-%m-%d %H:%M:%S} UTC"
