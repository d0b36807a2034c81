"""Files over the wire: attached, listed, deleted (sheet 06, section 2.3). Uploading has tests of its own."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.portals import Client, Portal
from tests.wire.file_records import (
    blobs,
    case,
    company,
    download,
    event,
    opportunity,
    person,
    uploaded,
)

from rapport.store.tables import audit_events, changes, files, history_events, search_documents

KEYS = [
    "folderId",
    "version",
    "versionGroup",
    "contentLength",
    "pureContentLength",
    "fileStatus",
    "viewUrl",
    "webUrl",
    "fileType",
    "fileExst",
    "comment",
    "id",
    "title",
    "access",
    "shared",
    "rootFolderType",
    "updatedBy",
    "created",
    "createdBy",
    "updated",
]


@pytest.fixture
def ada(portal: Portal) -> Client:
    return portal.user("ada")


def audits(portal: Portal) -> list[tuple[int, Any, Any]]:
    return [
        (row.action, json.loads(row.target), json.loads(row.parameters))
        for row in portal.rows(audit_events)
        if row.action > 3000
    ]


def test_the_root_folder(ada: Client) -> None:
    root = ada.get("crm/files/root").response
    assert isinstance(root, int)
    file = uploaded(ada)
    ann = person(ada)
    assert ada.post(f"crm/contact/{ann}/files", {"fileids": [file]}).response["files"][0]["folderId"] == root


@pytest.mark.parametrize(
    ("kind", "attached"),
    [("contact", 3032), ("company", 3015), ("opportunity", 3053), ("case", 3075)],
)
def test_attaching(portal: Portal, ada: Client, kind: str, attached: int) -> None:
    make: dict[str, Any] = {
        "contact": person,
        "company": company,
        "opportunity": opportunity,
        "case": case,
    }
    record = make[kind](ada)
    path = "contact" if kind == "company" else kind
    first, second = uploaded(ada, "a.pdf"), uploaded(ada, "b.zip")
    pairs = [("fileids[]", str(second)), ("fileids[]", str(first)), ("fileids[]", "999")]
    answer = ada.form("POST", f"crm/{path}/{record}/files", pairs)
    assert answer.status == 201
    made = answer.response
    assert made["content"] == "Files are uploaded"
    assert made["category"] == {
        "imagePath": "/Products/CRM/App_Themes/default/images/event_category_attach_file.png",
        "title": "Files are uploaded",
        "id": -2,
    }
    if path == "contact":
        assert (made["contact"]["id"], made["entity"]) == (record, None)
    else:
        assert "contact" not in made
        assert (made["entity"]["entityType"], made["entity"]["entityId"]) == (path, record)
    assert [each["id"] for each in made["files"]] == [first, second]
    action, targets, (title, titles) = audits(portal)[-1]
    assert (action, targets, titles) == (attached, [str(record)], "a.pdf, b.zip")
    assert title in {"Ann Lind", "Nordwind", "Lighting", "Roof"}
    listed = ada.get(f"crm/{path.upper()}/{record}/files")
    assert [(each["id"], each["access"]) for each in listed.response] == [(first, 0), (second, 0)]
    assert list(listed.response[0]) == KEYS


def test_what_can_not_be_attached(portal: Portal, ada: Client) -> None:
    bob = portal.user("bob")
    ann, file = person(ada), uploaded(ada)
    hidden = person(portal.owner, shareType=0, managerList=[portal.owner.id])
    for path, body, status in (
        ("contact/0", {"fileids": [file]}, 400),
        ("contact/999", {"fileids": [file]}, 404),
        (f"contact/{hidden}", {"fileids": [file]}, 404),
        (f"case/{ann}", {"fileids": [file]}, 404),
        (f"contact/{ann}", {}, 400),
        (f"contact/{ann}", {"fileids": [999]}, 400),
        (f"contact/{ann}", {"fileids": [uploaded(bob)]}, 400),
    ):
        assert ada.post(f"crm/{path}/files", body).status == status
    assert ada.post(f"crm/invoice/{ann}/files", {"fileids": [file]}).status == 404
    assert portal.rows(history_events) == []


def test_files_of_a_record(portal: Portal, ada: Client) -> None:
    """All files of its events, each once; a company's own ones alone."""
    nordwind = company(ada)
    ann = person(ada, companyId=nordwind)
    one, two, three = (uploaded(ada, f"{name}.txt") for name in ("one", "two", "three"))
    event(ada, nordwind, fileId=[two, one])
    event(ada, nordwind, fileId=[one])
    event(ada, ann, fileId=[three])
    event(ada, nordwind)

    def ids(path: str, client: Client = ada) -> list[int]:
        return [each["id"] for each in client.get(f"crm/{path}/files").response]

    assert ids(f"contact/{nordwind}") == [one, two]
    assert ids(f"contact/{ann}") == [three]
    assert ids("contact/999") == ids("opportunity/999") == ids("case/999") == []
    assert ada.get("crm/case/0/files").status == 400
    hidden = person(portal.owner, shareType=0, managerList=[portal.owner.id])
    portal.owner.post(f"crm/contact/{hidden}/files", {"fileids": [uploaded(portal.owner)]})
    assert ids(f"contact/{hidden}") == []
    assert len(ids(f"contact/{hidden}", portal.owner)) == 1


