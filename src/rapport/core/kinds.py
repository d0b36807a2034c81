"""The kinds of record, with the numbers that the wire uses for them (sheet 04, section 1.5)."""

from __future__ import annotations

from enum import IntEnum


class Kind(IntEnum):
    """Entity types. ANY stands for "no particular record"."""

    ANY = -1
    CONTACT = 0
    OPPORTUNITY = 1
    RELATIONSHIP_EVENT = 2
    TASK = 3
    COMPANY = 4
    PERSON = 5
    FILE = 6
    CASE = 7
    INVOICE = 8
