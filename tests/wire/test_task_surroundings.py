"""Tasks for several contacts, and tasks with what they hang on (sheet 05, sections 3 and 5)."""

from __future__ import annotations

from sqlalchemy import delete
from tests.portals import Portal
from tests.wire.opportunity_records import (
    audited,
    case,
    company,
    opportunity,
    person,
    told,
)
from tests.wire.task_records import FILTER, draft, hung_on, ids, task

from rapport.core.kinds import Kind
from rapport.store.tables import contacts, search_documents, tasks

CREATED, GROUP_CREATED, DELETED = 3036, 3037, 3041


def test_one_task_for_each_of_several_contacts(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    one, two = company(ada, "One"), person(ada, "Tim", "Two")
    body = draft(bob, title="Write", contactId=[two, one, two, 4711], alertValue=15)
    answer = ada.post("crm/contact/task/group", body)
    assert answer.status == 201
    made = answer.response
    assert [each.get("contact", {}).get("id") for each in made] == [two, one, two, None]
    assert [each["id"] for each in made] == sorted(each["id"] for each in made)
    assert all(each["title"] == "Write" and each["alertValue"] == 15 for each in made)
    assert all("relativeItemsCount" not in each["category"] for each in made)
    assert "description" not in made[0]
    (entry,) = audited(portal, CREATED, GROUP_CREATED)
    assert entry == (GROUP_CREATED, [str(each["id"]) for each in made], ["Tim Two, One, Tim Two", "Write"])
    assert all(told(portal, Kind.TASK, each["id"])[0][0] == "created" for each in made)
    assert ids(bob.get(FILTER, filterValue="wri")) == [each["id"] for each in made]


def test_no_contacts_no_tasks(portal: Portal) -> None:
    ada = portal.user("ada")
    for body in ({}, {"contactId": []}):
        answer = ada.post("crm/contact/task/group", draft(ada) | body)
        assert (answer.status, answer.response) == (201, [])
    assert portal.rows(tasks) == []
    assert audited(portal, GROUP_CREATED) == []


def test_contacts_of_a_group_come_in_every_spelling(portal: Portal) -> None:
    ada = portal.user("ada")
    one, two = company(ada, "One"), company(ada, "Two")
    sent = {name: str(value) for name, value in draft(ada).items()}
    for name in ("contactId", "contactId[]", "contactid"):
        answer = ada.form("POST", "crm/contact/task/group", {**sent, name: [str(one), str(two)]})
        assert [each["contact"]["id"] for each in answer.response] == [one, two]


def test_tasks_go_with_what_they_hang_on(portal: Portal) -> None:
    ada = portal.user("ada")
    northwind, refit, leak = company(ada), opportunity(ada), case(ada)
    kept = task(ada)
    made = [
        task(ada, title=f"On {kind}", **hung_on(kind, record))
        for kind, record in (("contact", northwind), ("opportunity", refit), ("case", leak))
    ]
    for kind, record in (("opportunity", refit), ("case", leak), ("contact", northwind)):
        assert ada.delete(f"crm/{kind}/{record}").status == 200
    assert [row.id for row in portal.rows(tasks)] == [kept]
    documents = portal.rows(search_documents, search_documents.c.kind == int(Kind.TASK))
    assert [row.record_id for row in documents] == [kept]
    for each in made:
        verb, before, _ = told(portal, Kind.TASK, each)[-1]
        assert (verb, before["title"][:3]) == ("deleted", "On ")
    assert audited(portal, DELETED) == []


def test_merging_moves_tasks(portal: Portal) -> None:
    ada = portal.user("ada")
    one, two = company(ada, "One"), company(ada, "Two")
    made = task(ada, contactId=one)
    assert ada.put("crm/contact/merge", {"fromcontactid": one, "tocontactid": two}).status == 200
    assert ada.get(f"crm/task/{made}").response["contact"]["id"] == two
    verb, before, after = told(portal, Kind.TASK, made)[-1]
    assert (verb, before, after) == ("updated", {"contact_id": one}, {"contact_id": two})


def test_contacts_count_their_tasks(portal: Portal) -> None:
    ada = portal.user("ada")
    northwind = company(ada)
    assert "taskCount" not in ada.get(f"crm/contact/{northwind}").response
    late = task(ada, contactId=northwind, deadline="2020-01-02", title="Late")
    task(ada, contactId=northwind, deadline="2020-01-01", title="Later still")
    task(ada, contactId=northwind, title="To come")
    shown = ada.get(f"crm/contact/{northwind}").response
    assert (shown["taskCount"], shown["haveLateTasks"]) == (3, True)
    (pair,) = ada.get("crm/contact/simple/filter").response
    assert pair["task"]["title"] == "Later still"
    assert not {"entity", "canEdit", "isClosed", "relativeItemsCount"} & set(pair["task"])
    ada.put(f"crm/task/{late + 1}/close")
    (pair,) = ada.get("crm/contact/simple/filter").response
    assert pair["task"]["title"] == "Late"
    ada.put(f"crm/task/{late}/close")
    shown = ada.get(f"crm/contact/{northwind}").response
    assert (shown["taskCount"], shown["haveLateTasks"]) == (3, False)


def test_a_contact_that_vanished_leaves_its_task_to_those_it_belongs_to(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    northwind = company(ada)
    made = task(ada, contactId=northwind)
    assert ids(bob.get(FILTER)) == [made]
    portal.within(lambda work: work.tx.execute(delete(contacts).where(contacts.c.id == northwind)))
    assert bob.get(FILTER).response == []
    assert bob.get(f"crm/task/{made}").status == 403
    assert ids(ada.get(FILTER)) == [made]
