"""Reading files for the outside."""

from rapport.crm.files.queries.cards import FileAccess, card, hanging_on, remains, single, versions
from rapport.crm.files.queries.downloads import Download, download
from rapport.crm.files.queries.lists import of_entity

__all__ = [
    "Download",
    "FileAccess",
    "card",
    "download",
    "hanging_on",
    "of_entity",
    "remains",
    "single",
    "versions",
]
