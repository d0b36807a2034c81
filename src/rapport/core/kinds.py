"""The kinds of record, with the numbers that the wire uses for them (sheet 04, section 1.5)."""

from __future__ import annotations

from enum import IntEnum


class Kind(IntEnum):
    """Entity types. ANY stands for "no particular record"; from 101 on, kinds that only our change log knows."""

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

    STAGE = 101
    LIST_ITEM = 102
    TAG = 103
    CUSTOM_FIELD = 104
    CURRENCY_RATE = 105
    CRM_SETTINGS = 106
    TASK_TEMPLATE_CONTAINER = 107
    TASK_TEMPLATE = 108
    USER = 110
    GROUP = 111
    PORTAL_SETTINGS = 112
