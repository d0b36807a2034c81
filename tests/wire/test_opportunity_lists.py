"""Lists of opportunities: filters, orders, pages (sheet 04, sections 1.7, 2.9 to 2.11)."""

from __future__ import annotations

from typing import Any

import pytest
from tests.portals import Answer, Client, Portal
from tests.wire.contact_records import fewest_statements
from tests.wire.opportunity_records import (
    ILLEGAL,
    INITIAL,
    LOST,
    NO_DATE,
    PROPOSAL,
    WON,
    company,
    field,
    ids,
    opportunity,
    person,
    private_to,
    tagged,
)

from rapport.core.kinds import Kind

FILTER = "crm/opportunity/filter"


def titles(answer: Answer) -> list[str]:
    return [item["title"] for item in answer.response]


def test_a_page_has_the_list_form_and_the_total(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    secret = company(bob, shareType=0, managerList=[bob.id])
    field(portal, Kind.OPPORTUNITY, "Heading", field_type=4, position=1)
    made = opportunity(bob, title="One", contactid=secret)
    private = opportunity(bob, title="Two", stageid=2, **private_to(ada))
    opportunity(bob, title="Hidden", **private_to(bob))
    answer = ada.get(FILTER)
    assert (answer.count, answer.total) == (2, 2)
    single = ada.get(f"crm/opportunity/{made}").response
    assert answer.response[0] == {name: value for name, value in single.items() if name != "accessList"} | {
        "customFields": []
    }
    # The main contact is hidden from the caller, in both forms.
    assert "contact" not in answer.response[0]
    assert answer.response[0]["members"] == []
    assert answer.response[1]["id"] == private
    assert {user["id"] for user in answer.response[1]["accessList"]} == {ada.id, bob.id}
    assert portal.owner.get(FILTER).total == 3


def test_pages_are_cut_and_continued(portal: Portal) -> None:
    for number in range(5):
        opportunity(portal.owner, title=f"Deal {number}")
    first = portal.owner.get(FILTER, count=2, sortBy="title")
    assert (titles(first), first.total, first.json["nextIndex"]) == (["Deal 0", "Deal 1"], 5, 3)
    last = portal.owner.get(FILTER, count=2, startIndex=4, sortBy="title")
    assert (titles(last), last.total, last.json["startIndex"]) == (["Deal 4"], 5, 4)
    assert "nextIndex" not in last.json
    beyond = portal.owner.get(FILTER, count=2, startIndex=9)
    assert (beyond.response, beyond.total) == ([], 5)
    nothing = portal.owner.get(FILTER, opportunityStagesid=4711)
    assert (nothing.response, nothing.total) == ([], 0)


def test_conditions_join(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    northwind = company(ada)
    both = opportunity(ada, responsibleid=bob.id, stageid=PROPOSAL, contactid=northwind)
    staged, mine = opportunity(ada, stageid=PROPOSAL), opportunity(ada, responsibleid=bob.id)
    assert ids(ada.get(FILTER, responsibleid=bob.id)) == [mine, both]
    assert ids(ada.get(FILTER, opportunityStagesid=PROPOSAL)) == [staged, both]
    assert ids(ada.get(FILTER, opportunityStagesid=PROPOSAL, responsibleid=bob.id)) == [both]
    assert ids(ada.get(FILTER, contactid=northwind, responsibleid=ada.id)) == []
    assert ids(ada.get(FILTER, responsibleid="00000000-0000-0000-0000-000000000000")) == [mine, staged, both]
    assert ids(ada.get(FILTER, opportunityStagesid=-1, contactid=0, responsibleid="")) == [mine, staged, both]


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ("Open", [INITIAL, PROPOSAL]),
        ("open", [INITIAL, PROPOSAL]),
        ("0", [INITIAL, PROPOSAL]),
        ("ClosedAndWon", [WON]),
        ("Successfully closed", [WON]),
        ("closedandlost", [LOST]),
        ("Unsuccessfully closed", [LOST]),
        ("", [INITIAL, PROPOSAL, WON, LOST]),
    ],
)
def test_stage_types_go_by_number_name_and_label(portal: Portal, sent: str, expected: list[int]) -> None:
    for stage in (LOST, PROPOSAL, WON, INITIAL):
        opportunity(portal.owner, stageid=stage)
    answer = portal.owner.get(FILTER, stageType=sent)
    assert [item["stage"]["id"] for item in answer.response] == expected
    assert ids(portal.owner.get(FILTER, stageType=sent, opportunityStagesid=WON)) == (
        [3] if WON in expected else []
    )


