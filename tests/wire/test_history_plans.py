"""By which index pages of events are read, with no statistics to help (sheet 06, section 1.4).

SQLite alone: PostgreSQL plans by statistics, which an empty table has none of.
"""

from __future__ import annotations

from typing import Any

import pytest
from tests.portals import Client, Portal
from tests.wire.file_records import company, event, opportunity, person

from rapport.store import paging


def plan_of_page(portal: Portal, client: Client, **parameters: Any) -> str:
    """Return the plan of the statement that read the page."""
    with portal.statements() as seen:
        assert client.get("crm/history/filter", count=1, **parameters).status == 200
    (page,) = [each for each in seen if "can_edit" in each or "history_events.content," in each]

    def explain(work: Any) -> str:
        rows = work.tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {page}", (None,) * page.count("?"))
        return "\n".join(row[-1] for row in rows)

    return str(portal.within(explain))


@pytest.fixture(params=["admin", "user"])
def reader(request: pytest.FixtureRequest, portal: Portal) -> Client:
    if portal.backend != "sqlite":
        pytest.skip("PostgreSQL decides by its statistics")
    return portal.owner if request.param == "admin" else portal.user("ada")


DESCENDING = {"sortOrder": "descending"}
HOLDERS = {"contact": 1, "opportunity": 1}


@pytest.mark.parametrize(
    ("parameters", "index"),
    [
        ({}, "created_at"),
        ({"sortBy": "created"}, "created_at"),
        ({"createBy": "me"}, "created_by_created_at"),
        ({"categoryId": -1}, "category_id_created_at"),
        ({"fromDate": "2020-01-01", "toDate": "2030-01-01"}, "created_at"),
        ({"filterValue": "rang"}, "created_at"),
        ({"entityType": "contact", "entityId": "person"}, "contact_id"),
        ({"entityType": "contact", "entityId": "person", "categoryId": -1, "createBy": "me"}, "contact_id"),
        ({"entityType": "opportunity", "entityId": "deal", "fromDate": "2020-01-01"}, "entity_kind"),
        ({"sortBy": "category", **DESCENDING}, "category_id"),
        ({"sortBy": "createBy"}, "created_by"),
        ({"sortBy": "content", **DESCENDING}, "content_sort"),
        ({"sortBy": "content", "entityType": "contact", "entityId": "person"}, "content_sort"),
    ],
    ids=str,
)
def test_a_page_follows_the_index_of_its_order(
    portal: Portal,
    reader: Client,
    monkeypatch: pytest.MonkeyPatch,
    parameters: dict[str, Any],
    index: str,
) -> None:
    ids = {"me": reader.id, "person": person(reader), "deal": opportunity(reader)}
    for _ in range(3):
        event(reader, ids["person"])
        event(reader, entityType="opportunity", entityId=ids["deal"])
    # As if every filter matched too many rows to start from them.
    monkeypatch.setattr(paging, "FEW", 0)
    plan = plan_of_page(portal, reader, **{name: ids.get(value, value) for name, value in parameters.items()})
    assert f"INDEX ix_history_events_{index} " in plan.replace("\n", " \n") + " ", plan
    assert "TEMP B-TREE" not in plan, plan
    assert "MULTI-INDEX" not in plan, plan


def test_a_company_s_events_are_walked_person_by_person(
    portal: Portal, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    nordwind = company(reader)
    for number in range(3):
        event(reader, person(reader, f"P{number}", companyId=nordwind))
    monkeypatch.setattr(paging, "FEW", 0)
    plan = plan_of_page(portal, reader, entityType="contact", entityId=nordwind)
    assert plan.count("INDEX ix_history_events_contact_id (contact_id=?)") == 4, plan
    assert "SCAN history_events" not in plan, plan
