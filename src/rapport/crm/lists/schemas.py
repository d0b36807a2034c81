"""List items on the wire (sheet 05, section 5.2)."""

from __future__ import annotations

from rapport.crm.lists.records import ListItem
from rapport.protocol.shapes import Shape

ICON_FOLDER = "/Products/CRM/App_Themes/default/images/"
"""Where clients expect icons. They take the last segment without its ending for the icon's key."""


class ListItemShape(Shape, frozen=True, kw_only=True):
    """A contact status or a contact type. Inside a contact the number of users is left out."""

    relative_items_count: int = 0
    title: str
    description: str
    color: str
    sort_order: int = 0
    id: int


class CategoryShape(Shape, frozen=True, kw_only=True):
    """A task or history category. Inside a task or an event the number of users is left out."""

    relative_items_count: int = 0
    image_path: str
    title: str
    description: str | None = None
    """Left out of the system's own history categories alone, as is the colour."""
    color: str | None = None
    sort_order: int = 0
    id: int


def item_shape(item: ListItem, used: int = 0) -> ListItemShape:
    """Return a contact status or type as the wire writes it, with the number of contacts that have it."""
    return ListItemShape(
        relative_items_count=used,
        title=item.title,
        description=item.description,
        color=item.color,
        sort_order=item.sort_order,
        id=item.id,
    )


def category_shape(item: ListItem, used: int = 0) -> CategoryShape:
    """Return a task or history category as the wire writes it, with the number of its tasks or events."""
    return CategoryShape(
        relative_items_count=used,
        image_path=ICON_FOLDER + item.icon if item.icon else "",
        title=item.title,
        description=item.description,
        color=item.color,
        sort_order=item.sort_order,
        id=item.id,
    )
