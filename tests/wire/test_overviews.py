"""Sums of opportunities, and the columns of a board (additions)."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.portals import Client, Portal
from tests.wire.contact_records import fewest_statements
from tests.wire.opportunity_records import (
    INITIAL,
    LOST,
    NEGOTIATIONS,
    PROPOSAL,
    WON,
    company,
    ids,
    opportunity,
    person,
    private_to,
    tagged,
)
from tests.wire.task_records import task

from rapport.core.kinds import Kind
from rapport.store.tables import opportunities

FIGURES, BOARD = "crm/opportunity/figures", "crm/opportunity/board"


def rates(portal: Portal) -> None:
    given = [{"fromCurrency": "EUR", "toCurrency": "USD", "rate": 1.5}]
    assert portal.owner.post("crm/currency/setrates", {"currency": "USD", "rates": given}).status < 300


def by_key(answer: Any) -> dict[str, dict[str, Any]]:
    return {group["key"]: group for group in answer.response["groups"]}


def test_sums_are_told_by_stage(portal: Portal) -> None:
    rates(portal)
    ada = portal.user("ada")
    opportunity(ada, bidValue=100, successProbability=50)
    opportunity(
        ada, bidValue=10.25, bidCurrencyAbbr="EUR", bidType=4, perPeriodValue=12, successProbability=10
    )
    opportunity(ada, bidValue=7, bidCurrencyAbbr="JPY", stageid=WON, successProbability=100)
    opportunity(ada, stageid=WON, bidType=1, bidValue="123456789012.123456789", successProbability=100)
    answer = ada.get(FIGURES)
    whole = answer.response
    assert (whole["groupBy"], whole["currency"], whole["missingRates"]) == ("stage", "USD", ["JPY"])
    assert [group["key"] for group in whole["groups"]] == [str(INITIAL), str(WON)]
    first, won = whole["groups"]
    assert (first["count"], first["sum"], first["weightedSum"]) == (2, 284.5, 68.45)
    assert first["sums"] == [
        {"currency": "EUR", "sum": 123, "weightedSum": 12.3},
        {"currency": "USD", "sum": 100, "weightedSum": 50},
    ]
    assert won["sums"][0] == {"currency": "JPY", "sum": 7, "weightedSum": 7}
    assert b'"sum":123456789012.123456789' in answer.body
    assert b'"sum":123456789012.1235' in answer.body
    assert whole["count"] == 4


def test_months_are_those_of_the_portals_clock(portal: Portal) -> None:
    ada = portal.user("ada")
    assert portal.owner.put("settings/timeandlanguage", {"timeZoneID": "Asia/Tokyo"}).status == 200
    assert portal.owner.get(f"crm/opportunity/{opportunity(ada)}").response["created"].endswith("+09:00")
    opportunity(ada, expectedCloseDate="2026-10-31T23:45:00")
    opportunity(ada, expectedCloseDate="2026-11-01T00:00:00")
    opportunity(ada, expectedCloseDate="2026-11-30T23:59:59")
    opportunity(ada, expectedCloseDate="2026-11-15T12:00:00")
    opportunity(ada, stageid=WON, expectedCloseDate="2026-10-01", actualCloseDate="2026-12-01T00:00:00")
    found = {key: group["count"] for key, group in by_key(ada.get(FIGURES, groupBy="month")).items()}
    assert found == {"2026-10": 1, "2026-11": 3, "2026-12": 1, "": 1}
    order = [group["key"] for group in ada.get(FIGURES, groupBy="month").response["groups"]]
    assert order == ["2026-10", "2026-11", "2026-12", ""]


def test_sums_by_responsible_and_currency(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    opportunity(ada, bidValue=1)
    opportunity(ada, bidValue=2, responsibleid=bob.id, bidCurrencyAbbr="EUR")
    people = ada.get(FIGURES, groupBy="responsible").response["groups"]
    assert [(group["key"], group["title"]) for group in people] == [
        (ada.id, "Ada Test"),
        (bob.id, "Bob Test"),
    ]
    money = ada.get(FIGURES, groupBy="currency").response["groups"]
    assert [(group["key"], group["title"], group["sum"]) for group in money] == [
        ("EUR", "Euro", 0),
        ("USD", "United States Dollar", 1),
    ]
    assert ada.get(FIGURES, groupBy="colour").status == 400


def test_figures_take_the_filters_of_the_list(portal: Portal) -> None:
    ada, holder = portal.user("ada"), company(portal.owner)
    roof = opportunity(ada, title="Roof", contactid=holder, expectedCloseDate="2026-05-05")
    wall = opportunity(ada, title="Wall", stageid=WON, actualCloseDate="2026-06-06")
    opportunity(portal.owner, title="Gate")
    tagged(portal, Kind.OPPORTUNITY, "hot", wall)
    for parameters, expected in (
        ({"responsibleid": ada.id}, [roof, wall]),
        ({"opportunityStagesid": WON}, [wall]),
        ({"stageType": 1}, [wall]),
        ({"tags": "hot"}, [wall]),
        ({"contactid": holder}, [roof]),
        ({"fromDate": "2026-06-01", "toDate": "2026-07-01"}, [wall]),
        ({"filterValue": "roof"}, [roof]),
    ):
        assert sorted(ids(ada.get("crm/opportunity/filter", **parameters))) == sorted(expected)
        assert ada.get(FIGURES, **parameters).response["count"] == len(expected), parameters


@pytest.fixture
def clients(portal: Portal) -> dict[str, Client]:
    return {name: portal.user(name) for name in ("ada", "bob")}


deals = st.lists(
    st.fixed_dictionaries(
        {
            "stageid": st.sampled_from([INITIAL, PROPOSAL, WON, LOST]),
            "bidValue": st.sampled_from(
                ["0", "0.01", "12.5", "-3.75", "9999999.99", "10000000", "0.000000001"]
            )
            | st.decimals(-(10**15), 10**15, places=9).map(str),
            "bidType": st.integers(0, 5),
            "perPeriodValue": st.sampled_from([0, 1, 12, 60, 61, -2, 2**31 - 1]),
            "bidCurrencyAbbr": st.sampled_from(["USD", "EUR", "JPY"]),
            "successProbability": st.integers(0, 100),
            "private": st.sampled_from([None, "ada", "bob"]),
        }
    ),
    max_size=8,
)


@given(deals=deals)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_figures_are_those_of_a_plain_model(
    portal: Portal, clients: dict[str, Client], deals: list[dict[str, Any]]
) -> None:
    portal.within(lambda work: work.tx.execute(opportunities.delete()))
    for deal in deals:
        sent = {name: value for name, value in deal.items() if name != "private"}
        owner = clients[deal["private"] or "ada"]
        opportunity(owner, **sent, **(private_to(owner) if deal["private"] else {}))
    for name, client in {**clients, "owner": portal.owner}.items():
        visible = [deal for deal in deals if name == "owner" or deal["private"] in {None, name}]
        expected: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
        for deal in visible:
            times = deal["perPeriodValue"] if deal["bidType"] and deal["perPeriodValue"] else 1
            expected[str(deal["stageid"]), deal["bidCurrencyAbbr"]] += Decimal(deal["bidValue"]) * times
        answer = client.get(FIGURES).response
        found = {
            (group["key"], each["currency"]): each["sum"]
            for group in answer["groups"]
            for each in group["sums"]
        }
        assert answer["count"] == len(visible)
        assert found == {key: float(amount) for key, amount in expected.items()}


def test_figures_take_a_few_statements(portal: Portal) -> None:
    ada = portal.user("ada")

    def statements() -> int:
        return fewest_statements(portal, lambda: ada.get(FIGURES, groupBy="month").response)

    opportunity(ada, expectedCloseDate="2026-05-05")
    few = statements()
    for month in range(1, 10):
        opportunity(ada, expectedCloseDate=f"2026-{month:02}-05", stageid=WON)
    assert statements() == few


def test_a_column_shows_cards(portal: Portal) -> None:
    rates(portal)
    ada, bob = portal.user("ada"), portal.user("bob")
    holder = person(ada)
    late = opportunity(ada, title="Late", expectedCloseDate="2026-12-24T12:00:00Z", contactid=holder)
    soon = opportunity(
        ada,
        title="Soon",
        expectedCloseDate="2026-11-24T12:00:00Z",
        bidValue=10,
        bidCurrencyAbbr="EUR",
        bidType=4,
        perPeriodValue=12,
        successProbability=40,
        responsibleid=bob.id,
    )
    other = opportunity(ada, stageid=NEGOTIATIONS)
    never = opportunity(ada, bidCurrencyAbbr="JPY")
    task(ada, deadline="2027-01-02T00:00:00Z", entityType="opportunity", entityId=soon)
    first = task(ada, deadline="2027-01-01T00:00:00Z", entityType="opportunity", entityId=soon)
    done = task(ada, deadline="2026-01-01T00:00:00Z", entityType="opportunity", entityId=soon)
    assert ada.put(f"crm/task/{done}/close").status == 200
    answer = ada.get(BOARD, stageid=INITIAL)
    assert ids(answer) == [never, soon, late]
    assert answer.total == 3
    nothing, card, last = answer.response
    whole, due = ada.get(f"crm/opportunity/{soon}").response, ada.get(f"crm/task/{first}").response
    assert card == {
        "id": soon,
        "title": "Soon",
        "contact": None,
        "responsible": {
            "id": bob.id,
            "displayName": "Bob Test",
            "avatarSmall": whole["responsible"]["avatarSmall"],
        },
        "bidValue": 10,
        "worth": 120,
        "bidCurrency": "EUR",
        "value": 180,
        "successProbability": 40,
        "expectedCloseDate": whole["expectedCloseDate"],
        "isPrivate": False,
        "stageSince": whole["created"],
        "nextTask": due["deadLine"],
    }
    assert (nothing["value"], nothing["nextTask"]) == (None, None)
    assert last["contact"] == {"id": holder, "displayName": "Peter Lind", "isCompany": False}
    assert ids(ada.get(BOARD, stageid=NEGOTIATIONS)) == [other]
    page = ada.get(BOARD, stageid=INITIAL, startIndex=1, count=1)
    assert (ids(page), page.total) == ([soon], 3)
    assert ids(ada.get(BOARD, stageid=INITIAL, filterValue="late")) == [late]
    assert ids(ada.get(BOARD, stageid=INITIAL, responsibleid=bob.id)) == [soon]
    assert ada.get(BOARD).status == 400
    assert ada.get(BOARD, stageid=4711).status == 404


def test_closed_columns_are_in_the_same_order(portal: Portal) -> None:
    ada = portal.user("ada")
    late = opportunity(ada, stageid=WON, expectedCloseDate="2026-12-24", actualCloseDate="2026-01-01")
    soon = opportunity(ada, stageid=WON, expectedCloseDate="2026-11-24", actualCloseDate="2026-02-01")
    assert ids(ada.get(BOARD, stageid=WON)) == [soon, late]


def test_a_column_hides_what_is_private(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    hidden = opportunity(ada, **private_to(ada))
    shown = opportunity(ada, contactid=company(ada, shareType=0))
    task(ada, entityType="opportunity", entityId=shown, contactId=company(ada, shareType=0))
    assert ids(ada.get(BOARD, stageid=INITIAL)) == [hidden, shown]
    answer = bob.get(BOARD, stageid=INITIAL)
    assert (ids(answer), answer.total) == ([shown], 1)
    assert (answer.response[0]["contact"], answer.response[0]["nextTask"]) == (None, None)


def test_a_column_is_read_in_five_statements(portal: Portal) -> None:
    ada = portal.user("ada")

    def statements() -> int:
        wanted = {"stageid": INITIAL, "count": 100, "responsibleid": ada.id}
        bare = fewest_statements(portal, lambda: ada.get("crm/currency/rates").response)
        return fewest_statements(portal, lambda: ada.get(BOARD, **wanted).response) - bare

    deals = [opportunity(ada, contactid=company(ada)) for _ in range(3)]
    statements()
    few = statements()
    for deal in deals:
        task(ada, entityType="opportunity", entityId=deal)
    deals += [opportunity(ada, contactid=company(ada)) for _ in range(101)]
    assert few <= statements() <= 5


@pytest.mark.parametrize("way", ["stage", "update", "fields"])
def test_stage_since_is_when_it_came_to_its_stage(portal: Portal, way: str) -> None:
    ada = portal.user("ada")
    deal = opportunity(ada)

    def since(stage: int) -> str:
        (card,) = ada.get(BOARD, stageid=stage).response
        return str(card["stageSince"])

    old = portal.rows(opportunities)[0].stage_since.replace(year=2020)
    portal.within(lambda work: work.tx.execute(opportunities.update().values(stage_since=old)))
    assert since(INITIAL).startswith("2020")
    assert (
        ada.put(f"crm/opportunity/{deal}/fields", {"fields": {"title": "x", "stageid": INITIAL}}).status
        == 200
    )
    assert ada.put(f"crm/opportunity/{deal}/stage/{INITIAL}").status == 200
    stages = [stage["id"] for stage in ada.get("crm/opportunity/stage").response]
    assert portal.owner.put("crm/opportunity/stage/reorder", {"ids": stages[::-1]}).status == 200
    assert since(INITIAL).startswith("2020")
    body = {"title": "x", "responsibleid": ada.id, "stageid": PROPOSAL, "bidCurrencyAbbr": "USD"}
    move = {
        "stage": lambda: ada.put(f"crm/opportunity/{deal}/stage/{PROPOSAL}"),
        "update": lambda: ada.put(f"crm/opportunity/{deal}", body),
        "fields": lambda: ada.put(f"crm/opportunity/{deal}/fields", {"fields": {"stageid": PROPOSAL}}),
    }[way]
    assert move().status == 200
    assert not since(PROPOSAL).startswith("2020")
    change = ada.get("crm/changes").response[0]
    assert ada.put(f"crm/changes/{change['id']}/undo").status == 200
    assert since(INITIAL).startswith("2020")
