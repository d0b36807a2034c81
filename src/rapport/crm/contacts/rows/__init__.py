"""Rows of contacts and of their details."""

from rapport.crm.contacts.rows.contacts import (
    clear_company,
    delete,
    editable_ids_of_company,
    find,
    find_many,
    insert,
    invoiced,
    keep_newest_event,
    keep_sort_keys,
    persons_of,
    save,
    set_columns,
    taking_part,
    visible_ids,
)
from rapport.crm.contacts.rows.infos import (
    delete_infos,
    find_info,
    infos_of,
    infos_of_contacts,
    insert_infos,
    save_info,
)

__all__ = [
    "clear_company",
    "delete",
    "delete_infos",
    "editable_ids_of_company",
    "find",
    "find_info",
    "find_many",
    "infos_of",
    "infos_of_contacts",
    "insert",
    "insert_infos",
    "invoiced",
    "keep_newest_event",
    "keep_sort_keys",
    "persons_of",
    "save",
    "save_info",
    "set_columns",
    "taking_part",
    "visible_ids",
]
