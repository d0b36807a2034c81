"""Opportunity stages (sheet 04, section 4)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.portals import Portal
from tests.wire.contact_records import fewest_statements
from tests.wire.opportunity_records import (
    ILLEGAL,
    INITIAL,
    LOST,
    WON,
    audited,
    ids,
    opportunity,
    private_to,
    told,
)

from rapport.core.kinds import Kind
from rapport.store.tables import changes, opportunities, opportunity_stages

IN_USE = "There are some opportunities at this stage."
NEW = {
    "title": "Trial",
    "color": "#123456",
    "description": "They try it",
    "successProbability": 40,
    "stageType": 0,
}


def test_a_new_portal_has_the_nine_stages_in_order(portal: Portal) -> None:
    answer = portal.user("ada").get("crm/opportunity/stage")
    assert ids(answer) == list(range(1, 10))
    assert answer.count == 9
    assert answer.response[0] == {
        "successProbability": 1,
        "stageType": 0,
        "title": "Initial contact",
        "description": "A contact with the potential buyer is needed to understand the future sales prospective",
        "color": "#e795c1",
        "id": 1,
    }
    assert answer.response[8] == {
        "successProbability": 0,
        "stageType": 2,
        "title": "Unsuccessfully closed",
        "description": "A failure. The opportunity is closed due to the lack of perspective",
        "color": "#f2a9be",
        "id": 9,
    }
    assert [row.sort_order for row in portal.rows(opportunity_stages)] == list(range(1, 10))


def test_the_number_of_opportunities_counts_those_the_caller_cannot_see(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    opportunity(ada, **private_to(ada))
    opportunity(ada)
    opportunity(ada, stageid=WON)
    counts = {
        item["id"]: item.get("relativeItemsCount") for item in bob.get("crm/opportunity/stage").response
    }
    assert (counts[INITIAL], counts[WON], counts[2]) == (2, 1, None)
    assert bob.get(f"crm/opportunity/stage/{INITIAL}").response["relativeItemsCount"] == 2
    opportunity(ada)
    assert bob.get("crm/opportunity/stage").response[0]["relativeItemsCount"] == 3


def test_one_stage_is_read(portal: Portal) -> None:
    ada = portal.user("ada")
    assert ada.get(f"crm/opportunity/stage/{WON}").response["title"] == "Closure/Transaction"
    assert ada.get("crm/opportunity/stage/0").error == ILLEGAL
    assert ada.get("crm/opportunity/stage/4711").error == "Not found"


def test_a_stage_is_added_at_the_end(portal: Portal) -> None:
    answer = portal.owner.post("crm/opportunity/stage", NEW)
    assert answer.status == 201
    made = answer.response["id"]
    assert answer.response == {**NEW, "id": made}
    assert ids(portal.owner.get("crm/opportunity/stage")) == [*range(1, 10), made]
    assert audited(portal, 3135) == [(3135, [str(made)], ["Trial"])]
    assert [verb for verb, *_ in told(portal, Kind.STAGE, made)] == ["created"]


def test_titles_need_not_be_unique_and_a_description_not_sent_is_not_answered(portal: Portal) -> None:
    body = {"title": "Initial contact", "color": "red", "stageType": "closedandwon"}
    made = portal.owner.post("crm/opportunity/stage", body).response
    assert made == {
        "successProbability": 0,
        "stageType": 1,
        "title": "Initial contact",
        "color": "red",
        "id": made["id"],
    }
    assert portal.owner.get(f"crm/opportunity/stage/{made['id']}").response == {**made, "description": ""}


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"title": ""}, ILLEGAL),
        ({"title": None}, ILLEGAL),
        ({"successProbability": -1}, ILLEGAL),
        ({"successProbability": 101}, ILLEGAL),
        ({"title": "x" * 251}, "title has more than 250 characters.\r\nParameter name: title"),
        ({"color": "x" * 51}, "color has more than 50 characters.\r\nParameter name: color"),
        (
            {"description": "x" * 65536},
            "description has more than 65535 bytes.\r\nParameter name: description",
        ),
        ({"stageType": 3}, "Requested value '3' was not found."),
    ],
)
def test_bad_stages_are_refused(portal: Portal, wrong: dict[str, Any], message: str) -> None:
    before = portal.rows(changes)
    for answer in (
        portal.owner.post("crm/opportunity/stage", {**NEW, **wrong}),
        portal.owner.put("crm/opportunity/stage/1", {**NEW, **wrong}),
    ):
        assert (answer.status, answer.error) == (400, message)
    assert portal.rows(changes) == before
    assert len(portal.rows(opportunity_stages)) == 9


def test_a_new_stage_needs_a_colour(portal: Portal) -> None:
    assert portal.owner.post("crm/opportunity/stage", {"title": "Trial"}).error == ILLEGAL
    assert portal.owner.post("crm/opportunity/stage", {"title": "Trial", "color": ""}).error == ILLEGAL


def test_a_stage_is_changed_and_keeps_its_place(portal: Portal) -> None:
    answer = portal.owner.put("crm/opportunity/stage/2", NEW)
    assert answer.response == {**NEW, "id": 2}
    assert ids(portal.owner.get("crm/opportunity/stage")) == list(range(1, 10))
    assert audited(portal, 3136) == [(3136, ["2"], ["Trial"])]
    ((verb, before, after),) = told(portal, Kind.STAGE, 2)
    assert (verb, before["success_probability"], after["success_probability"]) == ("updated", 2, 40)


def test_a_stage_that_is_changed_without_colour_keeps_it(portal: Portal) -> None:
    changed = portal.owner.put("crm/opportunity/stage/2", {"title": "Trial"}).response
    assert changed == {
        "successProbability": 0,
        "stageType": 0,
        "title": "Trial",
        "color": "#df7895",
        "id": 2,
    }
    assert portal.owner.get("crm/opportunity/stage/2").response["description"] == ""


def test_a_stage_in_use_is_only_recoloured_and_moved(portal: Portal) -> None:
    ada = portal.user("ada")
    opportunity(ada, **private_to(ada))
    answer = portal.owner.put(f"crm/opportunity/stage/{INITIAL}", NEW)
    assert (answer.status, answer.error) == (400, f"Can't be edited. {IN_USE}")
    answer = portal.owner.delete(f"crm/opportunity/stage/{INITIAL}")
    assert (answer.status, answer.error) == (400, f"Can't be deleted. {IN_USE}")
    recoloured = portal.owner.put(f"crm/opportunity/stage/{INITIAL}/color", {"color": "#000"}).response
    assert (recoloured["color"], recoloured["relativeItemsCount"]) == ("#000", 1)
    assert audited(portal, 3137) == [(3137, ["1"], ["Initial contact"])]
    assert portal.owner.put(f"crm/opportunity/stage/{INITIAL}/color").response["color"] == "#000"
    assert ada.get("crm/opportunity/filter").response[0]["stage"]["color"] == "#000"


def test_a_colour_too_long_is_refused(portal: Portal) -> None:
    answer = portal.owner.put("crm/opportunity/stage/1/color", {"color": "x" * 51})
    assert answer.error == "color has more than 50 characters.\r\nParameter name: color"


def test_stages_are_reordered_and_their_opportunities_with_them(portal: Portal) -> None:
    ada = portal.user("ada")
    first, last = opportunity(ada, title="A", stageid=INITIAL), opportunity(ada, title="B", stageid=LOST)
    middle = opportunity(ada, title="C", stageid=5)
    assert ids(ada.get("crm/opportunity/filter")) == [first, middle, last]
    answer = portal.owner.put("crm/opportunity/stage/reorder", {"ids": [LOST, INITIAL, 3]})
    assert ids(answer) == [LOST, INITIAL, 3]
    assert answer.response[0]["relativeItemsCount"] == 1
    # Those not named keep their number: 2 stands beside the third named now, before the others.
    assert ids(portal.owner.get("crm/opportunity/stage")) == [LOST, INITIAL, 2, 3, 4, 5, 6, 7, WON]
    assert ids(ada.get("crm/opportunity/filter")) == [last, first, middle]
    orders = {row.id: row.stage_order for row in portal.rows(opportunities)}
    assert orders == {first: 1, last: 0, middle: 5}
    ((action, targets, titles),) = audited(portal, 3138)
    assert (action, targets) == (3138, [str(LOST), str(INITIAL), "3"])
    assert titles == ["Unsuccessfully closed, Initial contact, Suspect"]
    assert told(portal, Kind.STAGE, LOST) == [("updated", {"sort_order": 9}, {"sort_order": 0})]
    assert told(portal, Kind.STAGE, INITIAL) == []


def test_reordering_touches_the_opportunities_in_one_statement(portal: Portal) -> None:
    ada = portal.user("ada")
    for stage in range(1, 10):
        opportunity(ada, stageid=stage)
    with portal.statements() as seen:
        assert (
            portal.owner.put("crm/opportunity/stage/reorder", {"ids": [9, 8, 7, 6, 5, 4, 3, 2, 1]}).status
            == 200
        )
    assert len([each for each in seen if "UPDATE opportunities " in each]) == 1
    assert [row.stage_order for row in portal.rows(opportunities)] == [8, 7, 6, 5, 4, 3, 2, 1, 0]


def test_reordering_with_an_unknown_stage_changes_nothing(portal: Portal) -> None:
    before = portal.rows(opportunity_stages)
    assert portal.owner.put("crm/opportunity/stage/reorder", {"ids": [9, 4711, 1]}).error == "Not found"
    assert portal.rows(opportunity_stages) == before


def test_reordering_nothing_answers_nothing(portal: Portal) -> None:
    assert portal.owner.put("crm/opportunity/stage/reorder").response == []
    assert portal.owner.put("crm/opportunity/stage/reorder", {"ids": []}).response == []


def test_a_stage_is_deleted_even_the_last(portal: Portal) -> None:
    for stage in range(1, 10):
        answer = portal.owner.delete(f"crm/opportunity/stage/{stage}")
        assert (answer.status, answer.response["id"]) == (200, stage)
    assert portal.owner.get("crm/opportunity/stage").response == []
    assert len(audited(portal, 3139)) == 9
    made = portal.owner.post("crm/opportunity/stage", NEW).response["id"]
    assert portal.rows(opportunity_stages)[0].sort_order == 1
    assert made > 9  # an id is never given twice
    assert portal.owner.get("crm/opportunity/filter", stageType="ClosedAndWon").response == []


@pytest.mark.parametrize(
    ("verb", "path"),
    [
        ("POST", "crm/opportunity/stage"),
        ("PUT", "crm/opportunity/stage/1"),
        ("PUT", "crm/opportunity/stage/1/color"),
        ("PUT", "crm/opportunity/stage/reorder"),
        ("DELETE", "crm/opportunity/stage/1"),
        ("PUT", "crm/opportunity/stage/4711"),
        ("DELETE", "crm/opportunity/stage/0"),
    ],
)
def test_only_administrators_change_stages(portal: Portal, verb: str, path: str) -> None:
    body = {**NEW, "ids": [2, 1]}
    answer = portal.user("ada").request(verb, path, json_body=body)
    assert (answer.status, answer.error) == (403, "Access Denied")
    assert portal.user("gus", guest=True).request(verb, path, json_body=body).error == "Forbidden"
    assert next(row.title for row in portal.rows(opportunity_stages)) == "Initial contact"


def test_a_crm_administrator_changes_stages(portal: Portal) -> None:
    assert portal.user("eva", crm_admin=True).post("crm/opportunity/stage", NEW).status == 201


@pytest.mark.parametrize(
    ("verb", "path"),
    [
        ("PUT", "crm/opportunity/stage/{}"),
        ("PUT", "crm/opportunity/stage/{}/color"),
        ("DELETE", "crm/opportunity/stage/{}"),
    ],
)
def test_no_stage_is_no_stage(portal: Portal, verb: str, path: str) -> None:
    assert portal.owner.request(verb, path.format(0), json_body=NEW).error == ILLEGAL
    assert portal.owner.request(verb, path.format(4711), json_body=NEW).error == "Not found"


def test_other_users_see_a_change_at_once(portal: Portal) -> None:
    ada = portal.user("ada")
    made = opportunity(ada)
    portal.owner.put("crm/opportunity/stage/2", NEW)
    assert ada.put(f"crm/opportunity/{made}/stage/2").response["successProbability"] == 40


def test_the_list_takes_as_many_statements_for_fifty_stages(portal: Portal) -> None:
    def statements() -> int:
        return fewest_statements(portal, lambda: portal.owner.get("crm/opportunity/stage").response)

    opportunity(portal.owner)
    statements()
    few = statements()
    for number in range(41):
        portal.owner.post("crm/opportunity/stage", {**NEW, "title": f"Stage {number}"})
    statements()
    assert statements() <= few <= 10
