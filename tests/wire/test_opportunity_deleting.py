"""Deleting opportunities: one, several, by filter (sheet 04, section 2.8)."""

from __future__ import annotations

import pytest
from sqlalchemy import insert
from tests.portals import Portal
from tests.wire.opportunity_records import (
    ILLEGAL,
    WON,
    audited,
    company,
    field,
    ids,
    opportunity,
    person,
    private_to,
    surround,
    tagged,
    told,
)

from rapport.app.series import MOST
from rapport.core.kinds import Kind
from rapport.store.tables import (
    access_entries,
    changes,
    contact_links,
    contacts,
    custom_field_values,
    history_events,
    invoices,
    opportunities,
    search_documents,
    tag_links,
    tags,
    tasks,
)

HANGING = (
    access_entries,
    contact_links,
    custom_field_values,
    history_events,
    search_documents,
    tag_links,
    tasks,
)


def rich(portal: Portal, title: str) -> tuple[int, int, int]:
    """Make an opportunity with everything that can hang on one; return it, its main contact and its field."""
    owner = portal.owner
    northwind = company(owner)
    terms = field(portal, Kind.OPPORTUNITY, "Terms", position=1)
    heading = field(portal, Kind.OPPORTUNITY, "Heading", field_type=4, position=2)
    made = opportunity(
        owner,
        title=title,
        contactid=northwind,
        members=[person(owner)],
        bidValue=5,
        customFieldList=[{"key": terms, "value": "net"}],
        **private_to(owner),
    )
    tagged(portal, Kind.OPPORTUNITY, f"Tag of {title}", made)
    surround(portal, Kind.OPPORTUNITY, made)
    assert heading
    return made, northwind, terms


def of_opportunities(portal: Portal) -> list[int]:
    """Return how many rows hang on opportunities, in each table."""
    counts = []
    for table in HANGING:
        rows = portal.rows(table)
        if "kind" in table.c:
            rows = [row for row in rows if row.kind == Kind.OPPORTUNITY]
        counts.append(len(rows))
    return counts


def test_an_opportunity_goes_with_all_that_hangs_on_it(portal: Portal) -> None:
    made, northwind, terms = rich(portal, "Old")
    portal.within(lambda work: work.tx.execute(insert(invoices).values(number="1", contact_id=northwind)))
    assert of_opportunities(portal) == [1, 2, 1, 1, 2, 1, 1]
    before = portal.owner.get(f"crm/opportunity/{made}").response
    answer = portal.owner.delete(f"crm/opportunity/{made}")
    assert answer.status == 200
    gone = answer.response
    assert gone == {
        **before,
        "contact": before["contact"],
        "members": [],
        "isPrivate": False,
        "accessList": [],
        "customFields": [value for value in before["customFields"] if value["fieldType"] == 4],
    }
    assert len(gone["customFields"]) == 1
    assert of_opportunities(portal) == [0] * 7
    assert portal.rows(opportunities) == []
    assert len(portal.rows(invoices)) == 1
    assert len(portal.rows(contacts)) == 2
    assert any(row.title == "Tag of Old" for row in portal.rows(tags))
    assert portal.owner.get(f"crm/opportunity/{made}").status == 404
    assert audited(portal, 3056) == [(3056, [str(made)], ["Old"])]
    verb, fields, after = told(portal, Kind.OPPORTUNITY, made)[-1]
    assert (verb, after) == ("deleted", None)
    assert (fields["title"], fields["bid_value"]) == ("Old", "5.000000000")
    assert (fields["members"], fields["contact_id"]) == ([northwind, northwind + 1], northwind)
    assert (fields["tags"], fields["custom_fields"]) == (["Tag of Old"], {str(terms): "net"})
    assert fields["access_list"] == [portal.owner.id]


def test_what_hangs_on_others_stays(portal: Portal) -> None:
    made, *_ = rich(portal, "Old")
    other = portal.owner.post("crm/case", {"title": "Case", "members": [1]}).response["id"]
    assert other == made  # the case has the opportunity's number
    surround(portal, Kind.CASE, other)
    tagged(portal, Kind.CASE, "Case tag", other)
    assert portal.owner.delete(f"crm/opportunity/{made}").status == 200
    assert len(portal.rows(tasks)) == len(portal.rows(history_events)) == 1
    assert [row.kind for row in portal.rows(contact_links)] == [Kind.CASE]
    assert len(portal.rows(tag_links)) == 1
    assert Kind.CASE in {row.kind for row in portal.rows(search_documents)}


