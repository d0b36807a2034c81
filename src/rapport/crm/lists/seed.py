"""The lists of a new portal (sheet 02, section 8.2)."""

from __future__ import annotations

from rapport.crm.lists.records import ItemList, ListItem

_TASK_CATEGORIES = (
    ("Phone call", "call"),
    ("Opportunity", "deal"),
    ("Demo", "demo"),
    ("Email", "email"),
    ("Fax", "fax"),
    ("Execution control", "follow_up"),
    ("Lunch", "lunch"),
    ("Appointment", "meeting"),
    ("Note", "note"),
    ("Delivery", "ship"),
    ("Social networks", "social_networks"),
    ("Expression of gratitude", "thank_you"),
)
_STATUSES = (("Cold", "#8a98d8"), ("Warm", "#ffd267"), ("Hot", "#df7895"))
_TYPES = ("Client", "Supplier", "Partner", "Competitor")
_HISTORY_CATEGORIES = (
    ("Note", "note"),
    ("Email", "email"),
    ("Phone call", "call"),
    ("Appointment", "meeting"),
)

SEED: tuple[ListItem, ...] = (
    *(
        ListItem(0, ItemList.TASK_CATEGORY, title, icon=f"task_category_{icon}.png", sort_order=place)
        for place, (title, icon) in enumerate(_TASK_CATEGORIES, start=1)
    ),
    *(
        ListItem(0, ItemList.CONTACT_STATUS, title, color=color, sort_order=place)
        for place, (title, color) in enumerate(_STATUSES, start=1)
    ),
    *(
        ListItem(0, ItemList.CONTACT_TYPE, title, sort_order=place)
        for place, title in enumerate(_TYPES, start=1)
    ),
    *(
        ListItem(0, ItemList.HISTORY_CATEGORY, title, icon=f"event_category_{icon}.png", sort_order=place)
        for place, (title, icon) in enumerate(_HISTORY_CATEGORIES, start=1)
    ),
)
"""In the order in which they get their ids."""
