"""What people are told: in their list and by mail, as each likes it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.notify.mailbox import Mailbox, parts
from tests.portals import Client, Portal
from tests.wire.background import mail, work_off

from rapport.core.clock import utc_now
from rapport.core.ids import LOST_USER
from rapport.core.kinds import Kind
from rapport.portal.notifications import service
from rapport.portal.notifications.records import NoticeKind, Wording
from rapport.store.tables import jobs, notifications
from rapport.store.work import Work


def tell(portal: Portal, *users: str, subject: str = "Look", text: str = "At this", **options: Any) -> None:
    """Tell people something, as the house does."""
    kind, html = options.pop("kind", NoticeKind.MENTIONED), options.pop("html", None)
    said = Wording(subject, text, html)
    portal.within(lambda work: service.notify(work, kind, users, lambda _language: said, **options))


def subjects(client: Client, **parameters: Any) -> list[str]:
    """Return the subjects in somebody's list."""
    return [each["subject"] for each in client.get("portal/notifications", **parameters).response]


def test_what_somebody_is_told_stands_in_their_list(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    tell(portal, ada.id, subject="First", about=(Kind.OPPORTUNITY, 7))
    tell(portal, ada.id, ada.id, subject="Second", text="One\n\nTwo")
    answer = ada.get("portal/notifications")
    second, first = answer.response
    assert (answer.total, answer.count) == (2, 2)
    assert (second["subject"], second["text"], second["kind"], second["isRead"]) == (
        "Second",
        "One\n\nTwo",
        "mentioned",
        False,
    )
    assert second["url"] == "http://crm.example.org/Products/CRM/"
    assert "entityType" not in second
    assert (first["entityType"], first["entityId"]) == (1, 7)
    assert first["url"] == "http://crm.example.org/Products/CRM/Deals.aspx?id=7"
    assert first["author"]["displayName"] == "asc system"
    assert first["created"].endswith("0000Z")
    assert bob.get("portal/notifications").response == []


def test_reading(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    for number in range(5):
        tell(portal, ada.id, bob.id, subject=f"Number {number}")
    ids = [each["id"] for each in ada.get("portal/notifications").response]
    others = [each["id"] for each in bob.get("portal/notifications").response]
    assert ada.get("portal/notifications/count").response == 5
    assert ada.put("portal/notifications/read", {"ids": [ids[0], ids[1], others[2], 0]}).response == 3
    assert subjects(ada, unread=True) == ["Number 2", "Number 1", "Number 0"]
    assert len(subjects(ada)) == 5
    assert ada.put("portal/notifications/read").response == 0
    assert subjects(ada, unread=True) == []
    assert bob.get("portal/notifications/count").response == 5


def test_pages(portal: Portal) -> None:
    ada = portal.user("ada")
    for number in range(7):
        tell(portal, ada.id, subject=f"Number {number}")
    answer = ada.get("portal/notifications", count=3, startIndex=3)
    assert [each["subject"] for each in answer.response] == ["Number 3", "Number 2", "Number 1"]
    assert answer.total == 7
    assert "nextIndex" in answer.json


def test_the_number_of_statements_does_not_grow(portal: Portal) -> None:
    ada = portal.user("ada")
    counts = []
    for number in (1, 40):
        for _ in range(number):
            tell(portal, ada.id)
        ada.get("portal/notifications")
        with portal.statements() as seen:
            assert len(ada.get("portal/notifications").response) >= number
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 5


def test_telling_many_takes_few_statements(portal: Portal) -> None:
    people = [portal.user(f"user{number}").id for number in range(12)]
    counts = []
    for some in (people[:1], people):
        with portal.statements() as seen:
            tell(portal, *some)
        counts.append(len([statement for statement in seen if "notif" in statement or "jobs" in statement]))
    assert counts == [3, 3]


def test_a_notice_comes_by_mail_too(portal: Portal) -> None:
    ada = portal.user("ada")
    with mail(portal) as box:
        _work_off_letters(portal, box)
        text = "Ada <b>, look\n\nSecond & last"
        tell(portal, ada.id, subject="A\nsubject", text=text, about=(Kind.CASE, 3))
        assert box.mails == []
        work_off(portal)
        [letter] = box.mails
    assert (letter["To"], letter["Subject"]) == ("Ada Test <ada@example.com>", "A subject")
    plain, rich = parts(letter)
    assert "Ada <b>, look\n\nSecond & last\n" in plain
    assert "<p>Ada &lt;b&gt;, look</p><p>Second &amp; last</p>" in rich
    assert "http://crm.example.org/Products/CRM/Cases.aspx?id=3" in plain
    assert "http://crm.example.org/Products/CRM/Cases.aspx?id=3" in rich


def test_html_takes_the_place_of_the_text_in_mails(portal: Portal) -> None:
    ada = portal.user("ada")
    with mail(portal) as box:
        _work_off_letters(portal, box)
        tell(portal, ada.id, text="plain words", html="<p>rich <i>words</i></p>")
        work_off(portal)
        plain, rich = parts(box.mails[0])
    assert ("plain words" in plain, "plain words" in rich, "<p>rich <i>words</i></p>" in rich) == (
        True,
        False,
        True,
    )


def test_who_is_told(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    guest, gone = portal.user("guest", guest=True), portal.user("gone")
    portal.owner.put("people/status/Terminated", {"userIds": [gone.id]})
    group = portal.owner.post(
        "group", {"groupName": "Sales", "members": [ada.id, bob.id, gone.id], "groupManager": ada.id}
    ).response["id"]
    tell(portal, bob.id, group, guest.id, gone.id, LOST_USER, "nobody")
    assert {row.user_id for row in portal.rows(notifications)} == {ada.id, bob.id}
    told = [row for row in portal.rows(jobs) if row.name == "notice"]
    assert len(told) == 2


def test_each_kind_can_be_switched_off(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    kinds = ada.get("portal/notifications/subscriptions").response
    assert [each["kind"] for each in kinds] == [
        "taskAssigned",
        "taskReminder",
        "accessGranted",
        "mentioned",
        "dataReady",
    ]
    assert all(each["onSite"] and each["byMail"] and each["title"] for each in kinds)
    changed = ada.put("portal/notifications/subscriptions/mentioned", {"onSite": False, "byMail": True})
    assert [each["kind"] for each in changed.response if not each["onSite"]] == ["mentioned"]
    ada.put("portal/notifications/subscriptions/TASKASSIGNED", {"onSite": True, "byMail": False})
    ada.put("portal/notifications/subscriptions/dataReady", {"onSite": False, "byMail": False})
    with mail(portal) as box:
        _work_off_letters(portal, box)
        for kind in (NoticeKind.MENTIONED, NoticeKind.TASK_ASSIGNED, NoticeKind.DATA_READY):
            tell(portal, ada.id, bob.id, subject=kind, kind=kind)
        work_off(portal)
        assert [each["Subject"] for each in box.to("ada@example.com")] == ["mentioned"]
        assert len(box.to("bob@example.com")) == 3
    assert subjects(ada) == ["taskAssigned"]
    assert len(subjects(bob)) == 3
    ada.put("portal/notifications/subscriptions/mentioned", {})
    assert ada.get("portal/notifications/subscriptions").response[3]["onSite"] is True


def test_an_unknown_kind(portal: Portal) -> None:
    answer = portal.owner.put("portal/notifications/subscriptions/nonsense", {"onSite": False})
    assert answer.status == 400


def test_who_has_gone_by_then_gets_no_mail(portal: Portal) -> None:
    ada = portal.user("ada")
    with mail(portal) as box:
        _work_off_letters(portal, box)
        tell(portal, ada.id)
        portal.owner.put("people/status/Terminated", {"userIds": [ada.id]})
        assert work_off(portal) == 1
        assert box.mails == []


def test_mail_goes_to_where_somebody_is_reached_now(portal: Portal) -> None:
    ada = portal.user("ada")
    with mail(portal) as box:
        _work_off_letters(portal, box)
        tell(portal, ada.id)
        portal.owner.put(f"people/{ada.id}/email", {"email": "ada@elsewhere.example"})
        work_off(portal)
        assert {each["To"].addresses[0].addr_spec for each in box.mails} == {"ada@elsewhere.example"}


def test_mail_that_can_not_go_is_tried_again(portal: Portal) -> None:
    ada = portal.user("ada")
    with mail(portal) as box:
        _work_off_letters(portal, box)
        tell(portal, ada.id)
        box.answers.append("450 come back later")
        work_off(portal)
        assert box.mails == []
        portal.within(_make_due)
        work_off(portal)
        [first] = box.mails
        # The same message, should both attempts have arrived.
        assert first["Message-ID"].endswith("@example.org>")
    assert work_off(portal) == 0


def test_an_unfulfilled_transaction_tells_nobody(portal: Portal) -> None:
    ada = portal.user("ada")

    def fail(work: Work) -> None:
        service.notify(work, NoticeKind.MENTIONED, [ada.id], lambda _language: Wording("No", "No"))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        portal.within(fail)
    assert subjects(ada) == []


def test_old_notices_go(portal: Portal) -> None:
    ada = portal.user("ada")
    for _ in range(3):
        tell(portal, ada.id)
    later = utc_now() + timedelta(days=1)
    assert portal.within(lambda work: service.forget_old(work, utc_now() - timedelta(days=1), limit=9)) == 0
    assert portal.within(lambda work: service.forget_old(work, later, limit=2)) == 2
    assert len(subjects(ada)) == 1


def _make_due(work: Work) -> None:
    work.tx.execute(jobs.update().values(run_at=utc_now()))


def _work_off_letters(portal: Portal, box: Mailbox) -> None:
    """Let the invitations go that adding people has sent."""
    work_off(portal)
    box.mails.clear()
