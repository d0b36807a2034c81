"""All the ways in which files come in (sheet 06, sections 2.2 to 2.4)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.portals import Client, Portal
from tests.wire.file_records import blobs, download, event, multipart, part, person, raw

from rapport.crm.files.records import file as limits
from rapport.crm.files.service import writing
from rapport.store.tables import changes, files, history_events
from rapport.store.transaction import LostRace

PATH = "crm/contact/0/files/upload"
HANDLER = "/Products/CRM/UploadProgress.ashx"
SUBMIT = "ASC.Web.CRM.Classes.FileUploaderHandler, ASC.Web.CRM"


@pytest.fixture
def ada(portal: Portal) -> Client:
    return portal.user("ada")


def test_a_part_of_any_name(ada: Client) -> None:
    answer = multipart(
        ada, PATH, part("a.txt", b"hello", "whatever"), part(None, b"x", "storeOriginalFileFlag")
    )
    assert answer.status == 400  # x is no boolean
    answer = multipart(ada, PATH, part("a.txt", b"hello", "whatever"))
    assert answer.status == 201
    assert (answer.response["title"], answer.response["contentLength"]) == ("a.txt", "5 bytes")
    assert download(ada, answer.response["id"]).body == b"hello"


def test_several_parts_are_all_kept(portal: Portal, ada: Client) -> None:
    """The last one is told; two of one field name are two files (quirk Q15)."""
    answer = multipart(ada, PATH, part("a.txt", b"one"), part("b.txt", b"two"), part("a.txt", b"three"))
    assert answer.response["title"] == "a.txt"
    kept = [(row.title, portal.house.blobs.get(row.blob)) for row in portal.rows(files)]
    assert kept == [("a.txt", b"one"), ("b.txt", b"two"), ("a.txt", b"three")]
    assert answer.response["id"] == portal.rows(files)[-1].id


def test_a_raw_body(ada: Client) -> None:
    answer = raw(ada, PATH, b"\x00\xff\x00", "angebot%20%C3%84.bin")
    assert answer.response["title"] == "angebot Ä.bin"
    assert download(ada, answer.response["id"]).body == b"\x00\xff\x00"
    assert raw(ada, PATH + ".json", b"x", "a.txt").response["id"]
    as_xml = raw(ada, PATH + ".tml", b"x", "a.txt")
    assert "<title>a.txt</title>" in as_xml.text


@pytest.mark.parametrize("kind", ["contact", "opportunity", "case"])
def test_nothing_is_attached_and_no_record_asked_for(portal: Portal, ada: Client, kind: str) -> None:
    answer = raw(ada, f"crm/{kind}/4711/files/upload", b"x", "a.txt")
    assert answer.status == 201
    assert portal.rows(history_events) == []
    change = portal.rows(changes)[-1]
    assert (change.kind, change.number, change.verb) == (6, answer.response["id"], "created")


def test_uploads_that_are_refused(portal: Portal, ada: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for answer in (
        multipart(ada, PATH),
        multipart(ada, PATH, part("a.txt", b"")),
        multipart(ada, PATH, part("a.txt", b"x"), part("b.txt", b"")),
        raw(ada, PATH, b"", "a.txt"),
        raw(ada, PATH, b"x", None),
        ada.post(PATH),
        ada.post(PATH, {"a": 1}),
    ):
        assert (answer.status, answer.error) == (400, "Empty file")
    nameless = raw(ada, PATH, b"x", "...")
    assert (nameless.status, nameless.error) == (400, "Invalid file")
    monkeypatch.setattr(limits, "MAX_BYTES", 1024)
    large = raw(ada, PATH, b"x" * 1025, "a.txt")
    assert (large.status, large.error) == (413, "The maximum file size is exceeded (1 KB).")
    assert raw(ada, PATH, b"x" * 1024, "a.txt").status == 201
    assert len(portal.rows(files)) == len(list(portal.house.blobs.list())) == 1


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("  spaces .txt ", "spaces .txt"),
        ("a*b+c:d<e>f?g|h.TXT", "a_b_c_d_e_f_g_h.txt"),
        ("tab\there.txt", "tab_here.txt"),
        ("smile😀.txt", "smile__.txt"),
        ("x" * 200 + ".docx", "x" * 165 + ".docx"),
        ("x" * 200, "x" * 170),
        ("no extension", "no extension"),
        ("ends with dot.", "ends with dot."),
        ("日本語.pdf", "日本語.pdf"),
    ],
)
def test_names(ada: Client, sent: str, kept: str) -> None:
    assert multipart(ada, PATH, part(sent, b"x")).response["title"] == kept


def test_the_quota_tells_of_files(portal: Portal, ada: Client) -> None:
    before = portal.owner.get("settings/quota").response
    assert before["maxFileSize"] == limits.MAX_BYTES
    file = raw(ada, PATH, b"x" * 1000, "a.txt").response["id"]
    told = portal.owner.get("settings/quota").response
    assert (told["usedSize"], told["storageUsage"]) == (1000, [{"path": "files", "size": 1000}])
    ada.delete(f"crm/files/{file}")
    assert portal.owner.get("settings/quota").response["usedSize"] == 0


def test_a_repeat_with_the_same_key_makes_no_second_file(portal: Portal, ada: Client) -> None:
    ada.headers["Idempotency-Key"] = "once"
    first, second = (multipart(ada, PATH, part("a.txt", b"x")) for _ in range(2))
    assert first.response == second.response
    assert len(portal.rows(files)) == 1


def test_an_upload_that_fails_late_leaves_no_blob(
    portal: Portal, ada: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(writing, "record", broken)
        assert raw(ada, PATH, b"x", "a.txt").status == 500
        with pytest.raises(RuntimeError):
            upload_handler(ada, part("a.txt", b"x"))
    assert list(portal.house.blobs.list()) == []
    assert portal.rows(files) == []


def test_an_upload_that_lost_a_race_is_written_again(
    portal: Portal, ada: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, tries = writing.record, []

    def overtaken(*given: Any) -> None:
        tries.append(1)
        if len(tries) < 3:
            raise LostRace
        real(*given)

    monkeypatch.setattr(writing, "record", overtaken)
    made = raw(ada, PATH, b"hello", "a.txt").response
    assert len(tries) == 3
    assert len(list(portal.house.blobs.list())) == 1
    assert download(ada, made["id"]).body == b"hello"


def upload_handler(client: Client, *parts: bytes, path: str = HANDLER, **query: Any) -> Any:
    return multipart(client, path, *parts, **({"submit": SUBMIT, "UserID": client.id} | query))


def test_the_browser_s_upload_handler(portal: Portal, ada: Client) -> None:
    for path in (HANDLER, "/UploadProgress.ashx", "/any/folder/UploadProgress.ashx"):
        answer = upload_handler(ada, part("it's.PDF", b"%PDF"), part("b.txt", b"x"), path=path)
        assert answer.status == 200
        assert not answer.headers["content-type"].startswith("application/json")
        file_id = portal.rows(files)[-1].id
        assert answer.json == {
            "Success": True,
            "FileName": "it_s.pdf",
            "FileURL": f"/Products/Files/HttpHandlers/filehandler.ashx?action=download&fileid={file_id}",
            "Data": file_id,
            "Message": None,
        }
        assert ada.get(answer.json["FileURL"]).body == b"%PDF"
    assert len(portal.rows(files)) == 3
    assert portal.rows(history_events) == []
    event(ada, person(ada), fileId=[answer.json["Data"]])


def test_the_upload_handler_takes_a_body_as_it_is(portal: Portal, ada: Client) -> None:
    answer = ada.request(
        "POST",
        HANDLER,
        content=b"hello",
        media_type="application/octet-stream",
        parameters={"submit": SUBMIT, "type": "html5", "fileName": "a.txt", "fileContentType": "text/plain"},
    )
    assert answer.json["FileName"] == "a.txt"
    assert download(ada, answer.json["Data"]).body == b"hello"


def test_what_the_upload_handler_refuses(
    portal: Portal, ada: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = {"Success": False, "FileName": None, "FileURL": None, "Data": None, "Message": None}
    guest = portal.user("gus", guest=True)
    for client in (portal.stranger, guest):
        answer = upload_handler(client, part("a.txt", b"x"))
        assert (answer.status, answer.json) == (200, {**nothing, "Message": "Access denied."})
    assert upload_handler(ada, part(None, b"x", "a")).json == nothing
    for wrong in (part("a.txt", b""), part("  ", b"x")):
        assert upload_handler(ada, wrong).json == {**nothing, "Message": "Invalid file"}
    for query in ({}, {"submit": "ASC.Web.CRM.Classes.Other"}):
        missing = multipart(ada, HANDLER, part("a.txt", b"x"), **query)
        assert (missing.status, missing.text) == (400, "Not found submit parameter.")
    monkeypatch.setattr(limits, "MAX_BYTES", 1024)
    large = upload_handler(ada, part("a.txt", b"x" * 1025))
    assert large.json["Message"] == "The maximum file size is exceeded (1 KB)."
    assert portal.rows(files) == []
    assert blobs(portal) == []