def test_all_tags_have_to_be_attached(portal: Portal) -> None:
    both, one = opportunity(portal.owner), opportunity(portal.owner)
    tagged(portal, Kind.OPPORTUNITY, "Hot", both, one)
    tagged(portal, Kind.OPPORTUNITY, "Big deal", both)
    tagged(portal, Kind.CASE, "Cold", both)
    get = portal.owner.get
    assert ids(get(FILTER, tags=["hot"])) == [both, one]
    assert ids(get(FILTER, tags=[" HOT ", "big deal"])) == [both]
    assert ids(get(f"{FILTER}?tags[]=Hot&tags[]=Big%20deal")) == [both]
    assert ids(get(FILTER, tags=["Hot", "unknown"])) == []
    assert ids(get(FILTER, tags=["Hot", "hot"])) == []
    assert ids(get(FILTER, tags=["Cold"])) == []


def test_a_contact_is_looked_for_as_main_contact_or_as_participant_too(portal: Portal) -> None:
    ada = portal.user("ada")
    northwind, peter = company(ada), person(ada)
    main = opportunity(ada, contactid=northwind)
    member = opportunity(ada, members=[northwind], contactid=peter)
    alone = opportunity(ada, contactid=northwind)
    ada.delete(f"crm/opportunity/{alone}/contact/{northwind}")
    assert ids(ada.get(FILTER, contactid=northwind)) == [main, alone]
    assert ids(ada.get(FILTER, contactid=northwind, contactAlsoIsParticipant=False)) == [main, alone]
    assert ids(ada.get(FILTER, contactid=northwind, contactAlsoIsParticipant=True, sortBy="id")) == [
        main,
        member,
        alone,
    ]
    # Without a contact it says nothing.
    assert len(ids(ada.get(FILTER, contactAlsoIsParticipant=True))) == 3
    assert ids(ada.get(FILTER, contactid=4711, contactAlsoIsParticipant=True)) == []


def test_the_close_date_is_the_expected_one_while_open_and_the_actual_one_after(portal: Portal) -> None:
    march, may = "2024-03-10T12:00:00Z", "2024-05-10T12:00:00Z"
    dates = {"expectedCloseDate": march, "actualCloseDate": may}
    opened = opportunity(portal.owner, title="Open", **dates)
    closed = opportunity(portal.owner, title="Closed", stageid=WON, **dates)
    undated = opportunity(portal.owner, title="Undated")

    def between(first: str | None, last: str | None) -> list[int]:
        return ids(portal.owner.get(FILTER, fromDate=first, toDate=last, sortBy="dateandtime"))

    assert between("2024-03-01", "2024-04-01") == [opened]
    assert between("2024-05-01", "2024-06-01") == [closed]
    assert between(march, may) == [opened, closed]
    assert between("2024-03-10T12:00:01Z", "2024-05-10T11:59:59Z") == []
    # A bare day is its start.
    assert between("2024-03-01", "2024-03-10") == []
    assert between("2024-06-01", "2024-03-01") == []
    # One bound is a bound; what has no date lies outside of any; year 1 is no bound.
    assert between("2024-04-01", None) == [closed]
    assert between(None, "2024-04-01") == [opened]
    assert between(NO_DATE, NO_DATE) == [undated, opened, closed]
    assert portal.owner.get(FILTER, fromDate="soon").status == 400


def test_dates_and_another_condition_without_matches_find_nothing(portal: Portal) -> None:
    opportunity(portal.owner, expectedCloseDate="2024-03-10T12:00:00Z")
    period = {"fromDate": "2024-01-01", "toDate": "2025-01-01"}
    for more in ({"tags": "none"}, {"filterValue": "none"}, {"contactid": 4711}):
        answer = portal.owner.get(FILTER, **period, **more)
        assert (answer.response, answer.total) == ([], 0)


