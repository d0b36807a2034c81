"""List items in the database: four lists in one table with one sequence of ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, insert, select, update

from rapport.crm.lists.records import ItemList, ListItem
from rapport.store.tables import contacts, history_events, list_items, tasks
from rapport.store.uses import is_used as holds
from rapport.store.work import Work

_i = list_items.c

USERS = {
    ItemList.CONTACT_STATUS: contacts.c.status_id,
    ItemList.CONTACT_TYPE: contacts.c.type_id,
    ItemList.TASK_CATEGORY: tasks.c.category_id,
    ItemList.HISTORY_CATEGORY: history_events.c.category_id,
}
"""The column that refers to the items of each list."""

Items = Mapping[int, ListItem]


def load_lists(tx: Connection) -> Mapping[ItemList, Items]:
    """Return the items of every list by id, in their order. For `work.cached`."""
    lists: dict[ItemList, dict[int, ListItem]] = {each: {} for each in ItemList}
    statement = select(_i.id, _i.list, _i.title, _i.description, _i.color, _i.icon, _i.sort_order)
    for row in tx.execute(statement.order_by(_i.list, _i.sort_order, _i.id)):
        which = ItemList(row.list)
        lists[which][row.id] = ListItem(
            row.id, which, row.title, row.description, row.color, row.icon, row.sort_order
        )
    return lists


def items(work: Work, which: ItemList) -> Items:
    """Return the items of a list by id, in their order, from memory."""
    return work.cached(load_lists)[which]


def is_used(work: Work, item: ListItem) -> bool:
    """Whether any record refers to the item."""
    return holds(work, USERS[item.list], item.id)


def insert_item(work: Work, item: ListItem) -> int:
    """Store a new item and return its id; the one it brings is ignored."""
    item_id: int = work.tx.execute(insert(list_items).values(**_columns(item)).returning(_i.id)).scalar_one()
    return item_id


def save(work: Work, changed: Iterable[ListItem]) -> None:
    """Store items that have their ids."""
    for item in changed:
        work.tx.execute(update(list_items).where(_i.id == item.id).values(**_columns(item)))


def delete_item(work: Work, item: ListItem) -> None:
    """Take an item away."""
    work.tx.execute(delete(list_items).where(_i.id == item.id))


def _columns(item: ListItem) -> dict[str, object]:
    return {
        "list": item.list,
        "title": item.title,
        "description": item.description,
        "color": item.color,
        "icon": item.icon,
        "sort_order": item.sort_order,
    }