def test_a_list_of_files_is_paged_sorted_and_filtered(ada: Client) -> None:
    ann = person(ada)
    ids = [uploaded(ada, name, b"x" * size) for name, size in (("b.txt", 3), ("a.txt", 2), ("c.pdf", 1))]
    ada.post(f"crm/contact/{ann}/files", {"fileids": ids})
    path = f"crm/contact/{ann}/files"
    first = ada.get(path, count=2)
    assert ([each["id"] for each in first.response], first.total, first.json["nextIndex"]) == (ids[:2], 3, 3)
    assert [each["id"] for each in ada.get(path, count=2, startIndex=2).response] == ids[2:]
    by_title = ada.get(path, sortBy="title", count=2, startIndex=1)
    assert [each["title"] for each in by_title.response] == ["b.txt", "c.pdf"]
    by_size = ada.get(path, sortBy="pureContentLength", sortOrder="descending")
    assert [each["id"] for each in by_size.response] == ids
    texts = ada.get(path, filterBy="fileExst", filterValue=".txt")
    assert [each["id"] for each in texts.response] == ids[:2]


def test_files_are_listed_only_through_events_that_are_seen(portal: Portal, ada: Client) -> None:
    bob = portal.user("bob")
    hidden, deal = person(ada, shareType=0, managerList=[ada.id]), opportunity(ada)
    event(ada, hidden, entityType="opportunity", entityId=deal, fileId=[uploaded(ada)])
    assert len(ada.get(f"crm/opportunity/{deal}/files").response) == 1
    assert bob.get(f"crm/opportunity/{deal}/files").response == []


def test_deleting(portal: Portal, ada: Client) -> None:
    ann, deal = person(ada), opportunity(ada)
    file, other = uploaded(ada, "a.pdf"), uploaded(ada)
    first = event(ada, ann, fileId=[file, other])
    second = event(ada, entityType="opportunity", entityId=deal, fileId=[file])
    answer = ada.delete(f"crm/files/{file}")
    assert (answer.status, answer.response["id"], answer.response["access"]) == (200, file, 0)
    assert list(answer.response) == KEYS
    assert [row.id for row in portal.rows(files)] == [other]
    assert len(blobs(portal)) == 1
    left = {each["id"]: each["files"] for each in ada.get("crm/history/filter").response}
    assert ([each["id"] for each in left[first]], left[second]) == ([other], [])
    assert [each for each in audits(portal) if 3150 < each[0] < 3200] == [
        (3160, [str(file)], ["Ann Lind", "a.pdf"]),
        (3161, [str(file)], ["Lighting", "a.pdf"]),
    ]
    change = [row for row in portal.rows(changes) if row.kind == 6 and row.verb == "deleted"][-1]
    told = json.loads(change.before)
    assert (told["title"], told["events"], told["contact_id"]) == ("a.pdf", [first, second], ann)
    assert portal.rows(search_documents, search_documents.c.kind == 6)[0].record_id == other
    assert ada.delete(f"crm/files/{file}").status == 404


def test_who_may_delete(portal: Portal, ada: Client) -> None:
    bob, eva = portal.user("bob"), portal.user("eva", crm_admin=True)
    ann = person(ada)
    file = uploaded(ada)
    ada.post(f"crm/contact/{ann}/files", {"fileids": [file]})
    refused = bob.delete(f"crm/files/{file}")
    assert (refused.status, refused.error) == (403, "Access Denied")
    told = [each["access"] for each in bob.get(f"crm/contact/{ann}/files").response]
    assert told == [2]
    assert eva.delete(f"crm/files/{file}").status == 200


