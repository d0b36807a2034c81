"""Letters to people, and what their links do (sheet 02, section 3.6)."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from tests.founded import OWNER_EMAIL
from tests.notify.mailbox import Mailbox, parts
from tests.portals import Answer, Client, Portal
from tests.wire.background import mail, work_off

from rapport.core.clock import utc_now
from rapport.portal.people.confirmation import make_key
from rapport.portal.people.letters import LetterKind
from rapport.portal.people.service import find_person
from rapport.store.tables import changes, jobs

NOT_VALID = "The link is not valid any more."
PASSWORD = "another-Word-7"


def key_in(box: Mailbox, address: str) -> str:
    """Return the key of the link in the latest letter to somebody."""
    plain, rich = parts(box.to(address)[-1])
    found = re.search(r"http://crm\.example\.org/confirm\?key=(\S+)", plain)
    assert found
    assert html.escape(found[0]) in rich
    return found[1]


def use(portal: Portal, key: str, **arguments: Any) -> Answer:
    return portal.stranger.put("people/confirmation", {"key": key, **arguments})


def look(portal: Portal, key: str) -> Answer:
    return portal.stranger.get("people/confirmation", key=key)


def signs_in(portal: Portal, email: str, password: str) -> bool:
    return portal.stranger.post("authentication", {"userName": email, "password": password}).status == 201


def invited(portal: Portal) -> Client:
    return portal.user("ada")


def test_an_invitation_is_accepted(portal: Portal) -> None:
    with mail(portal) as box:
        ada = invited(portal)
        work_off(portal)
        assert box.mails[-1]["Subject"] == "Welcome to Rapport"
        key = key_in(box, "ada@example.com")
    expected = {
        "type": "activation",
        "email": "ada@example.com",
        "firstName": "Ada",
        "hasPassword": False,
        "cultureName": "en-US",
    }
    assert look(portal, key).response == expected
    assert use(portal, key).status == 400
    weak = use(portal, key, password="short")
    assert (weak.status, "Password must contain" in weak.error) == (400, True)
    assert use(portal, key, password=PASSWORD).response == {**expected, "hasPassword": False}
    assert signs_in(portal, "ada@example.com", PASSWORD)
    assert ada.get(f"people/{ada.id}").response["activationStatus"] == 1
    assert use(portal, key, password="One-more-word-8").error == NOT_VALID
    assert look(portal, key).status == 403


def test_what_a_link_did_was_done_by_its_reader(portal: Portal) -> None:
    with mail(portal) as box:
        ada = invited(portal)
        work_off(portal)
        use(portal, key_in(box, "ada@example.com"), password=PASSWORD)
    [change] = [row for row in portal.rows(changes) if row.actor_id == ada.id]
    assert (change.record_id, change.verb) == (ada.id, "updated")
    assert PASSWORD not in str(change)


def test_who_has_a_password_need_not_choose_another(portal: Portal) -> None:
    with mail(portal) as box:
        body = {"email": "bob@example.com", "firstName": "Bob", "lastName": "B", "password": PASSWORD}
        portal.owner.post("people", body)
        work_off(portal)
        key = key_in(box, "bob@example.com")
    assert look(portal, key).response["hasPassword"] is True
    assert use(portal, key).status == 200
    assert signs_in(portal, "bob@example.com", PASSWORD)


def test_a_forgotten_password(portal: Portal) -> None:
    with mail(portal) as box:
        answer = portal.stranger.post("people/password", {"email": OWNER_EMAIL.upper()})
        assert answer.status == 201
        assert portal.stranger.post("people/password", {"email": "nobody@example.com"}).status == 201
        work_off(portal)
        assert len(box.mails) == 1
        key = key_in(box, OWNER_EMAIL)
    session = portal.stranger.post("authentication", {"userName": OWNER_EMAIL, "password": "correct-horse"})
    token = session.response["token"]
    assert look(portal, key).response["type"] == "password"
    assert use(portal, key).status == 400
    assert use(portal, key, password=PASSWORD).status == 200
    assert signs_in(portal, OWNER_EMAIL, PASSWORD)
    assert not signs_in(portal, OWNER_EMAIL, "correct-horse")
    assert Client(portal, "", token).get("people/@self").status == 401
    assert use(portal, key, password="One-more-word-8").error == NOT_VALID


def test_the_address_in_a_link_is_not_the_askers_choice(portal: Portal) -> None:
    with mail(portal) as box:
        headers = {"host": "evil.example", "x-forwarded-host": "evil.example"}
        portal.stranger.request("POST", "people/password", json_body={"email": OWNER_EMAIL}, headers=headers)
        work_off(portal)
        assert "evil.example" not in str(box.mails[0])
        assert key_in(box, OWNER_EMAIL)


def test_asking_again_and_again_sends_one_letter(portal: Portal) -> None:
    with mail(portal) as box:
        for _ in range(5):
            portal.stranger.post("people/password", {"email": OWNER_EMAIL})
        work_off(portal)
        assert len(box.mails) == 1


def test_a_changed_address_is_confirmed(portal: Portal) -> None:
    with mail(portal) as box:
        ada = invited(portal)
        work_off(portal)
        old = key_in(box, "ada@example.com")
        portal.owner.put(f"people/{ada.id}/email", {"email": "ada@new.example"})
        assert portal.owner.get(f"people/{ada.id}").response["activationStatus"] == 0
        work_off(portal)
        key = key_in(box, "ada@new.example")
    assert look(portal, old).error == NOT_VALID
    assert look(portal, key).response["type"] == "email"
    assert use(portal, key).response["email"] == "ada@new.example"
    assert portal.owner.get(f"people/{ada.id}").response["activationStatus"] == 1
    assert use(portal, key).error == NOT_VALID


def test_a_letter_to_an_address_that_is_no_longer_theirs_stays(portal: Portal) -> None:
    with mail(portal) as box:
        ada = invited(portal)
        portal.owner.put(f"people/{ada.id}/email", {"email": "ada@new.example"})
        work_off(portal)
        assert box.to("ada@example.com") == []


def test_removing_oneself(portal: Portal) -> None:
    with mail(portal) as box:
        ada = invited(portal)
        work_off(portal)
        ada.put("people/self/delete")
        work_off(portal)
        key = key_in(box, "ada@example.com")
    assert look(portal, key).response["type"] == "removal"
    assert use(portal, key).status == 200
    assert portal.owner.get(f"people/{ada.id}").response["status"] == 2
    assert ada.get("people/@self").status == 401
    assert use(portal, key).error == NOT_VALID


def test_invitations_are_sent_again(portal: Portal) -> None:
    with mail(portal) as box:
        ada = invited(portal)
        work_off(portal)
        portal.owner.put("people/invite", {"userIds": [ada.id]})
        work_off(portal)
        assert len(box.to("ada@example.com")) == 2


def test_keys_that_are_no_good(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")

    def made(kind: LetterKind, user_id: str, age: timedelta = timedelta()) -> str:
        def make(work: Any) -> str:
            work.now = utc_now() - age
            user = find_person(work, user_id)
            assert user
            return make_key(work, kind, user)

        return portal.within(make)

    good = made(LetterKind.CREDENTIALS, ada.id)
    kind, user_id, moment, signature = good.split(".")
    forged = [
        "",
        "x",
        "a.b.c.d",
        good[:-1],
        good + "A",
        good.replace(ada.id, bob.id),
        good.replace("password", "activation"),
        ".".join((kind, user_id, str(int(moment) + 1), signature)),
        ".".join((kind, user_id, "9" * 200, signature)),
        ".".join((kind, user_id, "²", signature)),
        ".".join((kind, "nobody", moment, signature)),
        f"{kind}.{user_id}.{moment}.\x00",
        good + "é",
    ]
    for key in forged:
        assert look(portal, key).status in {400, 403}, key
        assert use(portal, key, password=PASSWORD).status in {400, 403}, key
    assert look(portal, made(LetterKind.CREDENTIALS, ada.id, timedelta(hours=23))).status == 200
    assert look(portal, made(LetterKind.CREDENTIALS, ada.id, timedelta(hours=25))).error == NOT_VALID
    portal.owner.put("people/status/Terminated", {"userIds": [ada.id]})
    assert look(portal, good).error == NOT_VALID


def test_the_owner_stays_whatever_a_link_says(portal: Portal) -> None:
    def make(work: Any) -> str:
        user = find_person(work, portal.owner.id)
        assert user
        return make_key(work, LetterKind.REMOVAL, user)

    assert use(portal, portal.within(make)).error == "Can not remove tenant owner."


def test_nothing_that_lets_anybody_in_lies_in_the_queue(portal: Portal) -> None:
    portal.stranger.post("people/password", {"email": OWNER_EMAIL})
    [job] = portal.rows(jobs)
    assert "key" not in job.payload
    assert set(job.payload.split('"')[1::4]) == {"kind", "user_id", "email", "reference"}


def test_the_page_behind_the_link(portal: Portal) -> None:
    with mail(portal) as box:
        invited(portal)
        work_off(portal)
        key = key_in(box, "ada@example.com")
    page = portal.stranger.get(f"/confirm?key={quote(key)}")
    assert (page.status, page.headers["cache-control"], page.headers["referrer-policy"]) == (
        200,
        "no-store",
        "no-referrer",
    )
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "ada@example.com" in page.text
    assert f'value="{key}"' in page.text
    assert "required" in page.text
    # Looking at it, as programs do with the links of a mail, uses nothing up.
    refused = portal.stranger.form("POST", "/confirm", {"key": key, "password": "short"})
    assert (refused.status, 'role="alert"' in refused.text) == (400, True)
    done = portal.stranger.form("POST", "/confirm", {"key": key, "password": "Größe-und-7-Zeichen"})
    assert (done.status, "Password must" in done.text) == (400, True)
    done = portal.stranger.form("POST", "/confirm", {"key": key, "password": PASSWORD})
    assert (done.status, "Your account is ready." in done.text) == (200, True)
    assert signs_in(portal, "ada@example.com", PASSWORD)
    again = portal.stranger.form("POST", "/confirm", {"key": key, "password": PASSWORD})
    assert (again.status, NOT_VALID in again.text) == (403, True)


def test_the_page_speaks_the_language_of_the_letter(portal: Portal) -> None:
    portal.owner.put(f"people/{portal.owner.id}/culture", {"culture": "de-DE"})
    with mail(portal) as box:
        portal.stranger.post("people/password", {"email": OWNER_EMAIL})
        work_off(portal)
        key = key_in(box, OWNER_EMAIL)
    page = portal.stranger.get(f"/confirm?key={quote(key)}")
    for said in ('<html lang="de">', "Neues Passwort", f"Wählen Sie ein Passwort für {OWNER_EMAIL}."):
        assert said in page.text
    done = portal.stranger.form("POST", "/confirm", {"key": key, "password": PASSWORD})
    assert "Ihr Passwort ist geändert." in done.text
    headers = {"accept-language": "fr-FR,fr;q=0.9"}
    again = portal.stranger.request("GET", f"/confirm?key={quote(key)}", headers=headers)
    assert "<h1>Désolé</h1>" in again.text


@pytest.mark.parametrize("key", ["", "<script>", "a.b.c.d", "%00"])
def test_the_page_of_a_bad_link(portal: Portal, key: str) -> None:
    page = portal.stranger.get(f"/confirm?key={key}")
    assert page.status in {400, 403}
    assert "<script>" not in page.text


def test_the_page_takes_no_long_forms(portal: Portal) -> None:
    assert portal.stranger.form("POST", "/confirm", {"key": "k" * 5000}).status == 413
