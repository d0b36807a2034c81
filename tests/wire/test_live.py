"""The live stream: who hears of which change, and that nobody misses one."""

from __future__ import annotations

import time

import pytest
from sqlalchemy import update
from tests.portals import Client, Portal
from tests.wire.contact_records import company
from tests.wire.opportunity_records import draft
from tests.wire.streams import Stream, listen
from tests.wire.task_records import task

from rapport.core.ids import CRM_PRODUCT
from rapport.portal.live import hub
from rapport.portal.live.records import MOST_AT_ONCE
from rapport.portal.settings import service as settings
from rapport.store.tables import tokens
from rapport.store.work import Work


def about(changes: list[dict[str, object]]) -> list[tuple[object, object, object]]:
    return [(each["kind"], each["recordId"], each["verb"]) for each in changes]


def test_a_change_is_told_within_a_second(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    stream = listen(bob)
    assert stream.status == 200
    assert stream.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert stream.headers["cache-control"] == "no-cache, no-store"
    acme = company(ada, "Acme")["id"]
    started = time.monotonic()
    (made,) = stream.told(1)
    took = time.monotonic() - started
    assert (made["kind"], made["recordId"], made["verb"], made["author"]) == (
        "contact", str(acme), "created", ada.id,
    )  # fmt: skip
    assert "fields" not in made
    assert took < 1 or time.process_time() / took > 0.5, "unless the machine has other things to do"
    ada.put(f"crm/contact/company/{acme}", {"companyName": "Zeta", "shareType": 1})
    (changed,) = stream.told(1)
    assert set(changed["fields"]) >= {"companyName"}
    ada.delete(f"crm/contact/{acme}")
    assert about(stream.told(1)) == [("contact", str(acme), "deleted")]
    stream.close()


def test_what_a_page_missed_while_it_was_loading(portal: Portal) -> None:
    acme = company(portal.owner, "Acme")["id"]
    stream = listen(portal.owner, ago="60")
    assert ("contact", str(acme), "created") in about(stream.told(1))
    stream.close()
    deaf = listen(portal.owner)
    assert deaf.is_quiet()
    deaf.close()
    assert listen(portal.owner, ago="soon").status == 400
    assert listen(portal.owner, ago="-1").status == 400


def test_everybody_hears_of_what_they_see(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    streams = [listen(client) for client in (ada, bob, portal.owner)]
    closed = company(ada, "Closed", shareType=0, managerList=[ada.id])["id"]
    deal = ada.post("crm/opportunity", draft(ada, isPrivate=True, accessList=[ada.id])).response["id"]
    call = task(ada, contactId=closed)
    mine = company(ada, "Open")["id"]
    portal.owner.post("crm/contact/status", {"title": "New", "color": "#fff", "sortOrder": 1})
    private = {("contact", str(closed)), ("opportunity", str(deal)), ("task", str(call))}
    for stream, expected in zip(streams, (True, False, True), strict=True):
        heard = {(each["kind"], each["recordId"]) for each in stream.told(5 if expected else 2)}
        assert private <= heard if expected else private.isdisjoint(heard)
        assert ("contact", str(mine)) in heard
        assert stream.is_quiet()
    ada.put(f"crm/opportunity/{deal}/access", {"isPrivate": True, "accessList": [ada.id, bob.id]})
    assert about(streams[1].told(1)) == [("opportunity", str(deal), "updated")]
    ada.delete(f"crm/contact/{closed}")
    assert streams[1].is_quiet()
    for stream in streams:
        stream.close()


def test_who_sees_a_record_no_more_is_told_so_and_nothing_else(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    deal = ada.post("crm/opportunity", draft(ada)).response["id"]
    firm = company(ada, "Acme", shareType=0, managerList=[ada.id, bob.id])["id"]
    stream = listen(bob)
    ada.put(f"crm/opportunity/{deal}/access", {"isPrivate": True, "accessList": [ada.id]})
    ada.put(f"crm/contact/{firm}/access", {"isShared": False, "managerList": [ada.id]})
    told = stream.told(2)
    assert about(told) == [("opportunity", str(deal), "hidden"), ("contact", str(firm), "hidden")]
    assert all("fields" not in each for each in told)
    ada.put(f"crm/opportunity/{deal}/fields", {"fields": {"title": "Secret"}})
    assert stream.is_quiet()
    stream.close()


def test_people_and_settings_are_nobodys_news(portal: Portal) -> None:
    stream = listen(portal.owner)
    portal.user("ada")
    portal.owner.put("crm/contact/status/settings", {"changeContactStatusGroupAuto": True})
    (told,) = stream.told(1)
    assert (told["kind"], told["verb"]) == ("crmSettings", "updated")
    assert stream.is_quiet()
    stream.close()


def test_coming_back(portal: Portal) -> None:
    """What happened while a client was away is told first, once, and only what it may hear of."""
    ada, bob = portal.user("ada"), portal.user("bob")
    stream = listen(bob)
    first = company(ada, "First")["id"]
    stream.told(1)
    stream.close()
    second, hidden = company(ada, "Second")["id"], company(ada, "Hidden", shareType=0)["id"]
    other = listen(portal.owner)
    back = listen(bob, after=stream.place)
    assert about(back.told(1)) == [("contact", str(second), "created")]
    assert back.is_quiet()
    third = company(ada, "Third")["id"]
    assert about(back.told(1)) == [("contact", str(third), "created")]
    by_parameter = listen(bob, since=stream.place)
    assert len(by_parameter.told(2)) == 2
    assert first < second < hidden < third
    for each in (other, back, by_parameter):
        each.close()


@pytest.mark.parametrize("place", ["nonsense", "99999999", "5.1:1:"])
def test_an_unknown_place_means_reading_anew(portal: Portal, place: str) -> None:
    stream = listen(portal.owner, after=place)
    assert stream.next() == ("resync", {})
    company(portal.owner)
    assert stream.told(1)
    stream.close()


def test_too_much_to_tell(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = listen(portal.owner)
    names = [{"firstName": "A", "lastName": str(number)} for number in range(MOST_AT_ONCE + 1)]
    portal.owner.post(
        "crm/contact/person/quick", {"data": [{"key": "A", "value": each["lastName"]} for each in names]}
    )
    assert stream.next() == ("resync", {})
    stream.close()
    monkeypatch.setattr(hub, "WAITING_AT_MOST", 2)
    listener = hub.Listener(lambda _tx: None, None, 0.0)  # type: ignore[arg-type]
    for letter in (b"a", b"b", b"c"):
        listener.put(letter, "7")
    assert listener.messages.get_nowait() == b"id: 7\nevent: resync\ndata: {}\n\n"
    assert listener.messages.empty()


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_it_is_read_only(portal: Portal, method: str) -> None:
    assert portal.owner.request(method, "crm/live").status == 404


def test_who_may_not_listen(portal: Portal) -> None:
    guest = portal.user("guest", guest=True)
    for client, status in ((portal.stranger, 401), (Client(portal, "", "nonsense"), 401), (guest, 403)):
        stream = listen(client)
        assert stream.status == status
        assert stream.is_over()
    assert portal.app.live.hub.size == 0


def test_who_may_no_longer_listen(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody whose account or key is closed is sent away; roles that change count from then on."""
    ada, bob, mia = portal.user("ada"), portal.user("bob"), portal.user("mia")
    streams = [listen(client) for client in (ada, bob, mia)]
    assert portal.owner.put("people/status/Terminated", {"userIds": [ada.id]}).status == 200
    assert streams[0].is_over()
    portal.within(lambda work: settings.set_administrator(work, CRM_PRODUCT, mia.id, is_administrator=True))
    hidden = company(portal.owner, "Hidden", shareType=0)["id"]
    assert about(streams[2].told(1)) == [("contact", str(hidden), "created")]
    assert streams[1].is_quiet()
    monkeypatch.setattr(hub, "LOOKING_AGAIN", 0.0)
    assert revoke(portal, bob) == 1
    assert streams[1].is_over()
    streams[2].close()


def revoke(portal: Portal, client: Client) -> int:
    """Revoke every key of a user behind the server's back; return how many there were."""

    def act(work: Work) -> int:
        return work.tx.execute(
            update(tokens).where(tokens.c.user_id == client.id).values(is_revoked=True)
        ).rowcount

    return portal.within(act)


def test_a_silent_connection_is_kept_alive(portal: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rapport.app.live.HEARTBEAT", 0.2)
    ada, bob = portal.user("ada"), portal.user("bob")
    stream = listen(bob)
    before = stream.place
    company(ada, "Hidden", shareType=0, managerList=[ada.id])
    assert stream.is_quiet()
    assert stream.place != before, "it moves on past what is not for it"
    stream.close()


def test_nobody_listens_nobody_looks(portal: Portal) -> None:
    stream: Stream = listen(portal.owner)
    live = portal.app.live.hub
    assert live.size == 1
    stream.close()
    time.sleep(hub.LOOKING)
    portal.owner.get("crm/changes")
    time.sleep(hub.LOOKING)
    portal.owner.get("crm/changes")
    assert (live.size, live._polling) == (0, None)
    again = listen(portal.owner)
    company(portal.owner)
    assert again.told(1)
    again.close()
