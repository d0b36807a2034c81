"""Files, their names, and what is known of a file by its name."""

from rapport.crm.files.records.file import (
    CRM_FOLDER,
    EMPTY_FILE,
    HOLDERS,
    MAX_BYTES,
    UPLOADED,
    File,
    Version,
    check_content,
    download_address,
    new_blob_name,
    reverted_to,
    size_text,
)
from rapport.crm.files.records.kinds import extension_of, file_type, is_previewed, media_type
from rapport.crm.files.records.titles import TITLE_LIMIT, name_by_media_type, stored_title, text_title

__all__ = [
    "CRM_FOLDER",
    "EMPTY_FILE",
    "HOLDERS",
    "MAX_BYTES",
    "TITLE_LIMIT",
    "UPLOADED",
    "File",
    "Version",
    "check_content",
    "download_address",
    "extension_of",
    "file_type",
    "is_previewed",
    "media_type",
    "name_by_media_type",
    "new_blob_name",
    "reverted_to",
    "size_text",
    "stored_title",
    "text_title",
]
