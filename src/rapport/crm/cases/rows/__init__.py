"""Cases in the database."""

from rapport.crm.cases.rows.cases import (
    delete_cases,
    find,
    insert_case,
    load,
    load_any,
    load_several,
    save,
    set_closed,
    set_private,
)
from rapport.crm.cases.rows.matching import load_matching, matching_ids, walked

__all__ = [
    "delete_cases",
    "find",
    "insert_case",
    "load",
    "load_any",
    "load_matching",
    "load_several",
    "matching_ids",
    "save",
    "set_closed",
    "set_private",
    "walked",
]
