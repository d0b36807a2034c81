"""The sample business (an addition)."""

from __future__ import annotations

from tests.portals import Portal

from rapport.app.demo import fill


def test_the_owner_fills_an_empty_portal(portal: Portal) -> None:
    assert portal.user("eva", crm_admin=True).post("portal/sample").status == 403
    assert portal.owner.post("portal/sample").status == 201
    owner = portal.owner
    assert owner.get("crm/contact/filter", contactListView="company").total == 40
    assert owner.get("crm/contact/filter", contactListView="person").total == 120
    assert owner.get("crm/case/filter", contactid=0).total == 8
    figures = owner.get("crm/opportunity/figures", groupBy="stage").response
    assert figures["count"] == 62
    assert {group["title"] for group in figures["groups"]} == {
        stage["title"] for stage in owner.get("crm/opportunity/stage").response
    }
    months = owner.get("crm/figures/closings").response["months"]
    assert sum(month["wonCount"] for month in months) > sum(month["lostCount"] for month in months) > 3
    assert sum(1 for month in months if month["wonCount"]) > 6
    assert all(day["events"] for day in owner.get("crm/figures/activity").response["days"][-9:-2])
    mine = owner.get("people/@self").response["id"]
    assert owner.get("crm/task/filter", responsibleid=mine, isClosed=False).total >= 5
    assert owner.post("portal/sample").status == 409


def test_a_portal_in_use_stays_as_it_is(portal: Portal) -> None:
    body = {"companyName": "Hafen", "shareType": 1}
    assert portal.owner.post("crm/contact/company", body).status == 201
    assert portal.owner.post("portal/sample").status == 409
    assert not fill(portal.house)
    assert portal.owner.get("crm/contact/filter").total == 1
