"""Deleting and merging contacts (sheet 03, sections 7 and 8)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from rapport.core.errors import BadArgument
from rapport.core.kinds import Kind
from rapport.crm.cards.queries import visible_contacts
from rapport.crm.cards.schemas import ContactBaseShape
from rapport.crm.contacts import queries as contacts
from rapport.crm.contacts.records import ContactListView, contact_filter
from rapport.crm.contacts.schemas import CompanyShape, PersonShape
from rapport.crm.history import queries as history
from rapport.crm.merging import service
from rapport.portal.call import Call
from rapport.protocol.call import Page
from rapport.protocol.operations import operation
from rapport.protocol.parts import Parts
from rapport.store.work import Work

TAG = "crm/Contacts"


def _deletion_of_several(call: Call, most: int, contactids: list[int]) -> Parts | None:
    """Delete several contacts in parts of a few hundred (decision 0011)."""
    if len(contactids) <= most:
        return None
    return _deletion(call, contacts.deletable_among(call.work, contactids), contactids)


def _deletion_of_filtered(
    call: Call,
    _most: int,
    *,
    tags: list[str],
    contact_stage: int | None,
    contact_type: int | None,
    contact_list_view: ContactListView,
    from_date: datetime | None,
    to_date: datetime | None,
) -> Parts:
    """Delete every contact that matches, likewise."""
    wanted = contact_filter(
        tags=tags,
        status_id=contact_stage,
        type_id=contact_type,
        view=contact_list_view,
        created_from=from_date,
        created_to=to_date,
        text=call.listing.filter_value,
    )
    return _deletion(call, contacts.deletable_ids(call.work, wanted), ())


def _deletion(call: Call, ids: Sequence[int], asked_for: Sequence[int]) -> Parts:
    """The forms are read ahead: those of the persons of a company tell it, which may be gone before them."""
    listing = call.listing
    forms = visible_contacts(call.work, ids[listing.start_index : listing.start_index + listing.count])

    def act(work: Work, some: Sequence[int]) -> list[int]:
        going = contacts.deletable_among(work, some)
        service.delete_contacts(work, going, asked_for=asked_for or going)
        return going

    def answer(_call: Call, gone: Sequence[int]) -> Page[ContactBaseShape]:
        page = gone[listing.start_index : listing.start_index + listing.count]
        total = len(gone) if len(gone) > listing.count else None
        shown = [forms[each] for each in page if each in forms]
        return Page(shown, total, len(gone) > listing.start_index + listing.count)

    return Parts(ids, act, answer, history.weights(call.work, Kind.CONTACT, ids))


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


@operation("PUT", "crm/contact", tag=TAG, summary="Delete contacts by IDs", parts=_deletion_of_several)
def delete_contacts(call: Call, contactids: list[int]) -> Page[ContactBaseShape]:
    """Delete several contacts and answer with those that could be deleted; the others are passed over.

    Parameters:
        contactids: Ids of the contacts; at least one.
    """
    if not contactids:
        raise BadArgument(parameter="contactids")
    ids = contacts.deletable_among(call.work, contactids)
    return _delete(call, ids, contactids)


@operation(
    "DELETE",
    "crm/contact/filter",
    tag=TAG,
    summary="Delete contacts by parameters",
    parts=_deletion_of_filtered,
)
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
