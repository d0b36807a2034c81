"""What a file is, by the extension of its name (sheet 06, section 2.2)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from mimetypes import MimeTypes

_TYPES: Mapping[int, str] = {
    7: ".doc .docx .docm .dot .dotx .dotm .odt .fodt .ott .rtf .txt .html .htm .mht .mhtml .xml .pdf .djvu .fb2 "
    ".epub .xps .oxps .sxw .stw .wps .wpt .doct .docy .gdoc .docxf .oform",
    5: ".xls .xlsx .xlsm .xlt .xltx .xltm .ods .fods .ots .csv .sxc .et .ett .xlst .xlsy .xlsb .gsheet",
    6: ".pps .ppsx .ppsm .ppt .pptx .pptm .pot .potx .potm .odp .fodp .otp .dps .dpt .sxi .pptt .ppty .gslides",
    4: ".bmp .cod .gif .ief .jpe .jpeg .jpg .jfif .tiff .tif .cmx .ico .pnm .pbm .png .ppm .rgb .svg .xbm .xpm "
    ".xwd .svgt .svgy .gdraw .webp",
    1: ".zip .rar .ace .arc .arj .bh .cab .enc .gz .ha .jar .lha .lzh .pak .pk3 .tar .tgz .uu .uue .xxe .z .zoo",
    3: ".aac .ac3 .aiff .amr .ape .cda .flac .m4a .mid .mka .mp3 .mpc .oga .ogg .pcm .ra .raw .wav .wma",
    2: ".3gp .asf .avi .f4v .fla .flv .m2ts .m4v .mkv .mov .mp4 .mpeg .mpg .mts .ogv .svi .vob .webm .wmv",
}
_TYPE_OF = {extension: number for number, listed in _TYPES.items() for extension in listed.split()}
_PREVIEWED: Mapping[str, str] = {
    "images": ".bmp .gif .jpeg .jpg .png .ico .tif .tiff .webp",
    "media": ".aac .flac .m4a .mp3 .oga .ogg .wav .f4v .m4v .mov .mp4 .ogv .webm .avi .mpg .mpeg .wmv",
}
_IS_PREVIEWED = frozenset(extension for listed in _PREVIEWED.values() for extension in listed.split())

_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
_MEDIA_TYPES = {
    ".docx": f"{_OFFICE}wordprocessingml.document",
    ".xlsx": f"{_OFFICE}spreadsheetml.sheet",
    ".pptx": f"{_OFFICE}presentationml.presentation",
    ".odt": f"{_OPEN}text",
    ".ods": f"{_OPEN}spreadsheet",
    ".odp": f"{_OPEN}presentation",
    ".rtf": "application/rtf",
    ".7z": "application/x-7z-compressed",
    ".gz": "application/gzip",
    ".rar": "application/vnd.rar",
    ".webp": "image/webp",
    ".flac": "audio/flac",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".mkv": "video/x-matroska",
    ".eml": "message/rfc822",
    ".md": "text/markdown",
    ".log": "text/plain",
}
UNKNOWN = "application/octet-stream"
_KNOWN = MimeTypes()
"""Python's own table, without that of the machine: the same everywhere."""


def extension_of(title: str) -> str:
    """Return the extension in lower case with its dot; empty without one. What has a blank in it is none."""
    _, dot, ending = title.rpartition(".")
    return f".{ending.lower()}" if dot and ending and not re.search(r"\s", ending) else ""


def file_type(title: str) -> int:
    """Return the number of the type: 0 unknown, 1 archive, 2 video, 3 audio, 4 image, 5 table, 6 slides, 7 text."""
    return _TYPE_OF.get(extension_of(title), 0)


def is_previewed(title: str) -> bool:
    """Whether the reference's pages show it without downloading: images and media."""
    return extension_of(title) in _IS_PREVIEWED


def media_type(title: str) -> str:
    """Return the media type for a name."""
    extension = extension_of(title)
    return _MEDIA_TYPES.get(extension) or _KNOWN.types_map[True].get(extension) or UNKNOWN


def extension_by_media_type(media_type: str) -> str:
    """Return an extension for a media type, parameters and all; empty for one that tells nothing."""
    bare = media_type.partition(";")[0].strip().lower()
    if bare == UNKNOWN:
        return ""
    ours = (extension for extension, known in _MEDIA_TYPES.items() if known == bare)
    return _KNOWN.guess_extension(bare) or next(ours, "")