def test_text_is_searched_in_title_description_and_field_values(portal: Portal) -> None:
    terms = field(portal, Kind.OPPORTUNITY, "Terms", position=1)
    tower = opportunity(portal.owner, title="Tall Tower", description="near the gate")
    net = opportunity(portal.owner, title="Small", customFieldList=[{"key": terms, "value": "Net thirty"}])

    def found(text: str) -> list[int]:
        return ids(portal.owner.get(FILTER, filterValue=text))

    assert found("tower") == found("OWE") == found("gate tall") == found('"tall tower"') == [tower]
    assert found("thirty net") == [net]
    assert found("small thirty") == []  # not within one document
    assert found('"tower tall"') == []
    assert found("t*er") == [tower]
    assert found("   ") == found("") == [net, tower]
    assert found("tall, small") == []
    assert portal.owner.get(FILTER, filterValue="x" * 1001).status == 400


def sorted_world(client: Client) -> None:
    """Make four opportunities in the order of ids b, A, C, Ä."""
    lots = [
        ("b", 20, INITIAL, "2024-01-02", "2024-07-01", 3, "2024-04-04"),
        ("A", 1000, INITIAL, "2024-01-03", "2024-06-01", 2, "2024-04-03"),
        ("C", 300, WON, "2024-01-04", "2024-05-01", 4, "2024-04-02"),
        ("Ä", 3000.5, LOST, "2024-01-01", "2024-04-01", 1, "2024-04-01"),
    ]
    for title, amount, stage, expected, actual, probability, created in lots:
        made = opportunity(
            client,
            title=title,
            bidValue=amount,
            stageid=stage,
            expectedCloseDate=f"{expected}T00:00:00Z",
            actualCloseDate=f"{actual}T00:00:00Z",
            successProbability=probability,
        )
        client.put(f"crm/opportunity/{made}/creationdate", {"creationDate": f"{created}T00:00:00Z"})


def test_orders(portal: Portal) -> None:
    sorted_world(portal.owner)
    orders = {
        "title": ["A", "Ä", "b", "C"],
        "bidvalue": ["b", "C", "A", "Ä"],
        "DateAndTime": ["b", "A", "Ä", "C"],
        "id": ["b", "A", "C", "Ä"],
        "Created": ["Ä", "C", "A", "b"],
        "successProbability": ["Ä", "A", "b", "C"],
        "expectedCloseDate": ["Ä", "b", "A", "C"],
        "actualCloseDate": ["Ä", "C", "A", "b"],
    }
    for key, ascending in orders.items():
        assert titles(portal.owner.get(FILTER, sortBy=key)) == ascending, key
        assert titles(portal.owner.get(FILTER, sortBy=key, sortOrder="descending")) == ascending[::-1], key
        assert titles(portal.owner.get(FILTER, sortBy=key, sortOrder="Descending")) == ascending, key


def test_by_stage_what_follows_ascends_either_way(portal: Portal) -> None:
    sorted_world(portal.owner)
    # Within a stage: main contact, actual date descending, expected date, title.
    ascending, descending = ["b", "A", "C", "Ä"], ["Ä", "C", "b", "A"]
    for key in ("stage", "responsible"):
        assert titles(portal.owner.get(FILTER, sortBy=key)) == ascending
        assert titles(portal.owner.get(FILTER, sortBy=key, sortOrder="descending")) == descending
    for key in ("", "nonsense"):
        assert titles(portal.owner.get(FILTER, sortBy=key, sortOrder="descending")) == ascending
    pages = [
        titles(portal.owner.get(FILTER, sortBy="stage", sortOrder="descending", count=1, startIndex=start))
        for start in range(4)
    ]
    assert pages == [[title] for title in descending]
    assert titles(portal.owner.get(FILTER, sortBy="stage", sortOrder="descending", stageType="Open")) == [
        "b",
        "A",
    ]


def test_what_compares_equal_goes_by_id(portal: Portal) -> None:
    made = [opportunity(portal.owner) for _ in range(4)]
    for key in ("title", "stage", "responsible", "bidvalue", "dateandtime", "created"):
        assert ids(portal.owner.get(FILTER, sortBy=key)) == made


