"""Names of files (sheet 06, section 2.2)."""

from __future__ import annotations

import re

from rapport.core.errors import BadArgument
from rapport.crm.files.records.kinds import extension_by_media_type, extension_of

TITLE_LIMIT = 170
"""In characters."""
_LONGEST_EXTENSION = 20

_UNFIT = re.compile(r'[\x00-\x1f\x7f*+:"<>?|\\/]')
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_TAG_WITH_BLANK = re.compile(r"<[^\s>]*\s[^<]*>")


def stored_title(name: str) -> str:
    """Return the name under which a file is kept. Raises BadArgument for one without a letter.

    Trimmed and cut, but for a short extension, which becomes lower case; characters that no file name should have
    become `_`, those beyond the first plane two of them (the reference sees their halves).
    """
    title = _BEYOND.sub("__", _UNFIT.sub("_", name.strip()))
    if len(title) > TITLE_LIMIT:
        dot = title.rfind(".")
        ending = title[dot:] if dot >= len(title) - _LONGEST_EXTENSION else ""
        title = title[: TITLE_LIMIT - len(ending)] + ending
    extension = extension_of(title)
    if extension:
        title = title[: -len(extension)] + extension
    if not title.strip("."):
        raise BadArgument("Invalid file")
    return title


def text_title(title: str, content: str, extension: str | None = None) -> str:
    """Return the name of a text file, with that extension.

    None: `.html` if the content has a tag with a blank in it, else `.txt`.
    """
    ending = extension or (".html" if _TAG_WITH_BLANK.search(content) else ".txt")
    return title if title.lower().endswith(ending) else title + ending


def name_by_media_type(media_type: str) -> str:
    """Return the name of a file that came without one."""
    return "file" + extension_by_media_type(media_type)
