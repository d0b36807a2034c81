"""What a list item is, and how the four lists differ (sheet 05, section 5)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from rapport.core.text import fold


class ItemList(IntEnum):
    """The lists, with the numbers that `tables.list_items` uses."""

    CONTACT_STATUS = 1
    TASK_CATEGORY = 2
    HISTORY_CATEGORY = 3
    CONTACT_TYPE = 4


@dataclass(frozen=True, slots=True)
class ListItem:
    """An entry of one of the lists. What a list has no use for is empty: a status's icon, a category's colour."""

    id: int
    list: ItemList
    title: str
    description: str = ""
    color: str = ""
    icon: str = ""
    sort_order: int = 0

    @property
    def title_key(self) -> str:
        """The form under which titles of one list are the same."""
        return title_key(self.title)


@dataclass(frozen=True, slots=True)
class ListWords:
    """How a list is spoken of in messages, and its actions in the audit trail (sheet 05, sections 5.5 to 5.9)."""

    item: str
    users: str
    """What an item is in use by."""
    created: int
    updated: int
    restyled: int
    """Its colour or icon alone was changed; 0: the list has neither."""
    reordered: int
    deleted: int


WORDS: dict[ItemList, ListWords] = {
    ItemList.CONTACT_STATUS: ListWords("contact status", "related contacts", 3084, 3085, 3086, 3087, 3088),
    ItemList.CONTACT_TYPE: ListWords("contact type", "related contacts", 3090, 3091, 0, 3092, 3093),
    ItemList.HISTORY_CATEGORY: ListWords(
        "history category", "history events with this category", 3125, 3126, 3127, 3128, 3129
    ),
    ItemList.TASK_CATEGORY: ListWords(
        "task category", "tasks with this category", 3130, 3131, 3132, 3133, 3134
    ),
}


def title_key(title: str) -> str:
    """Return the form under which titles of one list are the same: case, accents and trailing blanks aside."""
    return fold(title.rstrip())


def icon_file(name: str) -> str:
    """Return the file name of an icon path; its folders are the client's matter."""
    return name.replace("\\", "/").rsplit("/", maxsplit=1)[-1]