@pytest.mark.parametrize(
    ("title", "content", "kept"),
    [
        ("Note", "Hello, Welt: Ärger", "Note.txt"),
        ("Note.TXT", "Hello", "Note.txt"),
        ("Note.txt", '<p class="a">x</p>', "Note.txt.html"),
        ("Note", "a<br />b", "Note.html"),
        ("Note", "<b>x</b>", "Note.txt"),
        (" a/b:c ", "x", "a_b_c .txt"),
    ],
)
def test_text_files(portal: Portal, ada: Client, title: str, content: str, kept: str) -> None:
    deal = opportunity(ada)
    answer = ada.post(f"crm/opportunity/{deal}/files/text", {"title": title, "content": content})
    assert answer.status == 201
    made = answer.response
    assert (made["title"], made["pureContentLength"]) == (kept, len(content.encode()))
    assert download(ada, made["id"]).body == content.encode()
    assert [each["id"] for each in ada.get(f"crm/opportunity/{deal}/files").response] == [made["id"]]
    assert audits(portal)[-1] == (3053, [str(deal)], ["Lighting", kept])


def test_text_files_that_are_refused(portal: Portal, ada: Client) -> None:
    """Nothing stays behind (quirk Q14)."""
    ann = person(ada)
    for path, body, status in (
        (f"contact/{ann}", {"content": "x"}, 400),
        (f"contact/{ann}", {"title": "", "content": "x"}, 400),
        (f"contact/{ann}", {"title": "x"}, 400),
        (f"contact/{ann}", {"title": "x", "content": ""}, 400),
        (f"contact/{ann}", {"title": "...", "content": ""}, 400),
        ("contact/0", {"title": "x", "content": "x"}, 400),
        ("contact/999", {"title": "x", "content": "x"}, 404),
    ):
        assert ada.post(f"crm/{path}/files/text", body).status == status
    empty = ada.post(f"crm/contact/{ann}/files/text", {"title": "x", "content": ""})
    assert empty.error == "Empty file"
    assert portal.rows(files) == []
    assert list(portal.house.blobs.list()) == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("offer.pdf", (7, ".pdf", "view")),
        ("photo.JPG", (4, ".jpg", "preview")),
        ("call.mp3", (3, ".mp3", "preview")),
        ("data.XLSX", (5, ".xlsx", "view")),
        ("all.zip", (1, ".zip", "view")),
        ("odd.xyz", (None, ".xyz", "view")),
        ("none", (None, "", "view")),
    ],
)
def test_what_a_name_tells(ada: Client, name: str, told: tuple[Any, ...]) -> None:
    file = uploaded(ada, name)
    ann = person(ada)
    made = ada.post(f"crm/contact/{ann}/files", {"fileids": [file]}).response["files"][0]
    site = "http://crm.example.org/Products/Files"
    view = f"{site}/HttpHandlers/filehandler.ashx?action=download&fileid={file}"
    web = f"{site}/#preview/{file}" if told[2] == "preview" else view
    assert (made.get("fileType"), made["fileExst"], made["viewUrl"], made["webUrl"]) == (
        told[0],
        told[1],
        view,
        web,
    )


def test_statements_do_not_grow_with_the_files(portal: Portal, ada: Client) -> None:
    ann = person(ada)
    counts = set()
    for _ in range(3):
        for _ in range(10):
            event(ada, ann, fileId=[uploaded(ada), uploaded(ada)])
        with portal.statements() as seen:
            ada.get(f"crm/contact/{ann}/files", count=1000)
        counts.add(len(seen))
    assert len(counts) == 1
    assert max(counts) <= 10


def test_strangers_and_guests(portal: Portal) -> None:
    guest = portal.user("gus", guest=True)
    for verb, path in (
        ("GET", "crm/files/root"),
        ("POST", "crm/contact/1/files"),
        ("GET", "crm/contact/1/files"),
        ("POST", "crm/contact/1/files/text"),
        ("POST", "crm/contact/1/files/upload"),
        ("DELETE", "crm/files/1"),
    ):
        assert portal.stranger.request(verb, path).status == 401
        assert guest.request(verb, path).status == 403
