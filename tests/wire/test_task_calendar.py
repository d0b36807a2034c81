"""Deadlines as a calendar at a secret address, read by a program that knows the format (sheet 05, section 7)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlsplit

from icalendar import Calendar
from tests.portals import Answer, Client, Portal
from tests.wire.opportunity_records import company, private_to
from tests.wire.task_records import task

from rapport.store.tables import calendar_addresses, users


def subscribe(client: Client) -> str:
    """Make a calendar's address and return its path."""
    return urlsplit(client.post("crm/calendar").response["url"]).path


def read(portal: Portal, path: str) -> Answer:
    """Read a calendar as somebody who is not signed in."""
    return portal.stranger.get(path)


def events(portal: Portal, path: str) -> dict[str, Any]:
    """Return the events of a calendar by their summary."""
    answer = read(portal, path)
    assert answer.status == 200
    calendar = Calendar.from_ical(answer.body)
    assert not calendar.errors
    found = calendar.walk("VEVENT")
    assert not [each.errors for each in found if each.errors]
    return {str(each["summary"]): each for each in found}


def test_an_address_is_made_and_taken_back(portal: Portal) -> None:
    ada = portal.user("ada")
    assert ada.get("crm/calendar").response == {"isActive": False}
    made = ada.post("crm/calendar")
    assert made.status == 201
    assert set(made.response) == {"isActive", "created", "url"}
    url = made.response["url"]
    assert url.startswith("http://crm.example.org/calendar/")
    assert url.endswith(".ics")
    secret = url.rpartition("/")[2].removesuffix(".ics")
    assert len(secret) >= 43
    assert ada.get("crm/calendar").response == {"isActive": True, "created": made.response["created"]}
    (row,) = portal.rows(calendar_addresses)
    assert secret not in str(row)
    assert read(portal, urlsplit(url).path).status == 200
    other = subscribe(ada)
    assert read(portal, urlsplit(url).path).status == 404
    assert read(portal, other).status == 200
    assert ada.delete("crm/calendar").response == {"isActive": False}
    assert read(portal, other).status == 404
    assert ada.delete("crm/calendar").response == {"isActive": False}
    assert portal.rows(calendar_addresses) == []


def test_the_calendar_is_of_the_kind_that_programs_expect(portal: Portal) -> None:
    portal.owner.put("settings/timeandlanguage", {"timeZoneID": "Europe/Riga"})
    answer = read(portal, subscribe(portal.user("ada")))
    assert answer.headers["content-type"] == "text/calendar; charset=UTF-8"
    assert answer.headers["content-disposition"] == 'inline; filename="crm_calendar.ics"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    calendar = Calendar.from_ical(answer.body)
    assert (calendar["version"], calendar["method"]) == ("2.0", "PUBLISH")
    assert (calendar["x-wr-calname"], calendar["x-wr-timezone"]) == ("CRM", "Europe/Riga")
    assert calendar.walk("VEVENT") == []
    assert b"\r\n" in answer.body


def test_open_tasks_of_ones_own_are_events(portal: Portal) -> None:
    portal.owner.put("settings/timeandlanguage", {"timeZoneID": "Europe/Riga"})
    ada, bob = portal.user("ada"), portal.user("bob")
    hidden = company(bob, shareType=0, managerList=[bob.id])
    timed = task(
        bob,
        title="Ring; them, \\ now\nplease",
        description="line one\r\nline two\u0007",
        deadline="2030-05-17T18:30:00",
        responsibleId=ada.id,
        contactId=hidden,
    )
    task(bob, title="All day", deadline="2030-05-18", responsibleId=ada.id)
    task(bob, title="Ünïcode " + "x" * 200, deadline="2030-05-19", responsibleId=ada.id)
    task(bob, title="The end", deadline="9999-12-31T23:59:59Z", responsibleId=ada.id)
    closed = task(ada, title="Closed")
    ada.put(f"crm/task/{closed}/close")
    task(ada, title="Bob's", responsibleId=bob.id)
    path = subscribe(ada)
    found = events(portal, path)
    assert set(found) == {
        "CRM: Ring; them, \\ now\nplease",
        "CRM: All day",
        "CRM: Ünïcode " + "x" * 200,
        "CRM: The end",
    }
    event = found["CRM: Ring; them, \\ now\nplease"]
    assert event["uid"] == f"crm_task_{timed}@crm.example.org"
    assert event["description"] == "line one\nline two"
    assert event.decoded("dtstart") == datetime(2030, 5, 17, 15, 30, tzinfo=UTC)
    assert "dtend" not in event
    assert event["url"] == f"http://crm.example.org/Products/CRM/Tasks.aspx?id={timed}"
    assert not event.walk("VALARM")
    assert found["CRM: All day"].decoded("dtstart") == date(2030, 5, 18)
    assert "description" not in found["CRM: All day"]
    assert set(events(portal, subscribe(bob))) == {"CRM: Bob's"}
    ada.put(f"crm/task/{timed}/close")
    assert len(events(portal, path)) == 3


def test_the_address_is_good_as_long_as_its_owner_is(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    paths = {client.id: subscribe(client) for client in (ada, bob)}
    assert portal.owner.put("people/status/Terminated", {"userIds": [ada.id]}).status == 200
    assert read(portal, paths[ada.id]).status == 404
    assert portal.owner.put("people/status/Active", {"userIds": [ada.id]}).status == 200
    assert read(portal, paths[ada.id]).status == 200
    closed = {"id": "6743007c-6f95-4d20-8c88-a8601ce5e76d", "enabled": True, "subjects": [ada.id]}
    assert portal.owner.put("settings/security", closed).status == 200
    assert [read(portal, paths[each.id]).status for each in (ada, bob)] == [200, 404]
    assert len(portal.rows(users)) == 3


def test_a_guess_finds_nothing(portal: Portal) -> None:
    subscribe(portal.owner)
    for guess in ("x", "0" * 64, "%00", "ü", "a/b", "..%2f"):
        answer = portal.stranger.get(f"/calendar/{guess}.ics")
        assert answer.status == 404, guess
    assert portal.stranger.request("POST", "/calendar/x.ics").status == 405


def test_guests_and_strangers_have_no_address(portal: Portal) -> None:
    guest = portal.user("gus", guest=True)
    for verb in ("GET", "POST", "DELETE"):
        assert guest.request(verb, "crm/calendar").error == "Forbidden"
        assert portal.stranger.request(verb, "crm/calendar").status == 401


def test_private_records_do_not_keep_a_task_out(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    deal = bob.post(
        "crm/opportunity",
        {
            "title": "x",
            "responsibleid": bob.id,
            "stageid": 1,
            "bidCurrencyAbbr": "EUR",
            **private_to(bob),
        },
    ).response["id"]
    task(bob, title="Yours", responsibleId=ada.id, entityType="opportunity", entityId=deal)
    assert set(events(portal, subscribe(ada))) == {"CRM: Yours"}
