"""Events of mails, and mails about events (sheet 06, sections 1.3 and 1.7)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.notify.mailbox import parts
from tests.portals import Answer, Client, Portal
from tests.wire.background import mail, work_off
from tests.wire.file_records import case, event, person, uploaded

from rapport.store.tables import event_mails, history_events

HANDLER = "/Products/CRM/HttpHandlers/filehandler.ashx"
TOLD = {
    "message_id": 123,
    "from": '"Jo Lind" <jo@nordwind.example>',
    "to": "anna@example.org",
    "subject": "Offer <script>",
    "date_created": "2024-05-17T09:12:00.0000000+02:00",
    "introduction": "Dear <b>Anna</b>, thank you for",
    "chain_id": "<a1b2@nordwind.example>",
    "body": "<p>Dear Anna</p><script>alert(1)</script>",
}
KEYS = [
    "from",
    "to",
    "cc",
    "bcc",
    "subject",
    "important",
    "chain_id",
    "is_sended",
    "date_created",
    "introduction",
    "message_id",
    "message_url",
]


@pytest.fixture
def ada(portal: Portal) -> Client:
    return portal.user("ada")


def link(client: Client, contact: int, content: Any, **more: Any) -> Answer:
    text = content if isinstance(content, str) else json.dumps(content)
    return client.post("crm/history", {"contactId": contact, "categoryId": -3, "content": text, **more})


def test_a_mail_as_an_event(portal: Portal, ada: Client) -> None:
    ann = person(ada)
    answer = link(ada, ann, TOLD)
    assert answer.status == 201
    made = answer.response
    assert (made["category"]["title"], made["created"]) == ("Mail Message", "2024-05-17T07:12:00.0000000Z")
    assert "<" not in made["content"]
    kept = json.loads(made["content"])
    assert list(kept) == KEYS
    assert kept["from"] == TOLD["from"]
    assert kept["introduction"] == "Dear Anna, thank you for"
    assert (kept["important"], kept["is_sended"], kept["cc"]) == (False, False, "")
    assert kept["message_url"] == f"{HANDLER}?action=mailmessage&message_id=123"
    body = ada.get(kept["message_url"])
    assert (body.status, body.text) == (200, "<p>Dear Anna</p>")
    assert body.headers["content-type"].startswith("text/html")
    assert body.headers["content-security-policy"].startswith("sandbox")
    found = ada.get("crm/history/filter", filterValue="thank nordwind").response
    assert [each["id"] for each in found] == [made["id"]]


def test_names_may_lack_their_quotes(ada: Client) -> None:
    sent = '{ message_id : 7, subject: "a: b, {c: d}", important: true, introduction: "x < y" }'
    kept = json.loads(link(ada, person(ada), sent).response["content"])
    assert (kept["message_id"], kept["subject"], kept["important"]) == (7, "a: b, {c: d}", True)
    assert ada.get(kept["message_url"]).text == "<p>x &lt; y</p>"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"message_id": 123}, "Mail message cannot be found"),
        ({"message_id": -1, "subject": "x"}, "Mail message cannot be found"),
        ({"message_id": "1", "subject": "x"}, "Mail message cannot be found"),
        ({"message_id": True, "subject": "x"}, "Mail message cannot be found"),
        ({"message_id": 2**40, "subject": "x"}, "Mail message cannot be found"),
        ({"subject": "x"}, "Mail message cannot be found"),
        ("[1]", None),
        ("hello", None),
        ('{"message_id": 1', None),
        ("[" * 60_000, None),
        ("{" * 60_000, None),
    ],
    ids=lambda value: str(value)[:30],
)
def test_mails_that_are_refused(portal: Portal, ada: Client, content: Any, message: str | None) -> None:
    """There is no mail module: a bare id is that of a message which cannot be found."""
    answer = link(ada, person(ada), content)
    assert answer.status == 400
    assert message is None or answer.error == message
    assert portal.rows(history_events) == portal.rows(event_mails) == []


def test_a_mail_is_linked_once(portal: Portal, ada: Client) -> None:
    ann, roof = person(ada), case(ada)
    assert link(ada, ann, TOLD).status == 201
    twice = link(ada, ann, TOLD)
    assert (twice.status, twice.error) == (409, "Already exists")
    assert link(ada, ann, TOLD, entityType="case", entityId=roof).status == 201
    assert link(ada, person(ada, "Bea"), TOLD).status == 201
    assert link(ada, ann, TOLD | {"message_id": 124}).status == 201
    first = portal.rows(history_events)[0].id
    assert ada.delete(f"crm/history/{first}").status == 200
    assert link(ada, ann, TOLD).status == 201
    assert len(portal.rows(event_mails)) == 4


def test_a_body_is_shown_to_those_who_see_an_event_of_it(portal: Portal, ada: Client) -> None:
    """Quirk Q12."""
    bob = portal.user("bob")
    hidden = person(ada, shareType=0, managerList=[ada.id])
    link(ada, hidden, TOLD)
    address = {"action": "mailmessage", "message_id": 123}
    assert ada.get(HANDLER, **address).status == 200
    assert bob.get(HANDLER, **address).status == 404
    assert portal.stranger.get(HANDLER, **address).status == 401
    assert portal.user("gus", guest=True).get(HANDLER, **address).status == 403
    for wrong in ("999", "x", "", "-1", "9" * 30):
        assert ada.get(HANDLER, action="mailmessage", message_id=wrong).status == 404
    link(ada, person(ada, "Open"), TOLD)
    assert bob.get(HANDLER, **address).text == "<p>Dear Anna</p>"


def told(client: Client) -> list[dict[str, Any]]:
    return list(client.get("portal/notifications").response)


def test_those_who_are_named_are_told(portal: Portal, ada: Client) -> None:
    bob, cay = portal.user("bob"), portal.user("cay")
    ann = person(ada)
    file = uploaded(ada, "offer.pdf")
    event(
        ada,
        ann,
        "<p>Met at the <b>fair</b></p><p>Call her</p>",
        fileId=[file],
        notifyUserList=[bob.id, ada.id, bob.id],
    )
    (notice,) = told(bob)
    assert (notice["kind"], notice["subject"]) == ("mentioned", "CRM. New event added to Ann Lind")
    assert notice["text"] == (
        "Ada Test has added an event to “Ann Lind”:\n\nMet at the fair\nCall her\n\noffer.pdf (PDF)\n"
        f"http://crm.example.org/Products/Files/HttpHandlers/filehandler.ashx?action=download&fileid={file}"
    )
    assert notice["url"].endswith(f"/Products/CRM/Default.aspx?id={ann}")
    assert told(ada) == told(cay) == []
    event(ada, ann)
    assert len(told(bob)) == 1


def test_the_entity_comes_before_the_contact(portal: Portal, ada: Client) -> None:
    bob = portal.user("bob")
    roof = case(ada)
    event(ada, person(ada), entityType="case", entityId=roof, notifyUserList=[bob.id])
    (notice,) = told(bob)
    assert notice["subject"] == "CRM. New event added to Roof"
    assert notice["url"].endswith(f"/Products/CRM/Cases.aspx?id={roof}")


def test_they_are_told_by_mail(portal: Portal, ada: Client) -> None:
    bob = portal.user("bob")
    with mail(portal) as box:
        work_off(portal)
        box.mails.clear()
        content = "<p>a & b</p><script>alert(1)</script>"
        event(ada, person(ada, "<i>Ann"), content, fileId=[uploaded(ada)], notifyUserList=[bob.id])
        work_off(portal)
        [letter] = box.mails
        plain, rich = parts(letter)
        assert "a & b" in plain
        assert "<p>a &amp; b</p>" in rich
        assert "<script" not in rich
        assert "<i>" not in rich
        assert "fileid=" in rich
