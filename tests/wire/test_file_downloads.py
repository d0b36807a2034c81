"""Downloads (sheet 06, section 2.5)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.portals import Client, Portal
from tests.wire.file_records import DOWNLOAD, download, event, opportunity, person, raw, uploaded

from rapport.protocol.downloads import Span, Unsatisfiable, attachment, wanted_span


@pytest.fixture
def ada(portal: Portal) -> Client:
    return portal.user("ada")


def test_a_whole_file(ada: Client) -> None:
    file = uploaded(ada, "offer.pdf", b"0123456789")
    for action in ("download", "view", "Download"):
        answer = ada.get(DOWNLOAD, action=action, fileid=file)
        assert (answer.status, answer.body) == (200, b"0123456789")
    headers = answer.headers
    assert headers["content-type"] == "application/pdf"
    assert headers["content-length"] == "10"
    assert headers["accept-ranges"] == "bytes"
    assert headers["content-disposition"] == 'attachment; filename="offer.pdf"'
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"].startswith("sandbox")
    assert "public" not in headers["cache-control"]
    assert ada.get(DOWNLOAD, ACTION="download", FileId=file, version=1).status == 200


def test_a_browser_never_shows_a_page_of_it(ada: Client) -> None:
    file = uploaded(ada, "evil.html", b"<script>alert(1)</script>")
    headers = download(ada, file).headers
    assert headers["content-disposition"].startswith("attachment")
    assert headers["x-content-type-options"] == "nosniff"


def test_by_cookie(portal: Portal, ada: Client) -> None:
    file = uploaded(ada)
    browser = Client(portal, ada.id, None, {"Cookie": f"asc_auth_key={ada.token}"})
    assert download(browser, file).status == 200
    assert download(Client(portal, ada.id, f"Bearer {ada.token}"), file).status == 200


@pytest.mark.parametrize(
    ("name", "disposition"),
    [
        ("Zoë.txt", "attachment; filename=\"Zo_.txt\"; filename*=UTF-8''Zo%C3%AB.txt"),
        ("100%.txt", "attachment; filename=\"100_.txt\"; filename*=UTF-8''100%25.txt"),
        ("a b;c.txt", 'attachment; filename="a b;c.txt"'),
        ('a"b\\c\r\nX: y', "attachment; filename=\"a_b_c__X: y\"; filename*=UTF-8''a%22b%5Cc%0D%0AX%3A%20y"),
    ],
)
def test_the_name_to_save_it_under(name: str, disposition: str) -> None:
    assert attachment(name) == disposition


def test_tags(ada: Client) -> None:
    file, other = uploaded(ada, "a.txt", b"one"), uploaded(ada, "a.txt", b"one")
    tag = download(ada, file).headers["etag"]
    assert tag.startswith(f'"{file}:1:')
    assert tag.endswith(':3"')
    for header in (tag, f'"x", {tag}', f"W/{tag}", "*"):
        unchanged = download(ada, file, {"If-None-Match": header})
        assert (unchanged.status, unchanged.body, unchanged.headers["etag"]) == (304, b"", tag)
    assert download(ada, other, {"If-None-Match": tag}).status == 200
    ada.put(f"files/file/{file}", {"title": "b.txt"})
    assert download(ada, file, {"If-None-Match": tag}).status == 200


@pytest.mark.parametrize(
    ("header", "status", "body", "told"),
    [
        ("bytes=0-3", 206, b"0123", "bytes 0-3/10"),
        ("bytes=7-", 206, b"789", "bytes 7-9/10"),
        ("bytes=-2", 206, b"89", "bytes 8-9/10"),
        ("bytes=-99", 206, b"0123456789", "bytes 0-9/10"),
        ("bytes=5-99", 206, b"56789", "bytes 5-9/10"),
        ("BYTES = 1 - 1", 206, b"1", "bytes 1-1/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
        ("bytes=-0", 416, b"", "bytes */10"),
        ("bytes=5-4", 200, b"0123456789", None),
        ("bytes=0-1,4-5", 200, b"0123456789", None),
        ("bytes=-", 200, b"0123456789", None),
        ("lines=0-1", 200, b"0123456789", None),
        ("bytes=a-b", 200, b"0123456789", None),
    ],
)
def test_parts(ada: Client, header: str, status: int, body: bytes, told: str | None) -> None:
    file = uploaded(ada, "a.bin", b"0123456789")
    answer = download(ada, file, {"Range": header})
    assert (answer.status, answer.body, answer.headers.get("content-range")) == (status, body, told)
    if status != 416:
        assert answer.headers["content-length"] == str(len(body))


def test_a_part_of_what_it_was(ada: Client) -> None:
    file = uploaded(ada, "a.bin", b"0123456789")
    tag = download(ada, file).headers["etag"]
    assert download(ada, file, {"Range": "bytes=0-1", "If-Range": tag}).status == 206
    assert download(ada, file, {"Range": "bytes=0-1", "If-Range": '"other"'}).status == 200


@given(size=st.integers(0, 50), first=st.none() | st.integers(0, 60), last=st.none() | st.integers(0, 60))
def test_spans(size: int, first: int | None, last: int | None) -> None:
    content = bytes(range(size))
    header = f"bytes={'' if first is None else first}-{'' if last is None else last}"
    try:
        span = wanted_span(header, size)
    except Unsatisfiable:
        assert size == 0 or last == 0 or (first is not None and first >= size)
        return
    if first is None:
        expected = None if last is None else content[-last:]
    else:
        expected = content[first : None if last is None else last + 1]
    if expected is None or (first is not None and last is not None and last < first):
        assert span is None
    else:
        assert isinstance(span, Span)
        assert content[span.start : span.stop] == expected != b""


def test_large_files_come_in_pieces(ada: Client) -> None:
    content = bytes(range(256)) * 12_000  # three megabytes
    file = uploaded(ada, "large.bin", content)
    assert download(ada, file).body == content
    assert download(ada, file, {"Range": "bytes=1000000-2500000"}).body == content[1_000_000:2_500_001]


def test_head(ada: Client) -> None:
    file = uploaded(ada, "a.txt", b"hello")
    parameters = {"action": "download", "fileid": file}
    answer = ada.request("HEAD", DOWNLOAD, parameters=parameters)
    assert (answer.status, answer.body, answer.headers["content-length"]) == (200, b"", "5")


def test_what_is_not_there(portal: Portal, ada: Client) -> None:
    file = uploaded(ada)
    for parameters in (
        {"fileid": 999},
        {"fileid": "x"},
        {"fileid": -1},
        {"fileid": 10**12},
        {},
        {"fileid": file, "version": 2},
    ):
        assert ada.get(DOWNLOAD, action="download", **parameters).status == 404
    for parameters in ({"action": "nonsense"}, {}, {"action": "download", "outputtype": "docx"}):
        assert ada.get(DOWNLOAD, fileid=file, **parameters).status == 400
    assert ada.get(DOWNLOAD, action="download", fileid=file, outputtype=".pdf").status == 200
    portal.house.blobs.delete(list(portal.house.blobs.list()))
    assert download(ada, file).status == 404


def test_a_file_that_hangs_on_nothing_is_its_creator_s(portal: Portal, ada: Client) -> None:
    """Quirk Q13: the reference gives it to nobody."""
    bob, eva = portal.user("bob"), portal.user("eva", crm_admin=True)
    file = uploaded(ada)
    assert [download(client, file).status for client in (ada, eva, portal.owner, bob)] == [200, 200, 200, 403]


def test_the_first_event_decides(portal: Portal, ada: Client) -> None:
    bob = portal.user("bob")
    hidden = person(ada, shareType=0, managerList=[ada.id])
    shown = opportunity(ada)
    file = uploaded(ada)
    first = event(ada, hidden, fileId=[file])
    second = event(ada, entityType="opportunity", entityId=shown, fileId=[file])
    assert first < second
    assert download(ada, file).status == 200
    refused = download(bob, file)
    assert (refused.status, refused.text) == (403, "Access Denied")
    # Its name is told with the event that bob sees, as the sheet has it.
    listed = bob.get("crm/history/filter").response
    assert [(each["id"], each["files"][0]["id"]) for each in listed] == [(second, file)]
    ada.put(f"crm/contact/{hidden}/access", {"isShared": True})
    assert download(bob, file).status == 200


def test_the_creator_may_lose_sight_of_it(portal: Portal, ada: Client) -> None:
    ann = person(portal.owner)
    file = uploaded(ada)
    event(ada, ann, fileId=[file])
    portal.owner.put(f"crm/contact/{ann}/access", {"isShared": False, "managerList": [portal.owner.id]})
    assert download(ada, file).status == 403


def test_strangers_and_guests(portal: Portal, ada: Client) -> None:
    guest = portal.user("gus", guest=True)
    file = uploaded(ada)
    assert download(portal.stranger, file).status == 401
    assert download(guest, file).status == 403
    assert download(Client(portal, "", "nonsense"), file).status == 401


def test_old_versions(ada: Client) -> None:
    root = ada.get("crm/files/root").response
    first = raw(ada, f"files/{root}/upload", b"one", "a.txt").response["id"]
    again = raw(ada, f"files/{root}/upload", b"two!", "a.txt", createNewIfExist="false").response
    assert (again["id"], again["version"]) == (first, 2)
    assert download(ada, first).body == b"two!"
    assert download(ada, first, version=1).body == b"one"
    assert download(ada, first, version=2).body == b"two!"
    assert download(ada, first, version=3).status == 404
    assert download(ada, first).headers["etag"] != download(ada, first, version=1).headers["etag"]
