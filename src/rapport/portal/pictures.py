"""Pictures that people send: checked before anything unpacks them, and made small.

What is stored is always written by us, never the bytes that came: no metadata, no second file hidden behind the
picture, no format that only some viewers know.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

from rapport.core.errors import BadArgument

MAX_BYTES = 5 * 2**20
"""Largest picture that is taken, in bytes (sheet 02, section 9.4)."""
MAX_PIXELS = 40_000_000
"""Largest picture that is unpacked: a few kilobytes can unpack to gigabytes."""

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP")
_DAMAGED = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    OverflowError,
    struct.error,
    zlib.error,
)
"""Pillow has no common kind of error for damaged files: these are what its readers raise."""
_TRANSPARENT = {"RGBA", "LA", "PA", "La", "RGBa"}


@dataclass(frozen=True, slots=True)
class Encoded:
    """A picture as a file: `extension` without dot."""

    content: bytes
    media_type: str
    extension: str
    width: int
    height: int


class Picture:
    """An unpacked picture, upright, in RGB or RGBA."""

    __slots__ = ("_image", "source_format")

    def __init__(self, image: Image.Image, source_format: str) -> None:
        self._image = image
        self.source_format = source_format
        """`PNG`, `JPEG`, ...: what it came as."""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self._image.size

    def within(self, longest: int) -> Picture:
        """Return it with its longest side at most that many pixels: proportions kept, never enlarged."""
        copy = self._image.copy()
        copy.thumbnail((longest, longest), Image.Resampling.LANCZOS)
        return Picture(copy, self.source_format)

    def square(self, side: int) -> Picture:
        """Return its middle as a square of that many pixels, enlarged if need be."""
        return Picture(ImageOps.fit(self._image, (side, side), Image.Resampling.LANCZOS), self.source_format)

    def cropped(self, x: int, y: int, width: int, height: int) -> Picture:
        """Return a part of it. Raises BadArgument when no pixel lies in it."""
        right, bottom = min(x + width, self._image.width), min(y + height, self._image.height)
        left, top = max(x, 0), max(y, 0)
        if right <= left or bottom <= top:
            raise BadArgument("The part lies outside of the picture.")
        return Picture(self._image.crop((left, top, right, bottom)), self.source_format)

    def opaque(self) -> Picture:
        """Return it with white where it was transparent."""
        if self._image.mode != "RGBA":
            return self
        white = Image.new("RGB", self._image.size, "white")
        white.paste(self._image, mask=self._image.getchannel("A"))
        return Picture(white, self.source_format)

    def encoded(self) -> Encoded:
        """Return it as a file: PNG with transparency or from a PNG, JPEG else."""
        as_png = self._image.mode == "RGBA" or self.source_format == "PNG"
        file = BytesIO()
        if as_png:
            self._image.save(file, "PNG", optimize=False)
        else:
            self._image.save(file, "JPEG", quality=88)
        kind = ("image/png", "png") if as_png else ("image/jpeg", "jpeg")
        return Encoded(file.getvalue(), *kind, *self._image.size)


def open_picture(content: bytes, *, limit: int = MAX_BYTES, formats: tuple[str, ...] = _FORMATS) -> Picture:
    """Unpack a picture of at most `limit` bytes in one of the formats; the first frame of a moving one.

    Raises BadArgument for everything that is too large, unpacks to too much, is damaged, or is no picture.
    """
    if len(content) > limit:
        raise BadArgument(f"File size exceeds {limit // 2**20} MB")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of what is checked here
        image = _unpacked(lambda: Image.open(BytesIO(content), formats=formats))
        if image.width * image.height > MAX_PIXELS:
            raise BadArgument("The picture has too many pixels.")
        source_format = image.format or ""
        return Picture(_unpacked(lambda: _upright(image)), source_format)


def _upright(image: Image.Image) -> Image.Image:
    image.load()
    turned = ImageOps.exif_transpose(image)
    has_alpha = turned.mode in _TRANSPARENT or "transparency" in turned.info
    return turned.convert("RGBA" if has_alpha else "RGB")


def _unpacked(step: Callable[[], Image.Image]) -> Image.Image:
    try:
        return step()
    except (Image.DecompressionBombError, MemoryError) as error:
        raise BadArgument("The picture has too many pixels.") from error
    except _DAMAGED as error:
        raise BadArgument("Image format is not supported") from error


def logo(*, dark: bool = False) -> Encoded:
    """Return the portal's logo, for light or for dark surroundings."""
    colour = "#ffffff" if dark else "#2b3a4a"
    text = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="150" height="40" viewBox="0 0 150 40">'
        '<circle cx="20" cy="20" r="13" fill="#f48454"/><circle cx="20" cy="20" r="6" fill="#ffffff"/>'
        f'<text x="42" y="27" font-family="sans-serif" font-size="21" fill="{colour}">Rapport</text></svg>'
    )
    return Encoded(text.encode(), "image/svg+xml", "svg", 150, 40)
