"""Events over the wire: made, listed, deleted (sheet 06, section 1)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.portals import Client, Portal
from tests.wire.file_records import (
    blobs,
    case,
    categories,
    company,
    download,
    event,
    opportunity,
    person,
    uploaded,
)

from rapport.store.tables import (
    audit_events,
    changes,
    contacts,
    event_files,
    files,
    history_events,
    search_documents,
    trash,
)

GENERIC = "Value does not fall within the expected range."
KEYS = ["createBy", "created", "content", "category", "contact", "entity", "canEdit", "files", "id"]


def audits(portal: Portal) -> list[tuple[int, Any, Any]]:
    return [
        (row.action, json.loads(row.target), json.loads(row.parameters))
        for row in portal.rows(audit_events)
        if row.action > 3000
    ]


def test_an_event_of_a_contact(portal: Portal) -> None:
    ada = portal.user("ada")
    nordwind = company(portal.owner)
    note = categories(ada)["Note"]
    answer = ada.post(
        "crm/history",
        {
            "contactId": nordwind,
            "content": "<p>Met at the fair, wants an offer by Friday.</p>",
            "categoryId": note,
            "created": "2024-05-17T16:03:00Z",
        },
    )
    assert answer.status == 201
    made = answer.response
    assert list(made) == KEYS
    assert made["createBy"]["id"] == ada.id
    assert made["created"] == "2024-05-17T16:03:00.0000000Z"
    assert made["content"] == "<p>Met at the fair, wants an offer by Friday.</p>"
    assert list(made["category"]) == ["imagePath", "title", "description", "color", "sortOrder", "id"]
    assert made["category"]["imagePath"] == (
        "/Products/CRM/App_Themes/default/images/event_category_note.png"
    )
    assert made["contact"]["displayName"] == "Nordwind"
    assert made["entity"] is None
    assert made["canEdit"] is True
    assert made["files"] == []
    assert ada.get("crm/history/filter").response == [made]
    assert audits(portal)[-1] == (3009, [str(made["id"])], ["Nordwind", "Note"])
    change = portal.rows(changes)[-1]
    assert (change.kind, change.number, change.verb) == (2, made["id"], "created")


@pytest.mark.parametrize(
    ("kind", "action", "title"), [("opportunity", 3047, "Lighting"), ("case", 3069, "Roof")]
)
def test_an_event_of_an_entity(portal: Portal, kind: str, action: int, title: str) -> None:
    ada = portal.user("ada")
    record = opportunity(ada) if kind == "opportunity" else case(ada)
    body = {"contactId": 0, "entityType": kind.title(), "entityId": record, "content": "x", "categoryId": -1}
    made = ada.post("crm/history", body).response
    assert "contact" not in made
    assert made["entity"] == {"entityType": kind, "entityId": record, "entityTitle": title}
    assert made["category"] == {
        "imagePath": "/Products/CRM/App_Themes/default/images/event_category_close.png",
        "title": "Task is closed",
        "id": -1,
    }
    assert audits(portal)[-1] == (action, [str(made["id"])], [title, "Task is closed"])


def test_an_event_of_both(portal: Portal) -> None:
    """The contact need not be a member, and comes first in the audit trail."""
    ada = portal.user("ada")
    ann, deal = person(ada), opportunity(ada)
    form = [
        ("contactId", str(ann)),
        ("entityType", "opportunity"),
        ("entityId", str(deal)),
        ("content", "Rang"),
        ("categoryId", str(categories(ada)["Phone call"])),
    ]
    made = ada.form("POST", "crm/history", form).response
    assert (made["contact"]["id"], made["entity"]["entityId"]) == (ann, deal)
    assert audits(portal)[-1][0] == 3028


def test_moments_may_be_past_or_future(portal: Portal) -> None:
    ada = portal.user("ada")
    ann = person(ada)
    for sent, stored in (
        ("1999-01-01T00:00:00Z", "1999-01-01T00:00:00.0000000Z"),
        ("2999-12-31T23:59:59.999Z", "2999-12-31T23:59:59.0000000Z"),
    ):
        body = {"contactId": ann, "content": "x", "categoryId": -1, "created": sent}
        assert ada.post("crm/history", body).response["created"] == stored
    for nothing in (None, "", "0001-01-01T00:00:00"):
        body = {"contactId": ann, "content": "x", "categoryId": -1, "created": nothing}
        assert ada.post("crm/history", body).response["created"].startswith(f"{datetime.now(UTC):%Y-%m-%d}")


REFUSED: list[dict[str, Any]] = [
    {"entityType": "contact"},
    {"entityType": "person"},
    {"entityType": "nonsense"},
    {"contactId": 999},
    {"contactId": -1},
    {"entityType": "opportunity", "entityId": 0},
    {"entityType": "opportunity", "entityId": 999},
    {"entityType": "case", "entityId": 999},
    {"categoryId": 0},
    {"categoryId": 999},
    {"categoryId": -4},
    {"categoryId": 1},
    {"content": ""},
    {"content": None},
    {"contactId": 0},
    {"entityId": 5},
    {"content": "<script>alert(1)</script>"},
]


@pytest.mark.parametrize("wrong", REFUSED, ids=json.dumps)
def test_what_is_missing_or_wrong(portal: Portal, wrong: dict[str, Any]) -> None:
    """Missing and hidden objects are bad arguments too (quirk Q22); so is a category of tasks (quirk Q9)."""
    ada = portal.user("ada")
    sound = {"contactId": person(ada), "content": "x", "categoryId": -1}
    before = len(portal.rows(changes))
    answer = ada.post("crm/history", {**sound, **wrong})
    assert answer.status == 400
    assert answer.error.startswith(GENERIC)
    assert portal.rows(history_events) == []
    assert len(portal.rows(changes)) == before


def test_content_has_a_limit(portal: Portal) -> None:
    ada = portal.user("ada")
    ann = person(ada)
    body = {"contactId": ann, "categoryId": -1}
    refused = ada.post("crm/history", {**body, "content": "ä" * 65_001})
    assert (refused.status, refused.error.splitlines()[0]) == (400, "Data too long for column 'content'")
    longest = ada.post("crm/history", {**body, "content": "ä" * 65_000}).response
    assert len(longest["content"]) == 65_000


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("a < b & c > d", "a < b & c > d"),
        ("AT&T: 5 <3", "AT&T: 5 <3"),
        ("  two\nlines ", "  two\nlines "),
        ("<b>bold</b> & more", "<b>bold</b> &amp; more"),
        ('<img src="x" onerror="alert(1)">', '<img src="x">'),
        ('<a href="javascript:alert(1)">x</a>', '<a rel="noopener noreferrer">x</a>'),
        ("<p>a</p><script>alert(1)</script>", "<p>a</p>"),
        ("<iframe src='//evil'></iframe>b", "b"),
        ('<p style="color:red;position:fixed">a</p>', '<p style="color:red">a</p>'),
        ("<svg/onload=alert(1)>a", "a"),
        ("<form action=/x><input name=a>b</form>", "b"),
        ("a<!-- x -->b", "ab"),
    ],
)
def test_content_is_made_safe(portal: Portal, sent: str, kept: str) -> None:
    ada = portal.user("ada")
    body = {"contactId": person(ada), "categoryId": -1, "content": sent}
    assert ada.post("crm/history", body).response["content"] == kept


def test_files_come_with_an_event(portal: Portal) -> None:
    ada = portal.user("ada")
    ann = person(ada)
    first, second = uploaded(ada, "a.pdf"), uploaded(ada, "b.png")
    pairs = [
        ("contactId", str(ann)),
        ("content", "See attached"),
        ("categoryId", "-1"),
        ("fileId[]", str(second)),
        ("fileId[]", str(first)),
        ("fileId[]", "999"),
    ]
    made = ada.form("POST", "crm/history", pairs).response
    assert [(each["id"], each["title"], each["access"]) for each in made["files"]] == [
        (first, "a.pdf", 0),
        (second, "b.png", 0),
    ]
    assert [each[0] for each in audits(portal)[-2:]] == [3028, 3032]
    assert audits(portal)[-1] == (3032, [str(made["id"])], ["Ann Lind", "a.pdf, b.png"])
    assert json.loads(portal.rows(changes)[-1].after)["files"] == [first, second]


def test_files_of_others_are_not_attached(portal: Portal) -> None:
    """Else anybody could read what another has just uploaded, by hanging it on something of their own."""
    ada, bob = portal.user("ada"), portal.user("bob")
    ann = person(ada)
    secret = uploaded(bob)
    assert (
        ada.post(
            "crm/history", {"contactId": ann, "content": "x", "categoryId": -1, "fileId": [secret]}
        ).response["files"]
        == []
    )
    assert download(ada, secret).status == 403


def test_deleting(portal: Portal) -> None:
    ada = portal.user("ada")
    ann = person(ada)
    kept = event(ada, ann, "kept")
    file = uploaded(ada)
    made = ada.post(
        "crm/history", {"contactId": ann, "content": "gone", "categoryId": -2, "fileId": [file]}
    ).response
    answer = ada.delete(f"crm/history/{made['id']}")
    assert (answer.status, answer.response) == (200, made)
    assert [each["id"] for each in ada.get("crm/history/filter").response] == [kept]
    assert portal.rows(files) == portal.rows(event_files) == []
    assert blobs(portal) == []
    assert download(ada, file).status == 404
    assert audits(portal)[-1] == (3029, [str(made["id"])], ["Ann Lind", "Files are uploaded"])
    told = [(row.kind, row.number, row.verb) for row in portal.rows(changes)][-2:]
    assert told == [(6, file, "deleted"), (2, made["id"], "deleted")]
    gone = {row.kind: row for row in portal.rows(trash)}
    assert (gone[2].title, gone[2].contact_id, gone[6].title, gone[6].contact_id) == (
        "gone",
        ann,
        "offer.pdf",
        ann,
    )
    assert ada.delete(f"crm/history/{made['id']}").status == 404


def test_what_can_not_be_deleted(portal: Portal) -> None:
    ada = portal.user("ada")
    assert (ada.delete("crm/history/0").status, ada.delete("crm/history/999").status) == (400, 404)


def test_a_file_that_is_not_ones_own_keeps_its_event(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    ann = person(ada)
    file = uploaded(ada)
    made = event(ada, ann, fileId=[file])
    answer = bob.delete(f"crm/history/{made}")
    assert (answer.status, answer.error) == (403, "Access Denied")
    assert [each["files"][0]["id"] for each in ada.get("crm/history/filter").response] == [file]
    assert ada.delete(f"crm/history/{made}").status == 200


def test_a_file_goes_from_other_events_too(portal: Portal) -> None:
    ada = portal.user("ada")
    ann, deal = person(ada), opportunity(ada)
    file, other = uploaded(ada), uploaded(ada, "other.txt")
    first = event(ada, ann, fileId=[file])
    second = event(ada, entityType="opportunity", entityId=deal, fileId=[file, other])
    ada.delete(f"crm/history/{first}")
    left = ada.get("crm/history/filter").response
    assert [(each["id"], [file["id"] for file in each["files"]]) for each in left] == [(second, [other])]
    change = next(row for row in portal.rows(changes) if row.kind == 2 and row.verb == "updated")
    assert (change.number, change.before, change.after) == (
        second,
        f'{{"files":[{file},{other}]}}',
        f'{{"files":[{other}]}}',
    )


def test_events_go_with_what_they_hang_on(portal: Portal) -> None:
    ada = portal.user("ada")
    nordwind, deal, roof = company(ada), opportunity(ada), case(ada)
    of_both = event(ada, nordwind, entityType="opportunity", entityId=deal, fileId=[uploaded(ada)])
    event(ada, entityType="case", entityId=roof, fileId=[uploaded(ada)])
    of_deal = event(ada, entityType="opportunity", entityId=deal)
    assert len(blobs(portal)) == 2
    portal.owner.delete(f"crm/contact/{nordwind}")
    portal.owner.delete(f"crm/case/{roof}")
    assert [row.id for row in portal.rows(history_events)] == [of_deal]
    assert blobs(portal) == []
    portal.owner.delete(f"crm/opportunity/{deal}")
    assert portal.rows(history_events) == portal.rows(event_files) == portal.rows(files) == []
    gone = {(row.kind, row.number) for row in portal.rows(changes) if row.verb == "deleted"}
    assert {(2, of_both), (2, of_deal), (1, deal), (7, roof)} <= gone
    assert portal.rows(search_documents, search_documents.c.kind.in_([2, 6])) == []


def test_deleting_a_deal_leaves_nothing_of_its_events_to_find(portal: Portal) -> None:
    ada = portal.user("ada")
    ann, deal = person(ada), opportunity(ada)
    event(ada, ann, "unforgettable", entityType="opportunity", entityId=deal)
    assert found(ada, "unforgettable") == [ann]
    portal.owner.delete(f"crm/opportunity/{deal}")
    assert found(ada, "unforgettable") == []


def found(client: Client, words: str) -> list[int]:
    return [each["id"] for each in client.get("crm/contact/filter", filterValue=words).response]


def test_contacts_are_found_by_their_events(portal: Portal) -> None:
    ada = portal.user("ada")
    ann, bob = person(ada), person(ada, "Bob")
    event(ada, ann, "<p>Met at the <b>f</b>air &amp; talked</p><p>next</p>")
    event(ada, bob, "somewhere else")
    assert found(ada, "fair & TALKED next") == [ann]
    assert found(ada, "strong") == found(ada, "fair else") == []
    assert found(ada, "else") == [bob]


def test_merging_takes_events_along(portal: Portal) -> None:
    ada = portal.user("ada")
    ann, bea = person(ada), person(ada, "Bea")
    moved, standing = event(ada, ann, "moved along"), event(ada, bea, "was there")
    ada.put("crm/contact/merge", {"fromcontactid": ann, "tocontactid": bea})
    rows = portal.rows(history_events)
    assert [(row.id, row.contact_id) for row in rows] == [(moved, bea), (standing, bea)]
    assert found(ada, "moved along") == [bea]
    change = next(row for row in portal.rows(changes) if row.kind == 2 and row.verb == "updated")
    assert (change.before, change.after) == (f'{{"contact_id":{ann}}}', f'{{"contact_id":{bea}}}')


def newest(portal: Portal, contact: int) -> datetime:
    moment: datetime = portal.rows(contacts, contacts.c.id == contact)[0].last_event_at
    return moment


def test_the_newest_event_of_a_contact_is_kept_up(portal: Portal) -> None:
    """By when it was written down, not by when it is said to have happened."""
    ada = portal.user("ada")
    ann = person(ada)
    no_date = datetime(1, 1, 1, tzinfo=UTC)
    assert newest(portal, ann) == no_date
    first = event(ada, ann, created="2001-01-01T00:00:00Z")
    written = portal.rows(history_events)[0].modified_at
    assert newest(portal, ann) == written

    def age(event_id: int, moment: datetime) -> None:
        of_id = history_events.c.id == event_id
        portal.within(
            lambda work: work.tx.execute(history_events.update().where(of_id).values(modified_at=moment))
        )

    old, older = datetime(2020, 5, 1, tzinfo=UTC), datetime(2019, 5, 1, tzinfo=UTC)
    age(first, older)
    assert newest(portal, ann) == older
    second = event(ada, ann)
    age(second, old)
    assert newest(portal, ann) == old
    ada.delete(f"crm/history/{second}")
    assert newest(portal, ann) == older
    ada.delete(f"crm/history/{first}")
    assert newest(portal, ann) == no_date


def test_lists_of_contacts_sorted_by_history(portal: Portal) -> None:
    ada = portal.user("ada")
    ann, bea, cid = person(ada), person(ada, "Bea"), person(ada, "Cid")
    for day, contact in enumerate((bea, ann), start=1):
        made = event(ada, contact)
        of_id = history_events.c.id == made
        moment = datetime(2024, 1, day, tzinfo=UTC)
        portal.within(
            lambda work, of_id=of_id, moment=moment: work.tx.execute(
                history_events.update().where(of_id).values(modified_at=moment)
            )
        )
    listed = ada.get("crm/contact/filter", sortBy="history", sortOrder="descending").response
    assert [each["id"] for each in listed] == [ann, bea, cid]
    ada.put("crm/contact/merge", {"fromcontactid": ann, "tocontactid": cid})
    listed = ada.get("crm/contact/filter", sortBy="history", sortOrder="descending").response
    assert [each["id"] for each in listed] == [cid, bea]


def test_strangers_and_guests(portal: Portal) -> None:
    guest = portal.user("gus", guest=True)
    for verb, path in (("POST", "crm/history"), ("GET", "crm/history/filter"), ("DELETE", "crm/history/1")):
        assert portal.stranger.request(verb, path).status == 401
        assert guest.request(verb, path).status == 403
