"""Making one contact of two (sheet 03, section 7)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update
from tests.portals import Portal
from tests.wire.contact_records import (
    audits,
    company,
    event,
    field,
    info,
    invoice,
    opportunity,
    person,
    tag,
    task,
)

from rapport.core.kinds import Kind
from rapport.crm.contacts.records import ContactInfo
from rapport.crm.contacts.records.uniting import united_infos
from rapport.store.tables import (
    access_entries,
    changes,
    contact_infos,
    contact_links,
    contacts,
    custom_field_values,
    history_events,
    invoices,
    opportunities,
    search_documents,
    tag_links,
    tasks,
)

MERGE = "crm/contact/merge"


def columns(portal: Portal, contact: int, **values: Any) -> None:
    portal.within(
        lambda work: work.tx.execute(update(contacts).where(contacts.c.id == contact).values(**values))
    )


def test_the_survivor_gets_what_the_other_had(portal: Portal) -> None:
    ada = portal.user("ada")
    firm = company(ada)["id"]
    ann = person(ada, "Ann", "Lee", jobTitle="Buyer")["id"]
    twin = person(ada, "Anna", "Leigh", jobTitle="Boss", companyId=firm, about="notes", managerList=[ada.id])[
        "id"
    ]
    columns(portal, twin, status_id=14, type_id=17, industry="Ships", currency="EUR")
    work_of_twin = [task(portal, twin), task(portal, twin, is_closed=True)]
    note = event(portal, twin)
    main, both, own = (
        opportunity(portal, main=twin, members=(twin,)),
        opportunity(portal, members=(twin, ann)),
        opportunity(portal, main=ann, members=(ann,)),
    )
    bill = invoice(portal, twin, twin)
    tag(portal, "Gold", ann, twin)
    tag(portal, "Old", twin)

    answer = ada.put(MERGE, {"fromcontactid": twin, "tocontactid": ann})
    shown = answer.response
    assert answer.status == 200
    assert shown == ada.get(f"crm/contact/{ann}").response
    assert (shown["id"], shown["displayName"], shown["title"]) == (ann, "Ann Lee", "Buyer")
    assert (shown["about"], shown["industry"], shown["contactStatus"]["id"]) == ("notes", "Ships", 14)
    assert (shown["company"]["id"], shown["taskCount"], shown["currency"]) == (firm, 2, None)
    assert ada.get(f"crm/contact/{firm}").response["personsCount"] == 1
    row = portal.rows(contacts, contacts.c.id == ann)[0]
    assert (row.type_id, row.modified_by, row.share_type) == (17, ada.id, 1)

    assert ada.get(f"crm/contact/{twin}").status == 404
    assert [(each.id, each.contact_id) for each in portal.rows(tasks)] == [
        (each, ann) for each in work_of_twin
    ]
    assert [(each.id, each.contact_id) for each in portal.rows(history_events)] == [(note, ann)]
    assert {each.id: each.contact_id for each in portal.rows(opportunities)} == {main: ann, both: 0, own: ann}
    assert [(each.record_id, each.contact_id) for each in portal.rows(contact_links)] == [
        (main, ann), (both, ann), (own, ann),
    ]  # fmt: skip
    assert [tuple(each)[0:1] + tuple(each)[2:] for each in portal.rows(invoices)] == [(bill, ann, ann)]
    assert ada.get("crm/contact/filter", tags=["Gold", "Old"]).total == 1
    assert {each.record_id for each in portal.rows(tag_links)} == {ann}
    assert portal.rows(access_entries) == []
    assert portal.rows(search_documents, search_documents.c.record_id == twin) == []
    assert audits(portal)[-1] == (3033, f'["{twin}","{ann}"]', '["Anna Leigh","Ann Lee"]')
    told = [(each.verb, each.record_id) for each in portal.rows(changes, changes.c.kind == Kind.CONTACT)]
    assert told[-2:] == [("updated", str(ann)), ("deleted", str(twin))]
    assert '"managers":["' in portal.rows(changes)[-1].before


def test_what_the_survivor_has_stays(portal: Portal) -> None:
    ada = portal.user("ada")
    north, south = company(ada, "North")["id"], company(ada, "South")["id"]
    ann = person(ada, companyId=north, about="mine", shareType=2, managerList=[ada.id])["id"]
    twin = person(ada, "Bo", companyId=south, about="other", jobTitle="Boss")["id"]
    columns(portal, ann, status_id=13, industry="Ropes")
    columns(portal, twin, status_id=14, industry="Ships")
    shown = ada.put(MERGE, {"fromcontactid": twin, "tocontactid": ann}).response
    assert (shown["about"], shown["industry"], shown["contactStatus"]["id"]) == ("mine", "Ropes", 13)
    assert (shown["company"]["id"], shown["title"], shown["shareType"]) == (north, "Boss", 2)
    assert [each.subject_id for each in portal.rows(access_entries)] == [ada.id]
    assert "personsCount" not in ada.get(f"crm/contact/{south}").response


def test_custom_values_fill_gaps_where_the_field_applies(portal: Portal) -> None:
    ada = portal.user("ada")
    shared, mine, of_companies = field(portal, "A"), field(portal, "B"), field(portal, "C", Kind.COMPANY)
    firm = company(
        ada, customFieldList=[{"key": each, "value": "firm"} for each in (shared, mine, of_companies)]
    )["id"]
    ann = person(ada, customFieldList=[{"key": mine, "value": "ann"}])["id"]
    shown = ada.put(MERGE, {"fromcontactid": firm, "tocontactid": ann}).response
    assert {each["id"]: each["fieldValue"] for each in shown["customFields"]} == {shared: "firm", mine: "ann"}
    assert {each.record_id for each in portal.rows(custom_field_values)} == {ann}
    assert ada.get("crm/contact/filter", filterValue="firm").total == 1


def test_details_are_united(portal: Portal) -> None:
    ada = portal.user("ada")
    ann, twin = person(ada)["id"], person(ada, "Bo")["id"]
    info(ada, ann, "Email", "ann@x", isPrimary=True)
    info(ada, ann, "Phone", "1")
    info(ada, twin, "Email", "ANN@X", isPrimary=True)
    info(ada, twin, "Email", "bo@x", isPrimary=True)
    info(ada, twin, "Email", "home@x", isPrimary=True, category="Home")
    info(ada, twin, "Phone", "1", isPrimary=True)
    address = {"city": "Cork", "category": 1, "isPrimary": True}
    ada.post(f"crm/contact/{ann}/addressdata", {"address": {**address, "city": "Cobh"}})
    ada.post(f"crm/contact/{twin}/addressdata", {"address": address})
    ada.put(MERGE, {"fromcontactid": twin, "tocontactid": ann})
    found = [
        (each.contact_id, each.info_type, each.data, each.is_primary)
        for each in portal.rows(contact_infos)
        if each.info_type != 7
    ]
    assert found == [
        (ann, 1, "ann@x", True),
        (ann, 0, "1", False),
        (ann, 1, "bo@x", False),
        (ann, 1, "home@x", True),
        (ann, 0, "1", True),
    ]
    addresses = ada.get(f"crm/contact/{ann}").response["addresses"]
    assert [(each["city"], each.get("isPrimary")) for each in addresses] == [("Cobh", True), ("Cork", None)]
    assert "isPrimary" not in portal.rows(contact_infos)[-1].data
    assert ada.get("crm/contact/filter", filterValue="cork").response[0]["id"] == ann


def test_persons_of_a_merged_company_go_over(portal: Portal) -> None:
    ada = portal.user("ada")
    north, south = company(ada, "North")["id"], company(ada, "South", about="x")["id"]
    ann, bo = person(ada, companyId=north)["id"], person(ada, "Bo", companyId=south, shareType=0)["id"]
    shown = ada.put(MERGE, {"fromcontactid": south, "tocontactid": north}).response
    assert (shown["personsCount"], shown["about"]) == (2, "x")
    assert {each["id"] for each in ada.get(f"crm/contact/company/{north}/person").response} == {ann, bo}
    assert audits(portal)[-1] == (3016, f'["{south}","{north}"]', '["South","North"]')


def test_a_company_taken_into_a_person_leaves_nobody_in_it(portal: Portal) -> None:
    ada = portal.user("ada")
    firm = company(ada)["id"]
    ann, bo = person(ada, companyId=firm)["id"], person(ada, "Bo", companyId=firm)["id"]
    shown = ada.put(MERGE, {"fromcontactid": firm, "tocontactid": ann}).response
    assert (shown["displayName"], "company" in shown) == ("Ann Lee", False)
    assert "company" not in ada.get(f"crm/contact/{bo}").response
    assert audits(portal)[-1][0] == 3033


def test_a_person_may_be_taken_into_their_company(portal: Portal) -> None:
    ada = portal.user("ada")
    firm = company(ada)["id"]
    ann = person(ada, companyId=firm, jobTitle="Buyer")["id"]
    shown = ada.put(MERGE, {"fromcontactid": ann, "tocontactid": firm}).response
    assert (shown["companyName"], "personsCount" in shown, "title" in shown) == ("Nordwind Ltd", False, False)
    row = portal.rows(contacts)[0]
    assert (row.job_title, row.company_id) == ("", 0)


def test_merging_is_refused(portal: Portal) -> None:
    ada, bob = portal.user("ada"), portal.user("bob")
    free, read, hidden = (person(ada, shareType=kind)["id"] for kind in (1, 2, 0))
    for source, target, status in (
        (0, free, 400), (free, 0, 400), (-1, free, 400), (999, free, 404), (free, 999, 404), (read, free, 403),
        (free, read, 403), (hidden, free, 403), (free, hidden, 403),
    ):  # fmt: skip
        assert bob.put(MERGE, {"fromcontactid": source, "tocontactid": target}).status == status, (
            source,
            target,
        )
    assert bob.put(MERGE).status == 400
    assert len(portal.rows(contacts)) == 3


def test_one_and_the_same_is_left_alone(portal: Portal) -> None:
    ada = portal.user("ada")
    ann = person(ada)
    before = portal.rows(contacts)
    assert ada.put(MERGE, {"fromcontactid": ann["id"], "tocontactid": ann["id"]}).response == ann
    assert portal.rows(contacts) == before
    assert len(audits(portal)) == 1


@pytest.mark.parametrize("has_own", [True, False])
def test_a_photo_is_adopted_only_by_a_survivor_without_one(portal: Portal, has_own: bool) -> None:
    ada = portal.user("ada")
    ann, twin = person(ada)["id"], person(ada, "Bo")["id"]
    columns(portal, twin, photo="1-a.png")
    if has_own:
        columns(portal, ann, photo="2-b.png")
    ada.put(MERGE, {"fromcontactid": twin, "tocontactid": ann})
    assert portal.rows(contacts)[0].photo == ("2-b.png" if has_own else "1-a.png")


INFOS = st.lists(
    st.builds(
        ContactInfo,
        id=st.integers(1, 10**6),
        contact_id=st.just(1),
        info_type=st.sampled_from([0, 1]),
        category=st.sampled_from([0, 1]),
        data=st.sampled_from(["a", "A", "b"]),
        is_primary=st.booleans(),
    ),
    max_size=6,
    unique_by=lambda each: each.id,
)


@given(INFOS, INFOS)
def test_no_detail_is_lost_and_none_displaces_another(
    kept: list[ContactInfo], given_: list[ContactInfo]
) -> None:
    moving, dropped = united_infos(kept, given_)
    assert sorted([each.id for each in moving] + dropped) == sorted(each.id for each in given_)

    def says(each: ContactInfo) -> tuple[int, int, str]:
        return each.info_type, each.category, each.data.casefold()

    assert {says(each) for each in [*kept, *moving]} == {says(each) for each in [*kept, *given_]}
    settled = {(each.info_type, each.category) for each in kept if each.is_primary}
    assert not any(each.is_primary and (each.info_type, each.category) in settled for each in moving)
