"""Reading contacts for the outside."""

from rapport.crm.contacts.queries.bulk import deletable_among, deletable_ids, editable_among, editable_ids
from rapport.crm.contacts.queries.details import card, cards, emptied, listed, single
from rapport.crm.contacts.queries.finding import by_email, by_prefix, members_by_prefix, with_email
from rapport.crm.contacts.queries.infos import info, info_values, infos, one_info
from rapport.crm.contacts.queries.lists import by_info, page, page_with_tasks, persons
from rapport.crm.contacts.queries.photos import big_photo, photo_of, photo_path, photos_of
from rapport.crm.contacts.queries.settings import crm_settings
from rapport.crm.contacts.queries.sharing import managers
from rapport.crm.contacts.queries.types import type_of

__all__ = [
    "big_photo",
    "by_email",
    "by_info",
    "by_prefix",
    "card",
    "cards",
    "crm_settings",
    "deletable_among",
    "deletable_ids",
    "editable_among",
    "editable_ids",
    "emptied",
    "info",
    "info_values",
    "infos",
    "listed",
    "managers",
    "members_by_prefix",
    "one_info",
    "page",
    "page_with_tasks",
    "persons",
    "photo_of",
    "photo_path",
    "photos_of",
    "single",
    "type_of",
    "with_email",
]