def test_several_are_deleted_at_once_the_others_passed_over(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    one, two, three = (opportunity(ada, title=title) for title in ("One", "Two", "Three"))
    secret = opportunity(ada, title="Secret", **private_to(ada))
    answer = bob.put("crm/opportunity", {"opportunityids": [three, one, secret, 4711, one]})
    assert ids(answer) == [one, three]
    assert "accessList" not in answer.response[0]
    assert [row.id for row in portal.rows(opportunities)] == [two, secret]
    assert audited(portal, 3057) == [
        (3057, [str(each) for each in (three, one, secret, 4711, one)], ["One, Three"])
    ]
    assert bob.put("crm/opportunity", {"opportunityids": [secret]}).response == []
    assert audited(portal, 3057)[1] == (3057, [str(secret)], [""])


def test_an_empty_list_is_refused(portal: Portal) -> None:
    opportunity(portal.owner)
    for body in ({}, {"opportunityids": []}):
        answer = portal.owner.put("crm/opportunity", body)
        assert (answer.status, answer.error) == (400, ILLEGAL)
    assert portal.owner.put("crm/opportunity", {"opportunityids": ["x"]}).status == 400
    assert len(portal.rows(opportunities)) == 1


def test_the_answer_to_a_batch_is_cut_and_sorted_the_deed_is_not(portal: Portal) -> None:
    made = [opportunity(portal.owner, title=title) for title in "ABC"]
    answer = portal.owner.put(
        "crm/opportunity", {"opportunityids": made}, count=1, sortBy="title", sortOrder="descending"
    )
    assert [item["title"] for item in answer.response] == ["C"]
    assert answer.total == 3
    assert portal.rows(opportunities) == []


def test_all_that_match_a_filter_are_deleted(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    northwind = company(ada)
    keep = opportunity(ada, title="Keep")
    gone = [opportunity(ada, title=title, contactid=northwind, stageid=WON) for title in ("A", "B")]
    secret = opportunity(ada, title="Secret", contactid=northwind, stageid=WON, **private_to(ada))
    answer = bob.delete("crm/opportunity/filter", stageType="ClosedAndWon", contactid=northwind)
    assert ids(answer) == gone
    assert answer.response[0]["contact"]["id"] == northwind
    assert [row.id for row in portal.rows(opportunities)] == [keep, secret]
    assert audited(portal, 3057) == [(3057, [str(each) for each in gone], ["A, B"])]
    assert bob.delete("crm/opportunity/filter", stageType="ClosedAndWon").response == []
    assert len(audited(portal, 3057)) == 1


def test_the_text_of_a_filter_comes_from_the_query_other_parameters_from_anywhere(portal: Portal) -> None:
    ada = portal.user("ada")
    tall, small = opportunity(ada, title="Tall tower"), opportunity(ada, title="Small tower")
    tagged(portal, Kind.OPPORTUNITY, "Big", tall, small)
    answer = ada.delete(
        "crm/opportunity/filter", {"tags": ["big"], "filterValue": "small"}, filterValue="tall"
    )
    assert ids(answer) == [tall]
    assert ids(ada.delete("crm/opportunity/filter", {"tags": ["BIG "]})) == [small]


def test_without_parameters_everything_the_caller_sees_goes(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    opportunity(ada)
    secret = opportunity(ada, **private_to(ada))
    assert len(bob.delete("crm/opportunity/filter").response) == 1
    assert ids(portal.owner.delete("crm/opportunity/filter")) == [secret]


def test_unknown_hidden_and_nought_are_refused(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    secret = opportunity(ada, **private_to(ada))
    before = portal.rows(changes)
    assert bob.delete("crm/opportunity/0").error == ILLEGAL
    assert bob.delete("crm/opportunity/4711").error == "Not found"
    assert bob.delete(f"crm/opportunity/{secret}").error == "Not found"
    assert portal.rows(changes) == before


@pytest.mark.parametrize(
    ("verb", "path"),
    [("DELETE", "crm/opportunity/1"), ("PUT", "crm/opportunity"), ("DELETE", "crm/opportunity/filter")],
)
def test_guests_and_strangers_delete_nothing(portal: Portal, verb: str, path: str) -> None:
    opportunity(portal.owner)
    body = {"opportunityids": [1]}
    assert portal.user("gus", guest=True).request(verb, path, json_body=body).error == "Forbidden"
    assert portal.stranger.request(verb, path, json_body=body).status == 401
    assert len(portal.rows(opportunities)) == 1


def test_deleting_many_takes_as_many_statements_as_deleting_one(portal: Portal) -> None:
    def delete(*titles: str) -> int:
        for title in titles:
            rich(portal, title)
        with portal.statements() as seen:
            assert len(portal.owner.delete("crm/opportunity/filter").response) == len(titles)
        return len(seen)

    delete("warm")
    assert delete("one") == delete(*"abcdefghijkl") <= 45


def test_ten_thousand_go_in_a_handful_of_statements(portal: Portal) -> None:
    def fill(work: object) -> None:
        (row,) = (dict(each._mapping) for each in work.tx.execute(opportunities.select()))
        del row["id"]
        work.tx.execute(insert(opportunities), [row] * 10_000)

    opportunity(portal.owner)
    portal.within(fill)
    with portal.statements() as seen:
        answer = portal.owner.delete("crm/opportunity/filter", count=3)
    assert (answer.count, answer.total) == (3, 10_001)
    assert len(seen) < 80 * (1 + 10_001 // MOST)
    assert portal.rows(opportunities) == []
    assert len(portal.rows(changes, changes.c.verb == "deleted")) == 10_001
