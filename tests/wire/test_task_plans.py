"""By which index pages of tasks are read, with no statistics to help (sheet 05, section 4.2).

SQLite alone: PostgreSQL plans by statistics, which an empty table has none of.
"""

from __future__ import annotations

from typing import Any

import pytest
from tests.portals import Client, Portal
from tests.wire.opportunity_records import company
from tests.wire.task_records import FILTER, task

from rapport.store import paging

DESCENDING = {"sortOrder": "descending"}
MINE = {"responsibleid": "me"}


def plan_of_page(portal: Portal, client: Client, **parameters: Any) -> list[str]:
    """Return the steps of the statement that read the page."""
    with portal.statements() as seen:
        assert client.get(FILTER, count=1, **parameters).status == 200
    page = max((each for each in seen if "title_sort" in each or "created_at" in each), key=len)

    def explain(work: Any) -> list[str]:
        rows = work.tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {page}", (None,) * page.count("?"))
        return [row[-1] for row in rows]

    return list(portal.within(explain))


@pytest.mark.parametrize(
    ("parameters", "index"),
    [
        ({}, "is_closed_deadline"),
        ({"sortBy": "deadLine", **DESCENDING}, "is_closed_deadline"),
        ({"isClosed": False}, "is_closed_deadline"),
        ({"sortBy": "title"}, "is_closed_title_sort"),
        ({"sortBy": "title", **DESCENDING}, "is_closed_title_sort_desc"),
        ({"sortBy": "category"}, "category_id"),
        ({"sortBy": "category", **DESCENDING}, "category_id"),
        ({"sortBy": "contact"}, "is_closed_contact_sort"),
        ({"sortBy": "contact", **DESCENDING}, "is_closed_contact_sort"),
        ({"sortBy": "contactManager"}, "responsible_id"),
        ({"sortBy": "contactManager", **DESCENDING}, "responsible_id"),
        ({"sortBy": "id"}, "is_closed_id"),
        ({"sortBy": "id", **DESCENDING}, "is_closed_id"),
        ({"sortBy": "created", **DESCENDING}, "created_at"),
        (MINE, "responsible_id"),
        ({**MINE, "isClosed": True, "sortBy": "deadLine", **DESCENDING}, "responsible_id"),
        ({**MINE, "sortBy": "title"}, "is_closed_title_sort"),
        ({"categoryid": 1}, "category_id"),
        ({"categoryid": 1, "sortBy": "contactManager"}, "responsible_id"),
        ({"fromDate": "2020-01-01", "toDate": "2040-01-01"}, "is_closed_deadline"),
        ({"fromDate": "2020-01-01", "sortBy": "title"}, "is_closed_title_sort"),
        ({"entityType": "contact", "entityid": 1}, "is_closed_deadline"),
        ({"filterValue": "call"}, "is_closed_deadline"),
        ({"filterValue": "call", "sortBy": "category"}, "category_id"),
    ],
)
def test_a_page_follows_the_index_of_its_order(
    portal: Portal, monkeypatch: pytest.MonkeyPatch, parameters: dict[str, Any], index: str
) -> None:
    if portal.backend != "sqlite":
        return
    ada = portal.user("ada")
    northwind = company(ada)
    for number in range(4):
        made = task(ada, contactId=northwind, categoryId=1 + number % 2)
        if number % 2:
            ada.put(f"crm/task/{made}/close")
    # As if every filter matched too many rows to start from them.
    monkeypatch.setattr(paging, "FEW", 0)
    if "responsibleid" in parameters:
        parameters = {**parameters, "responsibleid": ada.id}
    steps = plan_of_page(portal, ada, **parameters)
    walks = [step for step in steps if step.startswith(("SEARCH tasks USING", "SCAN tasks USING"))]
    assert walks, steps
    assert all(f"INDEX ix_tasks_{index} " in f"{step} " or "PRIMARY KEY" in step for step in walks), steps
    assert not [step for step in steps if step in {"SCAN tasks", "SCAN found"}], steps
    # What is sorted is but the rows of one moment, or those that a page may reach.
    sorted_as_a_whole = [step for step in steps if step == "USE TEMP B-TREE FOR ORDER BY"]
    assert len(sorted_as_a_whole) <= (
        4 if "numbered" in " ".join(steps) or "json_each" in " ".join(steps) else 0
    )


@pytest.mark.parametrize(
    ("parameters", "indexes"),
    [
        ({"responsibleid": "me"}, {"responsible_id"}),
        ({"categoryid": 2}, {"category_id"}),
        ({"entityType": "contact", "entityid": 1}, {"contact_id"}),
        ({"entityType": "case", "entityid": 1}, {"entity_kind"}),
        ({"fromDate": "2020-01-01", "toDate": "2040-01-01"}, {"is_closed_deadline"}),
    ],
)
def test_a_filter_that_matches_few_is_where_the_page_starts(
    portal: Portal, parameters: dict[str, Any], indexes: set[str]
) -> None:
    if portal.backend != "sqlite":
        return
    ada = portal.user("ada")
    task(ada, contactId=company(ada))
    if "responsibleid" in parameters:
        parameters = {**parameters, "responsibleid": ada.id}
    steps = plan_of_page(portal, ada, sortBy="title", **parameters)
    used = {
        step.partition("ix_tasks_")[2].partition(" ")[0]
        for step in steps
        if step.startswith("SEARCH tasks USING") and "ix_tasks_" in step
    }
    assert used == indexes, steps
