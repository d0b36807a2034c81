"""The lists of a new portal, and what the other lists' own calls will rely on (sheet 02, section 8.2; sheet 05)."""

from __future__ import annotations

import pytest
from sqlalchemy import insert
from tests.portals import Portal

from rapport.core.errors import BadArgument, Missing
from rapport.crm.lists import queries, service
from rapport.crm.lists.records import ItemList
from rapport.store.tables import list_items, tags, tasks

ICONS = "/Products/CRM/App_Themes/default/images/"


def test_a_new_portal_has_its_lists_under_the_known_ids(portal: Portal) -> None:
    found = [(row.id, row.list, row.title, row.sort_order) for row in portal.rows(list_items)]
    assert [(item, which) for item, which, *_ in found] == [
        (item, which)
        for item, which in zip(range(1, 24), [2] * 12 + [1] * 3 + [4] * 4 + [3] * 4, strict=True)
    ]
    assert found[1] == (2, ItemList.TASK_CATEGORY, "Opportunity", 2)
    assert found[11] == (12, ItemList.TASK_CATEGORY, "Expression of gratitude", 12)
    assert found[19] == (20, ItemList.HISTORY_CATEGORY, "Note", 1)
    assert [row.title for row in portal.rows(tags)] == ["Lead", "Customer", "Supplier", "Staff"]


def test_categories_are_embedded_with_their_icon(portal: Portal) -> None:
    shapes = portal.within(lambda work: queries.categories(work, ItemList.TASK_CATEGORY))
    assert shapes[4].image_path == f"{ICONS}task_category_email.png"
    assert (shapes[4].title, shapes[4].sort_order, shapes[4].description) == ("Email", 4, "")


def test_a_category_needs_an_icon_and_keeps_its_file_name_alone(portal: Portal) -> None:
    which = ItemList.TASK_CATEGORY
    with pytest.raises(BadArgument):
        portal.within(lambda work: service.create(work, which, title="Visit"))
    made = portal.within(lambda work: service.create(work, which, title="Visit", icon=f"{ICONS}visit.png"))
    found = portal.within(lambda work: queries.items(work, which)[made])
    assert (found.icon, found.sort_order) == ("visit.png", 13)
    portal.within(lambda work: service.change_icon(work, which, made, "other.png"))
    assert portal.within(lambda work: queries.items(work, which)[made]).icon == "other.png"
    with pytest.raises(Missing):
        portal.within(lambda work: service.change_icon(work, which, 13, "other.png"))


def test_a_task_category_in_use_is_kept(portal: Portal) -> None:
    def use(work: object) -> None:
        statement = insert(tasks).values(
            title="Call", deadline=work.now, responsible_id=portal.owner.id, category_id=1, is_closed=False,
            created_by=portal.owner.id, created_at=work.now, modified_by=portal.owner.id, modified_at=work.now,
        )  # fmt: skip
        work.tx.execute(statement)

    portal.within(use)
    with pytest.raises(BadArgument, match=r"^Can't be edited\. There are some tasks with this category\.$"):
        portal.within(lambda work: service.update(work, ItemList.TASK_CATEGORY, 1, title="Ring"))
    with pytest.raises(BadArgument, match=r"^Can't be deleted\. There are some tasks with this category\.$"):
        portal.within(lambda work: service.delete(work, ItemList.TASK_CATEGORY, 1))
    portal.within(lambda work: service.delete(work, ItemList.TASK_CATEGORY, 2))
