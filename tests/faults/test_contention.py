"""Several people and processes at the same thing at the same moment."""

from __future__ import annotations

import json
from functools import partial

from rapport.core.kinds import Kind
from rapport.store.tables import changes, contacts, currency_rates, list_items, portal_state
from tests.faults.twins import as_seen_by, at_once, twins
from tests.portals import Answer, Client, Portal

TURNS = 10


def test_two_administrators_change_the_same_record(portal: Portal) -> None:
    """The last one wins, whole; the change log tells an unbroken story; nobody gets an error."""
    boss = portal.user("boss", admin=True)
    contact = portal.owner.post("crm/contact/company", {"companyName": "Start", "shareType": 1}).response[
        "id"
    ]

    def change(client: Client, name: str) -> list[Answer]:
        return [
            client.put(
                f"crm/contact/company/{contact}",
                {"companyName": f"{name} {turn}", "about": f"{name} {turn}", "shareType": 1},
            )
            for turn in range(TURNS)
        ]

    with twins(portal, 2) as (one, other):
        done = at_once(
            [
                partial(change, as_seen_by(portal.owner, one), "Owner"),
                partial(change, as_seen_by(boss, other), "Boss"),
            ]
        )
    assert {answer.status for answers in done for answer in answers} == {200}
    final = portal.owner.get(f"crm/contact/{contact}").response
    assert final["companyName"] == final["about"]
    story = [row for row in portal.rows(changes) if row.record_id == str(contact) and row.verb == "updated"]
    assert len(story) == 2 * TURNS
    name = "Start"
    for row in story:
        before, after = json.loads(row.before), json.loads(row.after)
        assert before["company_name"] == name
        name = after["company_name"]
    assert name == final["companyName"]


def test_processes_create_the_same_status_at_once(portal: Portal) -> None:
    titles = ["Lukewarm", "LUKEWARM", "lukewarm", "Lukewärm"]
    with twins(portal, 4) as others:
        for turn in range(5):
            acts = [
                partial(
                    as_seen_by(portal.owner, other).post,
                    "crm/contact/status",
                    {"title": f"{title} {turn}", "color": "#fff"},
                )
                for other, title in zip(others, titles, strict=True)
            ]
            answers = at_once(acts)
            assert {answer.status for answer in answers} == {201}
            assert len({answer.response["id"] for answer in answers}) == 1
            assert len(portal.rows(list_items)) == 24 + turn


def test_a_status_is_not_deleted_under_a_contact_that_takes_it(portal: Portal) -> None:
    """Either the contact has it and the delete is refused, or the status is gone and the contact is refused."""
    with twins(portal, 2) as (one, other):
        for turn in range(TURNS):
            body = {"title": f"Status {turn}", "color": "#fff"}
            status = portal.owner.post("crm/contact/status", body).response["id"]
            contact = portal.owner.post("crm/contact/company", {"companyName": "Nordwind"}).response["id"]
            taken, gone = at_once(
                [
                    partial(
                        as_seen_by(portal.owner, one).put,
                        f"crm/contact/{contact}/status",
                        {"contactStatusid": status},
                    ),
                    partial(as_seen_by(portal.owner, other).delete, f"crm/contact/status/{status}"),
                ]
            )
            assert (taken.status, gone.status) in {(200, 400), (404, 200)}
            (row,) = portal.rows(contacts, contacts.c.id == contact)
            assert row.status_id == (status if taken.status == 200 else 0)


def test_a_pair_of_currencies_gets_one_rate(portal: Portal) -> None:
    with twins(portal, 4) as others:
        acts = [
            partial(
                as_seen_by(portal.owner, other).post,
                "crm/currency/rates",
                {"fromCurrency": "EUR", "toCurrency": "USD", "rate": number},
            )
            for number, other in enumerate(others, start=1)
        ]
        answers = at_once(acts)
    assert {answer.status for answer in answers} == {201}
    (row,) = portal.rows(currency_rates)
    last = [change for change in portal.rows(changes) if change.kind == Kind.CURRENCY_RATE][-1]
    assert json.loads(last.after)["rate"] == str(row.rate)


def test_what_one_process_changes_the_others_see_at_once(portal: Portal) -> None:
    """Reference tables are remembered by each process, and forgotten by all as soon as one changes them."""
    with twins(portal, 2) as (one, other):
        first, second = as_seen_by(portal.owner, one), as_seen_by(portal.owner, other)
        for turn in range(TURNS):
            made = first.post("crm/contact/type", {"title": f"Type {turn}"}).response
            assert made in second.get("crm/contact/type").response
            assert second.delete(f"crm/contact/type/{made['id']}").status == 200
            assert first.get(f"crm/contact/type/{made['id']}").status == 404
    (state,) = portal.rows(portal_state)
    assert state.reference_version > 2 * TURNS


def test_a_company_s_last_person_and_the_company_go_at_once(portal: Portal) -> None:
    """Linking a person to a company that is being deleted leaves no link to nowhere."""
    with twins(portal, 2) as (one, other):
        for _ in range(TURNS):
            company = portal.owner.post("crm/contact/company", {"companyName": "Nordwind"}).response["id"]
            body = {"firstName": "Ann", "lastName": "Lee"}
            person = portal.owner.post("crm/contact/person", body).response["id"]
            linked, gone = at_once(
                [
                    partial(
                        as_seen_by(portal.owner, one).post,
                        f"crm/contact/company/{company}/person",
                        {"personid": person},
                    ),
                    partial(as_seen_by(portal.owner, other).delete, f"crm/contact/{company}"),
                ]
            )
            assert gone.status == 200
            assert linked.status in {201, 404}
            (row,) = portal.rows(contacts, contacts.c.id == person)
            assert row.company_id == 0
