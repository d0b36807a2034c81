"""Photos of contacts (sheet 03, section 13)."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.portals import Answer, Client, Portal
from tests.wire.contact_records import company, person

from rapport.core.errors import InvalidOperation
from rapport.crm.contacts.service import photos
from rapport.notify.fetch import Fetched
from rapport.store.tables import changes, contacts, discarded_blobs

SITE = "http://crm.example.org"
DEFAULTS = f"{SITE}/Products/CRM/App_Themes/default/images/"
HANDLER = "/Products/CRM/HttpHandlers/filehandler.ashx"


def picture(kind: str = "JPEG", size: tuple[int, int] = (400, 300), mode: str = "RGB") -> bytes:
    file = BytesIO()
    Image.new(mode, size, "red").save(file, kind)
    return file.getvalue()


def upload(
    client: Client,
    path: str,
    content: bytes = b"",
    media_type: str = "image/jpeg",
    *,
    verb: str = "PUT",
    **fields: Any,
) -> Answer:
    """Send a file, and fields, as a browser does."""
    parts = [
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    head = f'--x\r\nContent-Disposition: form-data; name="any"; filename="a.jpg"\r\nContent-Type: {media_type}\r\n\r\n'
    body = b"".join([*parts, head.encode(), content, b"\r\n--x--\r\n"])
    return client.request(verb, path, content=body, media_type="multipart/form-data; boundary=x")


def shown(client: Client, address: str) -> Image.Image:
    answer = client.get(address.removeprefix(SITE))
    assert answer.status == 200, answer.text
    return Image.open(BytesIO(answer.body))


def address(client: Client, contact: int, size: int, *, is_company: bool = False) -> str:
    answer = client.get(HANDLER, action="contactphotoulr", cid=contact, isc=str(is_company), ps=size)
    assert answer.headers["content-type"].startswith("text/plain")
    return answer.text


def blobs(portal: Portal) -> list[str]:
    """Return the blobs that are still of use; those of deleted photos stay until nobody can want them back."""
    given_up = {row.name for row in portal.rows(discarded_blobs)}
    return sorted(set(portal.house.blobs.list()) - given_up)


@pytest.mark.parametrize(("kind", "ending"), [("JPEG", "jpeg"), ("PNG", "png")])
def test_a_photo_is_kept_in_three_sizes(portal: Portal, kind: str, ending: str) -> None:
    ada = portal.user("ada")
    ann = person(ada)["id"]
    answer = upload(ada, f"crm/contact/{ann}/changephoto", picture(kind), f"image/{kind.lower()}")
    big = answer.response
    start = f"{SITE}/products/crm/data/0/photos/00/00/0{ann}/contact_{ann}_"
    assert big.startswith(f"{start}200_200.{ending}?cd=6")
    assert shown(ada, big).size == (200, 150)
    assert address(ada, ann, 3) == big
    assert shown(ada, address(ada, ann, 1)).size == (40, 30)
    assert shown(ada, address(ada, ann, 2)).size == (82, 62)
    assert len(blobs(portal)) == 3
    assert portal.rows(changes)[-1].before == '{"photo":null}'


def test_small_pictures_stay_small_and_transparent_ones_become_white(portal: Portal) -> None:
    ada = portal.user("ada")
    ann = person(ada)["id"]
    file = BytesIO()
    Image.new("RGBA", (60, 30), (0, 0, 0, 0)).save(file, "PNG")
    big = shown(ada, upload(ada, f"crm/contact/{ann}/changephoto", file.getvalue(), "image/png").response)
    assert (big.size, big.convert("RGB").getpixel((5, 5))) == ((60, 30), (255, 255, 255))


def test_a_new_photo_takes_the_place_of_the_old(portal: Portal) -> None:
    ada = portal.user("ada")
    ann = person(ada)["id"]
    first = upload(ada, f"crm/contact/{ann}/changephoto", picture()).response
    kept = blobs(portal)
    second = upload(ada, f"crm/contact/{ann}/changephoto", picture("PNG"), "image/png").response
    assert first != second
    assert len(blobs(portal)) == 3
    assert not set(kept) & set(blobs(portal))


def test_a_photo_goes_with_its_contact_and_alone(portal: Portal) -> None:
    ada = portal.user("ada")
    ann, firm = person(ada)["id"], company(ada)["id"]
    for contact in (ann, firm):
        upload(ada, f"crm/contact/{contact}/changephoto", picture())
    assert ada.delete(f"crm/contact/{ann}/avatar", uploadOnly=True, contactType="people").response == ""
    assert len(blobs(portal)) == 6
    gone = ada.delete(f"crm/contact/{ann}/avatar", contactType="people").response
    assert gone == f"{DEFAULTS}empty_people_logo_200_200.png"
    assert ada.delete(f"crm/contact/{ann}/avatar").response == gone
    assert len(blobs(portal)) == 3
    ada.delete(f"crm/contact/{firm}")
    assert blobs(portal) == []


def test_taking_a_photo_off_is_refused(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    read, hidden = (person(ada, shareType=kind, managerList=[ada.id])["id"] for kind in (2, 0))
    for contact, status in ((read, 403), (hidden, 404), (999, 404), (0, 400)):
        assert bob.delete(f"crm/contact/{contact}/avatar").status == status
    assert bob.delete("crm/contact/0/avatar", uploadOnly=True).response == ""


@pytest.mark.parametrize(
    ("content", "media_type", "status", "message"),
    [
        (b"", "image/png", 403, "Invalid file"),
        (picture(), "text/plain", 403, "Invalid file"),
        (b"x" * (5 * 2**20 + 1), "image/png", 400, "File size exceeds 5 MB"),
        (picture("GIF"), "image/gif", 400, "Image format is not supported"),
        (picture("BMP"), "image/png", 400, "Image format is not supported"),
        (b"no picture", "image/png", 400, "Image format is not supported"),
        (picture()[:200], "image/jpeg", 400, "Image format is not supported"),
    ],
)
def test_what_is_no_photo_is_refused(
    portal: Portal, content: bytes, media_type: str, status: int, message: str
) -> None:
    ada = portal.user("ada")
    ann = person(ada)["id"]
    answer = upload(ada, f"crm/contact/{ann}/changephoto", content, media_type)
    assert (answer.status, answer.error) == (status, message)
    made = upload(ada, "crm/contact/person", content, media_type, verb="POST", firstName="Bo")
    assert (made.status, made.error) == (status, message)
    assert (len(portal.rows(contacts)), blobs(portal)) == (1, [])


def test_a_photo_needs_a_contact_that_one_may_edit(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    read, hidden = (person(ada, shareType=kind, managerList=[ada.id])["id"] for kind in (2, 0))
    for contact, status in ((read, 403), (hidden, 404), (999, 404), (0, 400)):
        assert upload(bob, f"crm/contact/{contact}/changephoto", picture()).status == status
        sent = {"photourl": "http://photos.example/a.jpg"}
        assert bob.put(f"crm/contact/{contact}/changephotobyurl", sent).status == status
    assert ada.put(f"crm/contact/{read}/changephoto").status == 400
    assert blobs(portal) == []


def test_a_photo_may_come_with_its_contact(portal: Portal) -> None:
    ada = portal.user("ada")
    for path, name in (("crm/contact/person", "firstName"), ("crm/contact/company", "companyName")):
        made = upload(ada, path, picture(), verb="POST", **{name: "Ann", "lastName": "Lee"}).response
        assert shown(ada, address(ada, made["id"], 3)).size == (200, 150)
    ann = portal.rows(contacts)[0].id
    fields = {"firstName": "Ann", "lastName": "Lee", "shareType": "1"}
    upload(ada, f"crm/contact/person/{ann}", picture("PNG"), "image/png", **fields)
    assert address(ada, ann, 3).partition("?")[0].endswith(".png")
    assert len(blobs(portal)) == 6
    ada.put(f"crm/contact/person/{ann}", fields)
    assert address(ada, ann, 3).partition("?")[0].endswith(".png")


def test_what_fails_later_leaves_no_files(portal: Portal) -> None:
    made = upload(portal.owner, "crm/contact/person", picture(), verb="POST", firstName="Ann", companyId=999)
    assert (made.status, blobs(portal)) == (404, [])
    made = upload(portal.owner, "crm/contact/company", picture(), verb="POST", companyName="x" * 256)
    assert (made.status, blobs(portal)) == (400, [])


def test_a_photo_is_fetched(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def fetch(address: str, *, limit: int) -> Fetched:
        asked.append(address)
        assert limit == 5 * 2**20
        if "missing" in address:
            raise InvalidOperation("The address answered with status 404.")
        return Fetched(picture() if "photo" in address else b"<html>", "text/html")

    monkeypatch.setattr(photos, "fetch", fetch)
    ada = portal.user("ada")
    ann = person(ada)["id"]
    path = f"crm/contact/{ann}/changephotobyurl"
    big = ada.put(path, {"photourl": "https://x.example/photo"}).response
    assert shown(ada, big).size == (200, 150)
    assert ada.put(path, {"photourl": "https://x.example/missing"}).status == 403
    assert ada.put(path, {"photourl": "https://x.example/page"}).status == 400
    assert ada.put(path, {"photourl": ""}).status == ada.put(path).status == 400
    assert len(asked) == 3


@pytest.mark.parametrize(
    ("photourl", "status"),
    [
        ("http://127.0.0.1/a.jpg", 403),
        ("http://[::1]/a.jpg", 403),
        ("ftp://x/a.jpg", 400),
        ("no address", 400),
    ],
)
def test_addresses_inside_the_network_are_not_fetched(portal: Portal, photourl: str, status: int) -> None:
    ann = person(portal.owner)["id"]
    assert portal.owner.put(f"crm/contact/{ann}/changephotobyurl", {"photourl": photourl}).status == status


def test_the_handler_tells_defaults(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    ann = person(ada, shareType=0)["id"]
    upload(ada, f"crm/contact/{ann}/changephoto", picture())
    photo = address(ada, ann, 3)
    for size, pixels in ((1, 40), (2, 82), (3, 200)):
        # A hidden contact looks like one without a photo.
        assert address(bob, ann, size) == f"{DEFAULTS}empty_people_logo_{pixels}_{pixels}.png"
        default = address(bob, 999, size, is_company=True)
        assert default == f"{DEFAULTS}empty_company_logo_{pixels}_{pixels}.png"
        assert shown(bob, default).size == (pixels, pixels)
    assert bob.get(photo.removeprefix(SITE)).status == 404
    unknown = ada.get(HANDLER, action="contactphotoulr", cid=ann, isc="False", ps=4)
    assert (unknown.status, "Unknown photo size" in unknown.text) == (400, True)
    guest = portal.user("gus", guest=True)
    for client, status in ((portal.stranger, 401), (guest, 403)):
        assert client.get(photo.removeprefix(SITE)).status == status
        assert client.get(HANDLER, action="contactphotoulr", cid=ann, ps=1).status == status


@pytest.mark.parametrize(
    "name", ["contact_1_40_40.jpeg", "contact_1_40_41.jpeg", "../secret", "empty_logo.png"]
)
def test_other_names_are_not_found(portal: Portal, name: str) -> None:
    assert portal.owner.get(f"/products/crm/data/0/photos/00/00/01/{name}").status == 404
    assert portal.owner.get(f"/Products/CRM/App_Themes/default/images/{name}").status == 404


def test_blobs_are_files_of_the_portal(portal: Portal) -> None:
    ann = person(portal.owner)["id"]
    upload(portal.owner, f"crm/contact/{ann}/changephoto", picture())
    photo = portal.rows(contacts)[0].photo
    assert len(photo) <= 64
    assert all(Path(portal.house.blobs.where, name).is_file() for name in blobs(portal))
    assert {name.rpartition("/")[2] for name in blobs(portal)} == {photo}


def test_photos_of_a_list(portal: Portal) -> None:
    ada = portal.user("ada")
    shown_one, without, hidden = (
        person(ada, "Ann")["id"],
        person(ada, "Ben")["id"],
        person(portal.owner, "Zoe", shareType=0)["id"],
    )
    for client, contact in ((ada, shown_one), (portal.owner, hidden)):
        assert upload(client, f"crm/contact/{contact}/changephoto", picture()).status == 200
    with portal.statements() as seen:
        found = ada.get("crm/contact/photos", ids=[shown_one, without, hidden, 999]).response
    assert [each["id"] for each in found] == [shown_one]
    assert len(seen) == 2
    for size, pixels in (("small", 40), ("medium", 82), ("big", 200)):
        assert max(shown(ada, found[0][size]).size) == pixels
    assert ada.get("crm/contact/photos").status == 200
    assert ada.get("crm/contact/photos", ids=list(range(1, 1002))).status == 400
