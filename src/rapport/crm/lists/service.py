"""Changing lists: the same rules for all four (sheet 05, section 5). Who changes a list is a CRM admin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapport.core.errors import BadArgument, Missing
from rapport.core.kinds import Kind
from rapport.crm.access import require_crm_admin
from rapport.crm.lists import rows
from rapport.crm.lists.records import WORDS, ItemList, ListItem, icon_file, title_key
from rapport.crm.lists.seed import SEED
from rapport.portal.changes.service import Audit, created, deleted, record, updated
from rapport.store.work import Work

TEXT_LIMIT = 255
"""Characters of title, description, colour and icon (sheet 02, section 9.2)."""

LARGEST_SORT_ORDER = 2**31 - 1


def seed(work: Work) -> None:
    """Fill the lists of a new portal; on a fresh database the ids are those of sheet 02, section 8.2."""
    for item in SEED:
        rows.insert_item(work, item)
    work.reference_changed()


def create(
    work: Work,
    which: ItemList,
    *,
    title: str | None,
    description: str | None = None,
    color: str | None = None,
    icon: str | None = None,
    sort_order: int = 0,
) -> int:
    """Add an item and return its id. Where the title is there already, return the id of the one that has it.

    `sort_order` 0 puts it last. A status needs a colour and a category an icon, checked after the title: finding a
    title needs neither. Raises Forbidden, or BadArgument for what is empty or too long.
    """
    require_crm_admin(work.viewer)
    item = _checked(ListItem(0, which, title or "", description or "", color or "", icon or "", sort_order))
    present = rows.items(work, which).values()
    for other in present:
        if other.title_key == item.title_key:
            return other.id
    _require_style(item)
    highest = max((other.sort_order for other in present), default=0)
    item = replace(item, sort_order=sort_order or min(highest + 1, LARGEST_SORT_ORDER))
    item = replace(item, id=rows.insert_item(work, item))
    work.reference_changed()
    audit = Audit(WORDS[which].created, (item.id,), (item.title,))
    record(work, created(Kind.LIST_ITEM, item.id, item), audit=audit)
    return item.id


def update(
    work: Work,
    which: ItemList,
    item_id: int,
    *,
    title: str | None,
    description: str | None = None,
    color: str | None = None,
    icon: str | None = None,
) -> None:
    """Give an item that nothing uses another title, description, colour and icon; what is not given is cleared.

    Its place in the order stays. Raises Forbidden, BadArgument (id 0, empty title, in use), Missing.
    """
    require_crm_admin(work.viewer)
    _require_id(item_id)
    given = _checked(ListItem(item_id, which, title or "", description or "", color or "", icon or ""))
    before = _require(work, which, item_id)
    if rows.is_used(work, before):
        raise BadArgument(f"Can't be edited. There are some {WORDS[which].users}.")
    _save(work, WORDS[which].updated, before, replace(given, sort_order=before.sort_order))


def recolor(work: Work, which: ItemList, item_id: int, color: str | None) -> None:
    """Give an item another colour, in use or not. Raises Forbidden, BadArgument (id 0, too long), Missing."""
    require_crm_admin(work.viewer)
    _require_id(item_id)
    before = _require(work, which, item_id)
    _save(work, WORDS[which].restyled, before, _checked(replace(before, color=color or "")))


def change_icon(work: Work, which: ItemList, item_id: int, icon: str | None) -> None:
    """Give an item another icon, in use or not. Raises Forbidden, BadArgument (id 0, too long), Missing."""
    require_crm_admin(work.viewer)
    _require_id(item_id)
    before = _require(work, which, item_id)
    _save(work, WORDS[which].restyled, before, _checked(replace(before, icon=icon or "")))


def reorder(work: Work, which: ItemList, titles: Sequence[str]) -> list[int]:
    """Number the items from 0 on in the order of the titles and return their ids; items not named keep theirs.

    Raises Forbidden, or BadArgument when a title is unknown; then nothing is changed.
    """
    require_crm_admin(work.viewer)
    waiting: dict[str, list[ListItem]] = {}
    for item in rows.items(work, which).values():
        waiting.setdefault(item.title_key, []).append(item)
    named: list[ListItem] = []
    for title in titles:
        bearers = waiting.get(title_key(title))
        if not bearers:
            raise BadArgument(f"'{title}' is not the title of a {WORDS[which].item}.", parameter="titles")
        # An update can make two items share a title: each mention then takes the next of them.
        named.append(bearers.pop(0) if len(bearers) > 1 else bearers[0])
    moved = {item.id: replace(item, sort_order=place) for place, item in enumerate(named)}
    if not moved:
        return []
    rows.save(work, moved.values())
    work.reference_changed()
    changes = [updated(Kind.LIST_ITEM, item.id, item, moved[item.id]) for item in dict.fromkeys(named)]
    audit = Audit(WORDS[which].reordered, tuple(moved), (", ".join(item.title for item in moved.values()),))
    record(work, *changes, audit=audit)
    return [item.id for item in named]


def delete(work: Work, which: ItemList, item_id: int) -> ListItem:
    """Take an item that nothing uses away and return it.

    Raises Forbidden, BadArgument (id 0, the last of its list, in use), Missing. Whoever can put something else in
    its users' place (a task category's) does so first.
    """
    item = require_deletable(work, which, item_id)
    words = WORDS[which]
    if rows.is_used(work, item):
        raise BadArgument(f"Can't be deleted. There are some {words.users}.")
    rows.delete_item(work, item)
    work.reference_changed()
    record(
        work, deleted(Kind.LIST_ITEM, item.id, item), audit=Audit(words.deleted, (item.id,), (item.title,))
    )
    return item


def require_deletable(work: Work, which: ItemList, item_id: int) -> ListItem:
    """Return an item that could be taken away if nothing used it.

    Raises Forbidden, BadArgument (id 0, the last of its list), Missing.
    """
    require_crm_admin(work.viewer)
    _require_id(item_id)
    item = _require(work, which, item_id)
    if len(rows.items(work, which)) < 2:
        raise BadArgument(f"The last {WORDS[which].item} cannot be deleted")
    return item


def _save(work: Work, action: int, before: ListItem, after: ListItem) -> None:
    rows.save(work, [after])
    work.reference_changed()
    record(
        work,
        updated(Kind.LIST_ITEM, after.id, before, after),
        audit=Audit(action, (after.id,), (after.title,)),
    )


def _require(work: Work, which: ItemList, item_id: int) -> ListItem:
    """Return an item of that very list (quirk 13 of sheet 03, Q9 of sheet 05: not of any)."""
    item = rows.items(work, which).get(item_id)
    if item is None:
        raise Missing
    return item


def _require_id(item_id: int) -> None:
    if item_id <= 0:
        raise BadArgument


def _checked(item: ListItem) -> ListItem:
    """Return the item as it is stored. Raises BadArgument naming a text that is too long or a title that is empty."""
    item = replace(item, icon=icon_file(item.icon))
    if not item.title.strip():
        raise BadArgument(parameter="title")
    texts = {
        "title": item.title,
        "description": item.description,
        "color": item.color,
        "imageName": item.icon,
    }
    for name, text in texts.items():
        if len(text) > TEXT_LIMIT:
            raise BadArgument(f"{name} has more than {TEXT_LIMIT} characters.", parameter=name)
    return item


def _require_style(item: ListItem) -> None:
    if item.list == ItemList.CONTACT_STATUS and not item.color:
        raise BadArgument(parameter="color")
    if item.list in {ItemList.TASK_CATEGORY, ItemList.HISTORY_CATEGORY} and not item.icon:
        raise BadArgument(parameter="imageName")
