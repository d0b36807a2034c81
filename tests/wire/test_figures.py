"""What was won and lost, and who did what, over time (additions)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.portals import Client, Portal
from tests.wire.contact_records import fewest_statements
from tests.wire.opportunity_records import (
    LOST,
    WON,
    company,
    opportunity,
    private_to,
)
from tests.wire.task_records import task

from rapport.store.tables import tasks

CLOSINGS, ACTIVITY = "crm/figures/closings", "crm/figures/activity"


def months(client: Client, **parameters: Any) -> dict[str, tuple[Any, ...]]:
    return {
        each["month"]: (each["wonCount"], each["wonSum"], each["lostCount"], each["lostSum"])
        for each in client.get(CLOSINGS, **parameters).response["months"]
    }


def test_closings_are_told_by_month(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    assert portal.owner.put("settings/timeandlanguage", {"timeZoneID": "Asia/Tokyo"}).status == 200
    opportunity(ada, stageid=WON, bidValue=10, actualCloseDate="2026-02-01T00:00:00")
    opportunity(
        ada, stageid=WON, bidValue=5, actualCloseDate="2026-01-31T23:59:59", bidType=4, perPeriodValue=2
    )
    opportunity(ada, stageid=LOST, bidValue=3, actualCloseDate="2026-02-28T12:00:00")
    opportunity(ada, stageid=LOST, bidValue=4, actualCloseDate="2026-04-01T00:00:00")
    opportunity(ada, stageid=WON, bidValue=7, actualCloseDate="2026-02-28T12:00:00", bidCurrencyAbbr="JPY")
    opportunity(ada, bidValue=99, expectedCloseDate="2026-02-02", actualCloseDate="2026-02-02")
    opportunity(ada, stageid=WON, bidValue=100, actualCloseDate="2026-03-15T12:00:00", **private_to(ada))
    asked = {"from": "2026-01-15", "to": "2026-03-01"}
    found = {"2026-01": (1, 10, 0, 0), "2026-02": (2, 10, 1, 3)}
    assert months(ada, **asked) == {**found, "2026-03": (1, 100, 0, 0)}
    assert months(bob, **asked) == {**found, "2026-03": (0, 0, 0, 0)}
    whole = ada.get(CLOSINGS, **asked).response
    assert (whole["currency"], whole["missingRates"]) == ("USD", ["JPY"])


def test_without_a_stretch_it_is_the_last_year(portal: Portal) -> None:
    ada = portal.user("ada")
    opportunity(
        ada, stageid=WON, bidValue=10, actualCloseDate=portal.within(lambda work: work.now).isoformat()
    )
    found = months(ada)
    assert len(found) == 12
    assert list(found.values())[-1] == (1, 10, 0, 0)
    assert len(ada.get(ACTIVITY).response["days"]) == 30


@pytest.mark.parametrize(
    "asked",
    [
        {"from": "2026-02-01", "to": "2026-01-01"},
        {"from": "2001-01-01", "to": "2026-01-01"},
        {"from": "soon"},
        {"from": "9999-12-31T23:59:59Z", "to": "0002-01-01"},
    ],
)
def test_bad_stretches_are_refused(portal: Portal, asked: dict[str, str]) -> None:
    ada = portal.user("ada")
    assert ada.get(CLOSINGS, **asked).status == 400
    assert ada.get(ACTIVITY, **asked).status == 400


@pytest.mark.parametrize("end", ["9999-12-31T23:59:59Z", "0002-01-01", "1900-02-28"])
def test_the_ends_of_time_are_answered(portal: Portal, end: str) -> None:
    assert portal.owner.put("settings/timeandlanguage", {"timeZoneID": "Pacific/Marquesas"}).status == 200
    assert portal.owner.get(CLOSINGS, **{"from": end, "to": end}).status == 200
    assert portal.owner.get(ACTIVITY, **{"from": end, "to": end}).status == 200
    assert portal.owner.get("crm/figures/closings", to=end).status == 200
    assert portal.owner.get("crm/figures/activity", to=end).status == 200


def today(client: Client, **parameters: Any) -> tuple[int, ...]:
    *before, last = client.get(ACTIVITY, **parameters).response["days"]
    assert all(not any(value for name, value in day.items() if name != "day") for day in before)
    return tuple(last[name] for name in ("events", "tasksClosed", "contacts", "opportunities"))


def write(client: Client, contact: int) -> None:
    body = {"contactId": contact, "content": "Rang", "categoryId": 20}
    assert client.post("crm/history", body).status == 201


def test_activity_is_what_the_caller_may_see(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    shown, hidden = company(ada), company(ada, shareType=0)
    opportunity(ada)
    opportunity(ada, **private_to(ada))
    opportunity(bob)
    for contact in (shown, shown, hidden):
        write(ada, contact)
    write(bob, shown)
    mine, secret = task(ada), task(ada, contactId=hidden)
    assert ada.put("crm/task/close", {"ids": [mine, secret]}).status == 200
    left = task(bob)
    assert bob.put(f"crm/task/{left}/close").status == 200
    assert today(ada) == (4, 3, 2, 3)
    assert today(bob) == (3, 2, 1, 2)
    assert today(portal.owner) == (4, 3, 2, 3)
    assert today(ada, userId=ada.id) == (3, 2, 2, 2)
    assert today(bob, userId=ada.id) == (2, 1, 1, 1)
    assert today(ada, userId=bob.id) == (1, 1, 0, 1)
    assert bob.put(f"crm/task/{left}/reopen").status == 200
    assert today(ada, userId=bob.id) == (1, 0, 0, 1)
    assert [row.closed_by for row in portal.rows(tasks)] == [ada.id, ada.id, None]


def test_days_are_those_of_the_portals_clock(portal: Portal) -> None:
    ada = portal.user("ada")
    assert portal.owner.put("settings/timeandlanguage", {"timeZoneID": "Asia/Kolkata"}).status == 200
    for moment in (
        "2026-03-01T23:59:00",
        "2026-03-02T00:00:00",
        "2026-03-02T23:59:59",
        "2026-03-03T00:00:00",
    ):
        deal = opportunity(ada)
        sent = {"creationDate": moment}
        assert ada.put(f"crm/opportunity/{deal}/creationdate", sent).status == 200
    days = ada.get(ACTIVITY, **{"from": "2026-03-01", "to": "2026-03-02T08:00:00"}).response["days"]
    assert [(day["day"], day["opportunities"]) for day in days] == [("2026-03-01", 1), ("2026-03-02", 2)]


def test_figures_take_a_few_statements(portal: Portal) -> None:
    ada = portal.user("ada")

    def statements(path: str) -> int:
        return fewest_statements(portal, lambda: ada.get(path).response)

    few = [statements(CLOSINGS), statements(ACTIVITY)]
    holder = company(ada)
    for _ in range(5):
        opportunity(ada, stageid=WON, actualCloseDate=portal.within(lambda work: work.now).isoformat())
        write(ada, holder)
    assert [statements(CLOSINGS), statements(ACTIVITY)] == few
