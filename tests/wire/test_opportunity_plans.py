"""By which index pages of opportunities and cases are read, with no statistics to help (sheet 04, sections 2.9, 5.4).

SQLite alone: PostgreSQL plans by statistics, which an empty table has none of.
"""

from __future__ import annotations

from typing import Any

import pytest
from tests.portals import Client, Portal
from tests.wire.opportunity_records import case, company, opportunity

from rapport.store import paging

ASCENDING: dict[str, Any] = {}
DESCENDING = {"sortOrder": "descending"}
MINE = {"responsibleid": "me"}
STAGE = {"opportunityStagesid": 1}


def plan_of_page(portal: Portal, client: Client, path: str, **parameters: Any) -> str:
    """Return the plan of the statement that read the page."""
    with portal.statements() as seen:
        assert client.get(path, count=1, **parameters).status == 200
    table = "opportunities" if "opportunity" in path else "cases"
    (page,) = [each for each in seen if f"SELECT {table}.id, {table}.title" in each]

    def explain(work: Any) -> str:
        rows = work.tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {page}", (None,) * page.count("?"))
        return "\n".join(row[-1] for row in rows)

    return str(portal.within(explain))


@pytest.mark.parametrize(
    ("parameters", "index"),
    [
        ({**ASCENDING, "sortBy": "stage"}, "stage_order"),
        ({**ASCENDING, "sortBy": "title"}, "title_sort"),
        ({**DESCENDING, "sortBy": "title"}, "title_sort"),
        ({**DESCENDING, "sortBy": "bidvalue"}, "bid_value"),
        ({**DESCENDING, "sortBy": "dateandtime"}, "close_at"),
        ({**DESCENDING, "sortBy": "created"}, "created_at"),
        ({**ASCENDING, "sortBy": "responsible"}, "responsible_id_stage_order"),
        ({**MINE, "sortBy": "title"}, "responsible_id_title_sort"),
        ({**MINE, "sortBy": "stage"}, "responsible_id_stage_order"),
        ({**MINE, **DESCENDING, "sortBy": "bidvalue"}, "responsible_id_bid_value"),
        ({**STAGE, "sortBy": "title"}, "stage_id_title_sort"),
        ({**STAGE, **DESCENDING, "sortBy": "dateandtime"}, "stage_id_close_at"),
        ({**STAGE, **DESCENDING, "sortBy": "stage"}, "stage_order"),
        ({"stageType": "Open", "sortBy": "stage"}, "stage_order"),
        ({"stageType": "Open", "sortBy": "title"}, "title_sort"),
        ({"contactid": 1, "sortBy": "title"}, "title_sort"),
        ({"contactid": 1, "contactAlsoIsParticipant": True, "sortBy": "title"}, "title_sort"),
        ({"filterValue": "support", "sortBy": "title"}, "title_sort"),
        ({"fromDate": "2020-01-01", "toDate": "2030-01-01", "sortBy": "title"}, "title_sort"),
        ({"fromDate": "2020-01-01", "toDate": "2030-01-01", "sortBy": "dateandtime"}, "close_at"),
    ],
)
def test_a_page_follows_the_index_of_its_order(
    portal: Portal, monkeypatch: pytest.MonkeyPatch, parameters: dict[str, Any], index: str
) -> None:
    if portal.backend != "sqlite":
        return
    ada = portal.user("ada")
    northwind = company(ada)
    for _ in range(3):
        opportunity(ada, contactid=northwind, expectedCloseDate="2024-01-01")
    # As if every filter matched too many rows to start from them.
    monkeypatch.setattr(paging, "FEW", 0)
    monkeypatch.setattr(paging, "HANDFUL", -1)
    if "responsibleid" in parameters:
        parameters = {**parameters, "responsibleid": ada.id}
    plan = plan_of_page(portal, ada, "crm/opportunity/filter", **parameters)
    assert f"INDEX ix_opportunities_{index}" in plan, plan
    assert "TEMP B-TREE" not in plan, plan
    assert "MULTI-INDEX" not in plan, plan


def test_descending_by_stage_each_stage_is_walked_by_its_index(portal: Portal) -> None:
    if portal.backend != "sqlite":
        return
    ada = portal.user("ada")
    opportunity(ada)
    with portal.statements() as seen:
        assert ada.get("crm/opportunity/filter", sortBy="stage", **DESCENDING).status == 200
    (page,) = [each for each in seen if "UNION ALL" in each]

    def explain(work: Any) -> list[str]:
        rows = work.tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {page}", (None,) * page.count("?"))
        return [row[-1] for row in rows]

    plan = portal.within(explain)
    walks = [step for step in plan if "INDEX ix_opportunities_stage_order (stage_order=?)" in step]
    assert len(walks) == 9, plan
    assert not [step for step in plan if step.startswith("SCAN opportunities")], plan


@pytest.mark.parametrize(
    ("parameters", "index"),
    [
        ({"isClosed": False}, "is_closed_title_sort"),
        ({"isClosed": True, "sortBy": "title", **DESCENDING}, "is_closed_title_sort"),
        ({"isClosed": True, "sortBy": "dateandtime", **DESCENDING}, "is_closed_created_at"),
        ({"isClosed": False, "sortBy": "createby"}, "is_closed_created_by"),
        ({"sortBy": "created", **DESCENDING}, "created_at"),
        ({"filterValue": "complaint", "sortBy": "created"}, "created_at"),
    ],
)
def test_a_page_of_cases_follows_the_index_of_its_order(
    portal: Portal, monkeypatch: pytest.MonkeyPatch, parameters: dict[str, Any], index: str
) -> None:
    if portal.backend != "sqlite":
        return
    ada = portal.user("ada")
    for closed in (True, True, False, False):
        made = case(ada)
        if closed:
            ada.put(f"crm/case/{made}/close")
    monkeypatch.setattr(paging, "FEW", 0)
    plan = plan_of_page(portal, ada, "crm/case/filter", **parameters)
    assert f"INDEX ix_cases_{index}" in plan, plan
    assert "TEMP B-TREE" not in plan, plan