def test_opportunities_of_a_contact(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    northwind = company(ada)
    main = opportunity(ada, title="b", contactid=northwind)
    member = opportunity(ada, title="A", members=[northwind])
    hidden = opportunity(ada, title="c", members=[northwind], **private_to(ada))
    opportunity(ada, title="other")
    path = f"crm/opportunity/bycontact/{northwind}"
    assert ids(ada.get(path)) == [member, main, hidden]
    assert ids(bob.get(path)) == [member, main]
    assert "accessList" not in bob.get(path).response[0]
    assert ids(ada.get(path, sortBy="id", sortOrder="descending")) == [hidden, member, main]
    page = ada.get(path, count=1, startIndex=1)
    assert (ids(page), page.total) == ([main], 3)
    assert ada.get(path).total is None
    assert ada.get("crm/opportunity/bycontact/0").response == []
    assert ada.get("crm/opportunity/bycontact/4711").response == []


def test_suggestions_by_words_of_the_title(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    northwind = company(ada)
    path = "crm/opportunity/byprefix"
    tower = opportunity(ada, title="Tall Tower", description="gate")
    gate = opportunity(ada, title="Tall gate", contactid=northwind)
    opportunity(ada, title="Secret tower", **private_to(ada))
    assert ids(bob.get(path, prefix="TOW tal")) == [tower]
    assert ids(bob.get(path, prefix="tal")) == [gate, tower]
    assert ids(bob.get(path, prefix="gate")) == [gate]
    assert ids(bob.get(path, prefix="tal", contactID=northwind)) == [tower]
    assert ids(bob.get(path, prefix="")) == ids(bob.get(path)) == [gate, tower]
    assert ids(bob.get(path, prefix="100%")) == []
    answer = bob.get(path, prefix="tower")
    assert answer.response[0]["accessList"] == []  # single form
    assert answer.total is None
    assert bob.get(path, prefix="x" * 1001).status == 400


def test_suggestions_among_a_contacts_own(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    northwind, peter = company(ada), person(ada)
    one, two = (opportunity(ada, title=title, members=[northwind]) for title in ("Tall Tower", "Tall gate"))
    opportunity(ada, title="Tall secret", members=[northwind], **private_to(ada))
    path = "crm/opportunity/byprefix"

    def own(prefix: str | None, contact: int = northwind) -> Answer:
        return bob.get(path, prefix=prefix, contactID=contact, internalSearch=True)

    answer = own("Tall")
    assert (ids(answer), answer.total) == ([two, one], 2)
    assert ids(own("ll T")) == [one]
    assert ids(own("tall")) == []  # letter case counts
    assert (own(None).status, own(None).error) == (400, ILLEGAL)
    assert own(None, peter).response == []
    assert own("Tall", peter).response == []


def test_at_most_thirty_are_suggested_of_those_the_caller_sees(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    for number in range(31):
        opportunity(ada, title=f"Deal {number:02d}", **private_to(ada))
    made = opportunity(ada, title="Deal 99")
    assert len(ada.get("crm/opportunity/byprefix", prefix="deal").response) == 30
    assert ids(bob.get("crm/opportunity/byprefix", prefix="deal")) == [made]


@pytest.mark.parametrize("path", [FILTER, "crm/opportunity/bycontact/1", "crm/opportunity/byprefix"])
def test_guests_and_strangers_list_nothing(portal: Portal, path: str) -> None:
    assert portal.user("gus", guest=True).get(path).error == "Forbidden"
    assert portal.stranger.get(path).status == 401


@pytest.mark.parametrize(
    "parameters",
    [
        {},
        {"sortBy": "stage", "sortOrder": "descending"},
        {"filterValue": "deal", "tags": "hot", "contactid": 1, "contactAlsoIsParticipant": True, "count": 25},
    ],
)
def test_a_page_takes_as_many_statements_for_fifty_as_for_one(
    portal: Portal, parameters: dict[str, Any]
) -> None:
    ada = portal.user("ada")
    northwind = company(ada, shareType=0, managerList=[ada.id])
    terms = field(portal, Kind.OPPORTUNITY, "Terms", position=1)

    def make(number: int) -> list[int]:
        value = {"key": terms, "value": "net"}
        more = {
            "contactid": northwind,
            "members": [person(ada)],
            "customFieldList": [value],
            **private_to(ada),
        }
        return [opportunity(ada, title="Deal", stageid=1 + each % 9, **more) for each in range(number)]

    def statements() -> int:
        return fewest_statements(portal, lambda: ada.get(FILTER, **parameters).response)

    made = make(2)
    statements()
    few = statements()
    tag = {"hot": made + make(48)}
    tagged(portal, Kind.OPPORTUNITY, "hot", *tag["hot"])
    statements()
    many = statements()
    assert few <= many <= 10
    if not parameters:
        assert few == many
