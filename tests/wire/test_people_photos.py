"""Photos of people (sheet 02, section 3.6)."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from tests.portals import Answer, Client, Portal

from rapport.core.errors import InvalidOperation
from rapport.notify.fetch import Fetched
from rapport.portal.people.service import photos
from rapport.store.tables import audit_events

SIZES = {"original": 300, "retina": 360, "max": 200, "big": 82, "medium": 48, "small": 32}


def picture(kind: str = "PNG", size: tuple[int, int] = (300, 200), colour: str = "red") -> bytes:
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, kind)
    return file.getvalue()


def upload(client: Client, content: bytes, user_id: str | None = None) -> Answer:
    body = (
        b'--xYz\r\nContent-Disposition: form-data; name="photo"; filename="me.png"\r\n'
        b"Content-Type: image/png\r\n\r\n" + content + b"\r\n--xYz--\r\n"
    )
    path = f"people/{user_id or client.id}/photo"
    return client.request("POST", path, content=body, media_type="multipart/form-data; boundary=xYz")


def bomb() -> bytes:
    """A PNG of a few bytes that says it is 30000 by 30000."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


def path_of(address: str) -> str:
    return address.removeprefix("http://crm.example.org").partition("?")[0]


def test_without_photo_the_default_picture_is_shown(portal: Portal) -> None:
    ada = portal.user("ada")
    shown = ada.get("people/ADA/photo").response
    assert list(shown) == ["original", "retina", "max", "big", "medium", "small"]
    assert shown["small"].endswith("/skins/default/images/default_user_photo_size_32-32.png")
    assert shown["original"] == shown["max"]
    for address in shown.values():
        answer = portal.stranger.get(path_of(address))
        assert (answer.status, answer.headers["content-type"]) == (200, "image/png")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP"])
def test_uploading(portal: Portal, kind: str) -> None:
    ada = portal.user("ada")
    answer = upload(ada, picture(kind))
    assert answer.status == 201
    for name, address in answer.response.items():
        shown = portal.stranger.get(path_of(address))
        assert shown.status == 200
        with Image.open(BytesIO(shown.body)) as image:
            assert image.size[0] == SIZES[name]
            assert image.size[0] == image.size[1] or name == "original"
    assert portal.rows(audit_events)[-1].action == 4008
    small = ada.get("people/@self").response["avatarSmall"]
    assert small == answer.response["small"]
    assert "_size_32-32." in small
    assert "?_=" in small
    assert portal.owner.get("people/simple/filter", filterValue="ada").response[0]["avatarSmall"] == small


def test_a_new_photo_replaces_the_old_one(portal: Portal) -> None:
    ada = portal.user("ada")
    old = upload(ada, picture()).response["big"]
    new = upload(ada, picture(colour="blue")).response["big"]
    assert old != new
    assert portal.stranger.get(path_of(old)).status == 404
    gone = ada.delete(f"people/{ada.id}/photo").response
    assert gone["big"].endswith("default_user_photo_size_82-82.png")
    assert portal.stranger.get(path_of(new)).status == 404
    assert portal.rows(audit_events)[-1].action == 4009
    assert list(portal.house.blobs.list()) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "Image format is not supported"),
        (b"GIF89a but not really", "Image format is not supported"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Image format is not supported"),
        (picture()[:60], "Image format is not supported"),
        (bomb(), "The picture has too many pixels."),
        (b"\x89PNG\r\n\x1a\n" + b"0" * (5 * 2**20), "File size exceeds 5 MB"),
    ],
)
def test_what_is_no_picture(portal: Portal, content: bytes, message: str) -> None:
    answer = upload(portal.owner, content)
    assert answer.status == 400
    assert answer.error.startswith(message)
    assert list(portal.house.blobs.list()) == []


def test_uploading_nothing(portal: Portal) -> None:
    assert portal.owner.post(f"people/{portal.owner.id}/photo").status == 400


def test_who_may_change_a_photo(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    assert upload(bob, picture(), ada.id).status == 403
    assert bob.delete(f"people/{ada.id}/photo").status == 403
    assert bob.put(f"people/{ada.id}/photo", {"files": "http://example.com/x.png"}).status == 403
    assert bob.post(f"people/{ada.id}/photo/thumbnails").status == 403
    assert upload(portal.owner, picture(), ada.id).status == 201


def test_cropping(portal: Portal) -> None:
    ada = portal.user("ada")
    path = f"people/{ada.id}/photo/thumbnails"
    assert ada.post(path).status == 404
    upload(ada, picture())
    body = {"x": 10, "y": 20, "width": 100, "height": 50}
    answer = ada.post(path, body)
    assert answer.status == 201
    shown = portal.stranger.get(path_of(answer.response["original"]))
    with Image.open(BytesIO(shown.body)) as image:
        assert image.size == (100, 50)
    assert portal.rows(audit_events)[-1].action == 4010
    assert ada.post(path, {**body, "x": 5000}).status == 400
    assert ada.post(path, {**body, "width": -1}).status == 400
    assert ada.post(path, {**body, "tmpFile": "x"}).status == 400


def test_fetching(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def fetch(address: str, **_: Any) -> Fetched:
        asked.append(address)
        if "missing" in address:
            raise InvalidOperation("The address could not be fetched.")
        return Fetched(picture(), "image/png")

    monkeypatch.setattr(photos, "fetch", fetch)
    ada = portal.user("ada")
    answer = ada.put(f"people/{ada.id}/photo", {"files": "http://example.com/ada.png"})
    assert "userPhotos" in answer.response["big"]
    assert ada.put(f"people/{ada.id}/photo", {"files": ""}).response == answer.response
    assert ada.put(f"people/{ada.id}/photo", {"files": "http://example.com/missing"}).status == 403
    body = {
        "email": "eve@example.com",
        "firstname": "Eve",
        "lastname": "Test",
        "files": "http://example.com/e.png",
    }
    assert "userPhotos" in portal.owner.post("people", body).response["avatar"]
    assert (
        "userPhotos"
        in portal.owner.put("people/" + portal.owner.id, {"files": "http://a.b/c"}).response["avatar"]
    )
    assert len(asked) == 4
    # Nobody else's words make the server speak.
    assert ada.put(f"people/{portal.owner.id}", {"files": "http://example.com/x"}).status == 403
    assert ada.post("people", body).status == 403
    assert len(asked) == 4


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/x.png", "http://localhost:8092/", "ftp://example.com/x", "x"]
)
def test_private_addresses_are_not_fetched(portal: Portal, address: str) -> None:
    answer = portal.owner.put(f"people/{portal.owner.id}/photo", {"files": address})
    assert answer.status in {400, 403}


def test_a_removed_user_has_no_photo(portal: Portal) -> None:
    ada = portal.user("ada")
    upload(ada, picture())
    portal.owner.put("people/status/2", {"userIds": [ada.id]})
    gone = portal.owner.delete(f"people/{ada.id}").response
    assert gone["avatar"].endswith("default_user_photo_size_82-82.png")
    assert list(portal.house.blobs.list()) == []


@pytest.mark.parametrize(
    "name",
    [
        "default_user_photo_size_33-33.png",
        "..%2f..%2fportal.db",
        "other.svg",
        "default_user_photo_size_32-48.png",
    ],
)
def test_other_names_are_not_found(portal: Portal, name: str) -> None:
    assert portal.stranger.get(f"/skins/default/images/{name}").status == 404
    assert portal.stranger.get(f"/storage/userPhotos/{name}").status == 404
