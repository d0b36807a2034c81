"""Pictures: sizes, formats, transparency, turning."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from rapport.core.errors import BadArgument
from rapport.portal.pictures import open_picture


def file_of(image: Image.Image, kind: str, **options: object) -> bytes:
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def sample(mode: str = "RGB", size: tuple[int, int] = (40, 20)) -> Image.Image:
    return Image.new(mode, size, (255, 0, 0, 0) if mode == "RGBA" else "red")


def test_sizes() -> None:
    picture = open_picture(file_of(sample(), "PNG"))
    assert picture.size == (40, 20)
    assert picture.within(10).size == (10, 5)
    assert picture.within(100).size == (40, 20)
    assert picture.square(32).size == (32, 32)
    assert picture.cropped(-5, 5, 15, 100).size == (10, 15)
    with pytest.raises(BadArgument):
        picture.cropped(40, 0, 5, 5)


def test_formats_written() -> None:
    assert open_picture(file_of(sample(), "PNG")).encoded().media_type == "image/png"
    assert open_picture(file_of(sample(), "JPEG")).encoded().extension == "jpeg"
    assert open_picture(file_of(sample(), "BMP")).encoded().extension == "jpeg"
    assert open_picture(file_of(sample("RGBA"), "WEBP", lossless=True)).encoded().extension == "png"


def test_transparency_becomes_white() -> None:
    picture = open_picture(file_of(sample("RGBA"), "PNG")).opaque()
    with Image.open(BytesIO(picture.encoded().content)) as image:
        assert image.convert("RGB").getpixel((0, 0)) == (255, 255, 255)


def test_photos_are_turned_upright_and_lose_their_metadata() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera of somebody"
    written = open_picture(file_of(sample(), "JPEG", exif=exif)).encoded()
    assert (written.width, written.height) == (20, 40)
    assert b"Camera" not in written.content


def test_only_wanted_formats() -> None:
    with pytest.raises(BadArgument, match="Image format is not supported"):
        open_picture(file_of(sample(), "GIF"), formats=("PNG", "JPEG"))


@pytest.mark.parametrize("size", [(7000, 7000), (100_000, 401)])
def test_too_many_pixels(size: tuple[int, int]) -> None:
    content = file_of(Image.new("1", size), "PNG")
    assert len(content) < 100_000
    with pytest.raises(BadArgument, match="too many pixels"):
        open_picture(content)


def test_damaged_files() -> None:
    for kind in ("PNG", "JPEG", "GIF", "WEBP", "BMP"):
        whole = file_of(sample(size=(64, 64)), kind)
        for cut in range(0, len(whole) - 12, max(1, len(whole) // 25)):
            try:
                open_picture(whole[:cut])
            except BadArgument:
                continue
