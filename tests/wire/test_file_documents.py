"""The Documents calls that clients of a CRM use (sheet 06, section 2.6)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.portals import Client, Portal
from tests.wire.file_records import blobs, download, event, multipart, part, person, raw, uploaded

from rapport.store.tables import file_versions, files

UNKNOWN = "The required file was not found"


@pytest.fixture
def ada(portal: Portal) -> Client:
    return portal.user("ada")


@pytest.fixture
def root(ada: Client) -> int:
    return int(ada.get("crm/files/root").response)


def test_a_file(portal: Portal, ada: Client) -> None:
    bob = portal.user("bob")
    file = uploaded(ada, "a.txt")
    told = ada.get(f"files/file/{file}").response
    assert (told["id"], told["title"], told["access"], told["version"]) == (file, "a.txt", 0, 1)
    refused = bob.get(f"files/file/{file}")
    assert (refused.status, refused.error) == (403, "You don't have enough permission to view the file")
    event(ada, person(ada), fileId=[file])
    assert bob.get(f"files/file/{file}").response["access"] == 1
    assert portal.owner.get(f"files/file/{file}", version=1).response["access"] == 0
    for answer in (ada.get("files/file/999"), ada.get(f"files/file/{file}", version=7)):
        assert (answer.status, answer.error) == (403, UNKNOWN)


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("better.txt", "better.txt"),
        ("better", "better.txt"),
        ("better.TXT", "better.txt"),
        ("better.pdf", "better.pdf.txt"),
        ("a/b?", "a_b_.txt"),
        ("", "a.txt"),
    ],
)
def test_renaming(ada: Client, title: str, kept: str) -> None:
    """The extension stays."""
    file = uploaded(ada, "a.txt")
    changed = ada.put(f"files/file/{file}", {"title": title}).response
    assert (changed["title"], changed["version"]) == (kept, 1)


def test_who_may_rename(portal: Portal, ada: Client) -> None:
    bob = portal.user("bob")
    file = uploaded(ada, "a.txt")
    event(ada, person(ada), fileId=[file])
    refused = bob.put(f"files/file/{file}", {"title": "b"})
    assert (refused.status, refused.error) == (403, "You don't have enough permission to edit the file")
    assert bob.put("files/file/999", {"title": "b"}).error == UNKNOWN
    assert portal.owner.put(f"files/file/{file}", {"title": "b"}).response["title"] == "b.txt"
    # Who changed it last may change it, too.
    assert ada.put(f"files/file/{file}", {"title": "c"}).response["updatedBy"]["id"] == ada.id


def test_versions(portal: Portal, ada: Client, root: int) -> None:
    file = raw(ada, f"files/{root}/upload", b"one", "a.txt").response["id"]
    second = raw(ada, f"files/{root}/upload", b"two!", "a.txt", createNewIfExist="false").response
    assert (second["id"], second["version"], second["versionGroup"], second["comment"]) == (
        file,
        2,
        2,
        "Uploaded",
    )
    other = raw(ada, f"files/{root}/upload", b"three", "a.txt").response
    assert (other["id"] != file, other["version"], other["comment"]) == (True, 1, None)
    history = ada.get(f"files/file/{file}/history").response
    assert [(each["version"], each["pureContentLength"]) for each in history] == [(2, 4), (1, 3)]
    assert ada.get(f"files/file/{file}", version=1).response["contentLength"] == "3 bytes"
    restored = ada.put(f"files/file/{file}", {"lastVersion": 1}).response
    assert (restored["version"], restored["pureContentLength"]) == (3, 3)
    assert restored["comment"].startswith("Reverted to the revision from ")
    assert download(ada, file).body == b"one"
    assert len(blobs(portal)) == 3  # the third version has the bytes of the first
    assert ada.put(f"files/file/{file}", {"lastVersion": 3}).response["version"] == 3
    assert ada.put(f"files/file/{file}", {"lastVersion": 9}).error == UNKNOWN
    assert ada.delete(f"crm/files/{file}").response["version"] == 3
    assert portal.rows(file_versions) == []
    assert len(blobs(portal)) == 1


def test_a_new_version_of_another_s_file_is_a_new_file(portal: Portal, ada: Client, root: int) -> None:
    bob = portal.user("bob")
    file = raw(ada, f"files/{root}/upload", b"one", "a.txt").response["id"]
    other = raw(bob, f"files/{root}/upload", b"two", "a.txt", createNewIfExist="false").response
    assert (other["id"] != file, other["version"]) == (True, 1)


def test_deleting(portal: Portal, ada: Client) -> None:
    bob = portal.user("bob")
    ann = person(ada)
    file = uploaded(ada)
    made = event(ada, ann, fileId=[file])

    def only(answer: Any) -> Any:
        (told,) = answer.response
        assert list(told) == [
            "id",
            "operation",
            "progress",
            "error",
            "processed",
            "finished",
            "url",
            "files",
            "folders",
        ]
        assert (told["operation"], told["progress"], told["finished"]) == (2, 100, True)
        assert told["url"] is told["files"] is told["folders"] is None
        return told

    refused = only(bob.delete(f"files/file/{file}"))
    assert refused["error"] == "You don't have enough permission to delete the file"
    assert (only(ada.delete("files/file/999"))["error"], len(portal.rows(files))) == (UNKNOWN, 1)
    done = only(ada.delete(f"files/file/{file}", deleteAfter=True, immediately=False))
    assert (done["error"], done["processed"]) == (None, "1")
    assert portal.rows(files) == []
    assert [each["files"] for each in ada.get("crm/history/filter").response] == [[]]
    assert made == ada.get("crm/history/filter").response[0]["id"]
    assert ada.get("files/fileops").response == []


def test_deleting_several(portal: Portal, ada: Client) -> None:
    """All or none."""
    bob = portal.user("bob")
    mine, other = uploaded(ada), uploaded(ada)
    foreign = uploaded(bob)
    refused = ada.put("files/fileops/delete", {"fileIds": [mine, foreign]}).response[0]
    assert "permission" in refused["error"]
    assert ada.put("files/fileops/delete", {"fileIds": [mine, 999]}).response[0]["error"] == UNKNOWN
    folders = ada.put("files/fileops/delete", {"folderIds": [1], "fileIds": [mine]}).response[0]
    assert folders["error"] == "You don't have enough permission to delete the folder"
    assert len(portal.rows(files)) == 3
    done = ada.put("files/fileops/delete", {"fileIds": [mine, other, mine]}).response[0]
    assert (done["error"], done["processed"]) == (None, "2")
    assert [row.id for row in portal.rows(files)] == [foreign]


def test_folders_are_never_shown(portal: Portal, ada: Client, root: int) -> None:
    for client in (ada, portal.owner):
        refused = client.get(f"files/{root}")
        assert (refused.status, refused.error) == (
            403,
            "You don't have enough permission to view the folder content",
        )
    assert ada.get("files/999").error == "The required folder was not found"


def test_uploading(ada: Client, root: int) -> None:
    one = multipart(ada, f"files/{root}/upload", part("a.txt", b"one"))
    assert (one.status, one.response["title"]) == (201, "a.txt")
    several = multipart(ada, f"files/{root}/upload", part("a.txt", b"one"), part("b.txt", b"two"))
    assert [each["title"] for each in several.response] == ["a.txt", "b.txt"]
    nameless = ada.request("POST", f"files/{root}/upload", content=b"x", media_type="image/png")
    assert nameless.response["title"] == "file.png"
    missing = multipart(ada, "files/999/upload", part("a.txt", b"one"))
    assert (missing.status, missing.error) == (404, "The required folder was not found")
    empty = ada.post(f"files/{root}/upload")
    assert (empty.status, empty.error) == (403, "No input files")
    assert raw(ada, f"files/{root}/upload", b"", "a.txt").error == "Empty file"


def test_inserting(ada: Client, root: int) -> None:
    bare = ada.request(
        "POST",
        f"files/{root}/insert",
        content=b"hello",
        media_type="application/octet-stream",
        parameters={"title": "a.TXT"},
    )
    assert (bare.status, bare.response["title"], bare.response["pureContentLength"]) == (201, "a.txt", 5)
    sent = multipart(ada, f"files/{root}/insert", part("b.txt", b"x"), part(None, b"c.txt", "title"))
    assert sent.response["title"] == "c.txt"
    again = multipart(
        ada, f"files/{root}/insert", part("b.txt", b"xy"), title="c.txt", createNewIfExist="false"
    ).response
    assert (again["id"], again["version"]) == (sent.response["id"], 2)
    assert multipart(ada, f"files/{root}/insert", part("d.txt", b"x")).response["title"] == "d.txt"
    assert ada.post(f"files/{root}/insert", {"title": "a"}).error == "No input files"
    assert ada.request("POST", "files/9/insert", content=b"x", media_type="image/png").status == 404


def test_texts(ada: Client, root: int) -> None:
    plain = ada.post(f"files/{root}/text", {"title": "a", "content": "<b>x</b>"})
    assert (plain.status, plain.response["title"]) == (201, "a.txt")
    page = ada.post(f"files/{root}/html", {"title": "a", "content": "plain"}).response
    assert page["title"] == "a.html"
    assert download(ada, page["id"]).body == b"plain"
    for kind in ("text", "html"):
        assert ada.post(f"files/{root}/{kind}", {"title": "a"}).status == 400
        assert ada.post(f"files/9/{kind}", {"title": "a", "content": "x"}).status == 404


def test_strangers_and_guests(portal: Portal) -> None:
    """They have no other files than the CRM's, so they are closed where that is."""
    guest = portal.user("gus", guest=True)
    for verb, path in (
        ("GET", "files/file/1"),
        ("PUT", "files/file/1"),
        ("DELETE", "files/file/1"),
        ("GET", "files/file/1/history"),
        ("GET", "files/fileops"),
        ("PUT", "files/fileops/delete"),
        ("GET", "files/1"),
        ("POST", "files/1/upload"),
        ("POST", "files/1/insert"),
        ("POST", "files/1/text"),
        ("POST", "files/1/html"),
    ):
        assert portal.stranger.request(verb, path).status == 401
        answer = guest.request(verb, path)
        assert (answer.status, answer.error) == (403, "Forbidden")
