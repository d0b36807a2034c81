"""Events, what lists pick and sort them by, and what an event of a mail tells."""

from rapport.crm.history.records.content import CONTENT_LIMIT, plain_text, safe_content, safe_html
from rapport.crm.history.records.events import (
    ENTITY_WORDS,
    FILES_UPLOADED,
    MAIL,
    SYSTEM_CATEGORIES,
    TASK_CLOSED,
    Event,
    EventDraft,
    EventFilter,
    EventOrder,
    SystemCategory,
    day_end,
    entity_word,
    order_of,
)
from rapport.crm.history.records.mails import Mail, mail_subject, mail_words, read_mail

__all__ = [
    "CONTENT_LIMIT",
    "ENTITY_WORDS",
    "FILES_UPLOADED",
    "MAIL",
    "SYSTEM_CATEGORIES",
    "TASK_CLOSED",
    "Event",
    "EventDraft",
    "EventFilter",
    "EventOrder",
    "Mail",
    "SystemCategory",
    "day_end",
    "entity_word",
    "mail_subject",
    "mail_words",
    "order_of",
    "plain_text",
    "read_mail",
    "safe_content",
    "safe_html",
]
