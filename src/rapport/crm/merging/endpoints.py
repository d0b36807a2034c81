"""Deleting and merging contacts (sheet 03, sections 7 and 8)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from rapport.core.errors import BadArgument
from rapport.crm.cards.queries import visible_contacts
from rapport.crm.cards.schemas import ContactBaseShape
from rapport.crm.contacts import queries as contacts
from rapport.crm.contacts.records import ContactListView, contact_filter
from rapport.crm.contacts.schemas import CompanyShape, PersonShape
from rapport.crm.merging import service
from rapport.portal.call import Call
from rapport.protocol.call import Page
from rapport.protocol.operations import operation

TAG = "crm/Contacts"


@operation("DELETE", "crm/contact/{contactid:int}", tag=TAG, summary="Delete a contact")
def delete_contact(call: Call, contactid: int) -> PersonShape | CompanyShape:
    """Delete a contact with its details, tasks, history, tags and photo, and answer with what is left to tell.

    A contact that an invoice names can't be deleted. Opportunities and cases stay, without it; so do the persons
    of a company.

    Parameters:
        contactid: Id of the contact.
    """
    found = contacts.cards(call.work, [contactid])
    service.delete_contact(call.work, contactid)
    return contacts.emptied(found[0])


@operation("PUT", "crm/contact", tag=TAG, summary="Delete contacts by IDs")
def delete_contacts(call: Call, contactids: list[int]) -> Page[ContactBaseShape]:
    """Delete several contacts and answer with those that could be deleted; the others are passed over.

    Parameters:
        contactids: Ids of the contacts; at least one.
    """
    if not contactids:
        raise BadArgument(parameter="contactids")
    ids = contacts.deletable_among(call.work, contactids)
    return _delete(call, ids, contactids)


@operation("DELETE", "crm/contact/filter", tag=TAG, summary="Delete contacts by parameters")
def delete_filtered_contacts(
    call: Call,
    *,
    tags: list[str],
    contact_stage: int | None,
    contact_type: int | None,
    contact_list_view: ContactListView,
    from_date: datetime | None,
    to_date: datetime | None,
) -> Page[ContactBaseShape]:
    """Delete every contact that matches and that the caller may delete, and answer with them.

    Without any parameter that is every contact. `filterValue` in the query is searched for.

    Parameters:
        tags: Titles of tags that a contact has to carry, all of them.
        contact_stage: Id of the status; 0 finds those without, a negative one does not filter.
        contact_type: Id of the contact type; 0 finds those without, a negative one does not filter.
        contact_list_view: All, Company, Person, or WithOpportunity for those that take part in an opportunity.
        from_date: Earliest time of creation.
        to_date: Last day of creation; the whole day counts.
    """
    wanted = contact_filter(
        tags=tags,
        status_id=contact_stage,
        type_id=contact_type,
        view=contact_list_view,
        created_from=from_date,
        created_to=to_date,
        text=call.listing.filter_value,
    )
    ids = contacts.deletable_ids(call.work, wanted)
    return _delete(call, ids, ids)


@operation("PUT", "crm/contact/merge", tag=TAG, summary="Merge contacts")
def merge_contacts(call: Call, fromcontactid: int, tocontactid: int) -> PersonShape | CompanyShape:
    """Take one contact into another and answer with the one that stays, under its id and names.

    Details, tags, tasks, history, memberships, opportunities and invoices of the other go over to it; notes,
    industry, status and type do where it has none. The other is deleted.

    Parameters:
        fromcontactid: Id of the contact that is taken in and deleted.
        tocontactid: Id of the contact that stays.
    """
    service.merge(call.work, fromcontactid, tocontactid)
    return contacts.card(call.work, tocontactid)


def _delete(call: Call, ids: Sequence[int], asked_for: Sequence[int]) -> Page[ContactBaseShape]:
    """Answer with as many of the deleted as a page holds, in the form they had."""
    listing = call.listing
    end = listing.start_index + listing.count
    shown = ids[listing.start_index : end]
    forms = visible_contacts(call.work, shown)
    service.delete_contacts(call.work, ids, asked_for=asked_for)
    total = len(ids) if len(ids) > listing.count else None
    return Page([forms[each] for each in shown], total, len(ids) > end)
