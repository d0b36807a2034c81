"""Access rights of contacts (sheet 03, section 9)."""

from __future__ import annotations

from datetime import datetime

from rapport.crm.contacts import queries, service
from rapport.crm.contacts.endpoints import in_parts
from rapport.crm.contacts.endpoints.drafts import page_of
from rapport.crm.contacts.records import ContactListView, contact_filter
from rapport.crm.contacts.schemas import CompanyShape, PersonShape
from rapport.portal.call import Call
from rapport.portal.people.schemas import EmployeeShape
from rapport.protocol.call import Page
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid

TAG = "crm/Contacts"


@operation("GET", "crm/contact/{contactid:int}/access", tag=TAG, summary="Get contact access rights")
def list_contact_managers(call: Call, contactid: int) -> list[EmployeeShape]:
    """Return the users who manage a private contact; of a shared one nobody is told.

    Parameters:
        contactid: Id of the contact.
    """
    return queries.managers(call.work, contactid)


@operation("PUT", "crm/contact/{contactid:int}/access", tag=TAG, summary="Set contact access rights")
def set_contact_access(
    call: Call, contactid: int, is_shared: bool, manager_list: list[Guid]
) -> PersonShape | CompanyShape:
    """Share a contact with everyone, or close it to all but its managers, and answer with the new state.

    Parameters:
        contactid: Id of the contact.
        is_shared: Whether everyone may read and write it; false makes it private.
        manager_list: Ids of the users who manage it from now on; none leaves it without managers.
    """
    service.set_access_of_each(call.work, [contactid], is_shared=is_shared, managers=manager_list)
    return queries.card(call.work, contactid)


@operation(
    "PUT",
    "crm/contact/access",
    tag=TAG,
    summary="Set access rights to the contacts by IDs",
    parts=in_parts.access_of_each,
)
def set_access_of_contacts(
    call: Call, contactid: list[int], is_shared: bool, manager_list: list[Guid]
) -> Page[PersonShape | CompanyShape]:
    """Share several contacts, or close them: all of them, or none if the caller may not edit one.

    Parameters:
        contactid: Ids of the contacts.
        is_shared: Whether everyone may read and write them; false makes them private.
        manager_list: Ids of the users who manage them from now on; none leaves them without managers.
    """
    ids = service.set_access_of_each(call.work, contactid, is_shared=is_shared, managers=manager_list)
    return page_of(call.work, ids, call.listing, queries.cards)


@operation(
    "PUT",
    "crm/contact/filter/access",
    tag=TAG,
    summary="Set access rights to the contacts by parameters",
    parts=in_parts.access_of_filtered,
)
def set_access_of_filtered_contacts(
    call: Call,
    *,
    tags: list[str],
    contact_stage: int | None,
    contact_type: int | None,
    contact_list_view: ContactListView,
    from_date: datetime | None,
    to_date: datetime | None,
    is_private: bool | None,
    is_shared: bool | None,
    manager_list: list[Guid],
) -> Page[PersonShape | CompanyShape]:
    """Share, or close, all contacts that match and that the caller may edit, and answer with them.

    Quirk 6: `isPrivate` means what it says. With neither `isPrivate` nor `isShared` the contacts become private.

    Parameters:
        tags: Titles of tags that a contact has to carry, all of them.
        contact_stage: Id of the status; 0 finds those without, a negative one does not filter.
        contact_type: Id of the contact type; 0 finds those without, a negative one does not filter.
        contact_list_view: All, Company, Person, or WithOpportunity for those that take part in an opportunity.
        from_date: Earliest time of creation.
        to_date: Last day of creation; the whole day counts.
        is_private: Whether only the managers may see them.
        is_shared: Whether everyone may read and write them; wins over `isPrivate`.
        manager_list: Ids of the users who manage them from now on; none leaves them without managers.
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
    shared = is_private is False if is_shared is None else is_shared
    ids = queries.editable_ids(call.work, wanted)
    service.set_access(call.work, ids, is_shared=shared, managers=manager_list)
    return page_of(call.work, ids, call.listing, queries.listed)
