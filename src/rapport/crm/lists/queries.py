"""Reading lists."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.core.errors import BadArgument, Missing
from rapport.crm.lists import rows
from rapport.crm.lists.records import ItemList, ListItem
from rapport.crm.lists.schemas import CategoryShape, ListItemShape, category_shape, item_shape
from rapport.store.tables import list_items
from rapport.store.uses import count_uses, counted_uses
from rapport.store.work import Work


def items(work: Work, which: ItemList) -> rows.Items:
    """Return the items of a list by id, in their order. From memory: no statement, or one."""
    return rows.items(work, which)


def statuses(work: Work) -> dict[int, ListItemShape]:
    """Return the contact statuses as contacts embed them, by id. From memory: no statement, or one."""
    return {key: item_shape(item) for key, item in items(work, ItemList.CONTACT_STATUS).items()}


def categories(work: Work, which: ItemList) -> dict[int, CategoryShape]:
    """Return task or history categories as tasks and events embed them, by id. From memory, likewise."""
    return {key: category_shape(item) for key, item in items(work, which).items()}


def page(work: Work, which: ItemList) -> list[ListItemShape]:
    """Return contact statuses or types in their order, with how many contacts of the portal have each."""
    used = _usage(work, which)
    return [item_shape(item, used[key]) for key, item in items(work, which).items()]


def category_page(work: Work, which: ItemList) -> list[CategoryShape]:
    """Return task or history categories in their order, with how many tasks or events of the portal have each."""
    used = _usage(work, which)
    return [category_shape(item, used[key]) for key, item in items(work, which).items()]


def single(work: Work, which: ItemList, item_id: int) -> ListItemShape:
    """Return one contact status or type.

    Raises BadArgument for id 0, Missing for an id that is not in the list (quirk 13 of sheet 03: the reference
    answers with items of other lists).
    """
    item = _item(work, which, item_id)
    return item_shape(item, _count_users(work, item))


def single_category(work: Work, which: ItemList, item_id: int) -> CategoryShape:
    """Return one task or history category. Raises BadArgument, Missing, likewise."""
    item = _item(work, which, item_id)
    return category_shape(item, _count_users(work, item))


def several(work: Work, which: ItemList, item_ids: Sequence[int]) -> list[ListItemShape]:
    """Return contact statuses or types in the order of the ids, which must exist."""
    used, known = _usage(work, which), items(work, which)
    return [item_shape(known[key], used[key]) for key in item_ids]


def several_categories(work: Work, which: ItemList, item_ids: Sequence[int]) -> list[CategoryShape]:
    """Return task or history categories in the order of the ids, which must exist."""
    used, known = _usage(work, which), items(work, which)
    return [category_shape(known[key], used[key]) for key in item_ids]


def _item(work: Work, which: ItemList, item_id: int) -> ListItem:
    if item_id <= 0:
        raise BadArgument
    try:
        return items(work, which)[item_id]
    except KeyError:
        raise Missing from None


def _usage(work: Work, which: ItemList) -> dict[int, int]:
    """Return how many records of the whole portal, whoever may see them, refer to each item."""
    return counted_uses(work, rows.USERS[which], list_items.c.id, list(items(work, which)))


def _count_users(work: Work, item: ListItem) -> int:
    return count_uses(work, rows.USERS[item.list], item.id)
