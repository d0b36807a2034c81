"""Whether there is room for the sample business."""

from __future__ import annotations

from rapport.crm.contacts import queries as contact_queries
from rapport.crm.contacts.records import ContactFilter
from rapport.protocol.call import Listing
from rapport.store.work import Work


def is_empty(work: Work) -> bool:
    """Return whether the CRM holds no contact that the caller may see."""
    return not contact_queries.page(work, ContactFilter(), Listing(count=1)).items
