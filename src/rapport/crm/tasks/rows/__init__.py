"""Tasks in the database."""

from rapport.crm.tasks.rows.matching import first_keys, walked
from rapport.crm.tasks.rows.tasks import (
    COLUMNS,
    Standing,
    delete_tasks,
    find,
    give_to,
    insert_tasks,
    load_any,
    load_editable,
    move_to_category,
    move_to_contact,
    of_category,
    of_contacts,
    of_records,
    open_tasks_of,
    record,
    save,
    set_closed,
)

__all__ = [
    "COLUMNS",
    "Standing",
    "delete_tasks",
    "find",
    "first_keys",
    "give_to",
    "insert_tasks",
    "load_any",
    "load_editable",
    "move_to_category",
    "move_to_contact",
    "of_category",
    "of_contacts",
    "of_records",
    "open_tasks_of",
    "record",
    "save",
    "set_closed",
    "walked",
]
