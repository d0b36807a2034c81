"""What the addresses of files answer, outside of the API: plain functions for the front door to mount.

All of them need a caller to whom the CRM is open.
"""

from __future__ import annotations

from collections.abc import Mapping

from rapport.core.errors import BadArgument, Missing
from rapport.crm.files import queries, service
from rapport.crm.files.queries import Download
from rapport.crm.files.records import MAX_BYTES, check_content, download_address, size_text
from rapport.crm.files.service import Staged, discard
from rapport.store.work import Work

__all__ = [
    "DOWNLOAD",
    "MAX_BYTES",
    "UPLOAD",
    "Download",
    "Staged",
    "create",
    "discard",
    "download_address",
    "requested_download",
    "size_text",
    "stage",
]

DOWNLOAD = "/Products/Files/HttpHandlers/filehandler.ashx"
UPLOAD = "UploadProgress.ashx"
"""The name of the upload handler, in whatever folder it is asked for."""
_LARGEST = 2**31 - 1


def requested_download(work: Work, query: Mapping[str, str]) -> Download:
    """Return what a download address names. `query` is the address's, names in any case.

    Raises BadArgument for another action than `download` and `view` and for a conversion, Missing, Forbidden.
    """
    sent = {name.lower(): value for name, value in query.items()}
    if sent.get("action", "").lower() not in {"download", "view"}:
        raise BadArgument("Unknown action")
    file_id = _number(sent.get("fileid", ""))
    if not file_id:
        raise Missing
    found = queries.download(work, file_id, _number(sent.get("version", "")))
    wanted = sent.get("outputtype", "").lower().lstrip(".")
    if wanted and not found.title.lower().endswith(f".{wanted}"):
        raise BadArgument("Files are not converted")
    return found


def stage(work: Work, name: str, content: bytes) -> Staged:
    """Write a file that the upload handler was sent. Raises BadArgument (no name, no bytes), TooLarge, Unavailable."""
    if not name.strip() or not content:
        raise BadArgument("Invalid file")
    check_content(content)
    return service.stage(work, [(name.replace("'", "_"), content)])[0]


def create(work: Work, staged: Staged) -> int:
    """Make a file of what was staged, and return its id."""
    return service.create(work, staged)


def _number(text: str) -> int:
    """Return a number of the address; 0 for what is none."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 11 else 0
    return number if number <= _LARGEST else 0
