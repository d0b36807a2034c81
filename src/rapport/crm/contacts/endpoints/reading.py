"""Finding and reading contacts (sheet 03, section 5)."""

from __future__ import annotations

from datetime import datetime

from rapport.core.errors import BadArgument
from rapport.core.kinds import Kind
from rapport.crm.cards.schemas import ContactWithEmailShape
from rapport.crm.contacts import queries
from rapport.crm.contacts.records import (
    ContactListView,
    InfoFilter,
    InfoType,
    PrefixTarget,
    SearchType,
    contact_filter,
)
from rapport.crm.contacts.schemas import (
    CompanyShape,
    ContactWithPhoneShape,
    ContactWithTaskShape,
    PersonShape,
)
from rapport.portal.call import Call
from rapport.protocol.call import Page, Sorted
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid

TAG = "crm/Contacts"


@operation("GET", "crm/contact/{contactid:int}", tag=TAG, summary="Get a contact by ID")
def get_contact(call: Call, contactid: int) -> PersonShape | CompanyShape:
    """Return a person or a company with everything that is known of it, tags aside.

    Parameters:
        contactid: Id of the contact. An unknown one, and one that the caller may not see, is 404.
    """
    return queries.single(call.work, contactid)


@operation("GET", "crm/contact/filter", tag=TAG, summary="Get filtered contacts")
def list_contacts(
    call: Call,
    *,
    tags: list[str],
    contact_stage: int | None,
    contact_type: int | None,
    contact_list_view: ContactListView,
    responsibleid: Guid | None,
    is_shared: bool | None,
    from_date: datetime | None,
    to_date: datetime | None,
) -> Page[PersonShape | CompanyShape]:
    """Return a page of the contacts that the caller may see; all filters have to hold, `filterValue` is searched for.

    `sortBy` takes `displayName`, `contactType` (which sorts by status), `created`, `firstName`, `lastName`,
    `history`, `id`; without it the newest come first.

    Parameters:
        tags: Titles of tags that a contact has to carry, all of them.
        contact_stage: Id of the status; 0 finds those without, a negative one does not filter.
        contact_type: Id of the contact type; 0 finds those without, a negative one does not filter.
        contact_list_view: All, Company, Person, or WithOpportunity for those that take part in an opportunity.
        responsibleid: Id of a user who manages the contacts; the zero id finds those without managers.
        is_shared: Whether they are shared with everyone.
        from_date: Earliest time of creation.
        to_date: Last day of creation; the whole day counts.
    """
    wanted = contact_filter(
        tags=tags,
        status_id=contact_stage,
        type_id=contact_type,
        view=contact_list_view,
        responsible_id=responsibleid,
        is_shared=is_shared,
        created_from=from_date,
        created_to=to_date,
        text=call.listing.filter_value,
    )
    return queries.page(call.work, wanted, call.listing)


@operation("GET", "crm/contact/simple/filter", tag=TAG, summary="Get filtered contacts with tasks")
def list_contacts_with_tasks(
    call: Call,
    *,
    tags: list[str],
    contact_stage: int | None,
    contact_type: int | None,
    contact_list_view: ContactListView,
    responsibleid: Guid | None,
    is_shared: bool | None,
    from_date: datetime | None,
    to_date: datetime | None,
) -> Page[ContactWithTaskShape]:
    """Return a page of contacts in a short form, each with its oldest open task; without `sortBy` by name.

    Parameters:
        tags: Titles of tags that a contact has to carry, all of them.
        contact_stage: Id of the status; 0 finds those without, a negative one does not filter.
        contact_type: Id of the contact type; 0 finds those without, a negative one does not filter.
        contact_list_view: All, Company, Person, or WithOpportunity for those that take part in an opportunity.
        responsibleid: Id of a user who manages the contacts; the zero id finds those without managers.
        is_shared: Whether they are shared with everyone.
        from_date: Earliest time of creation.
        to_date: Last day of creation; the whole day counts.
    """
    wanted = contact_filter(
        tags=tags,
        status_id=contact_stage,
        type_id=contact_type,
        view=contact_list_view,
        responsible_id=responsibleid,
        is_shared=is_shared,
        created_from=from_date,
        created_to=to_date,
        text=call.listing.filter_value,
    )
    return queries.page_with_tasks(call.work, wanted, call.listing)


@operation("GET", "crm/contact/simple/byEmail", tag=TAG, summary="Find contacts by e-mail")
def find_contacts_by_email(call: Call, term: str | None, max_count: int) -> Sorted[ContactWithTaskShape]:
    """Return contacts with an e-mail address whose names, notes or address contain every word of a text.

    Parameters:
        term: What to look for; nothing is found without it.
        max_count: Most contacts to return; nothing is found when it is 0 or less.
    """
    return Sorted(queries.by_email(call.work, term or "", max_count))


@operation("GET", "crm/contact/mail", tag=TAG, summary="Get contacts with e-mails")
def list_contacts_with_email(call: Call, contactids: list[int]) -> list[ContactWithEmailShape]:
    """Return those of the contacts that the caller may see with their first primary e-mail address.

    Parameters:
        contactids: Ids of contacts.
    """
    return queries.with_email(call.work, contactids)


@operation("GET", "crm/contact/byprefix", tag=TAG, summary="Find contacts by name")
def find_contacts_by_prefix(
    call: Call,
    *,
    prefix: str | None,
    search_type: int = 0,
    entity_type: PrefixTarget = PrefixTarget.CONTACT,
    entity_id: int = 0,
) -> Sorted[ContactWithPhoneShape]:
    """Return up to 30 contacts whose names contain every word of a text, each with its first primary phone.

    With `entityID`, the members of an opportunity or case whose names contain the text, letter case included.

    Parameters:
        prefix: What to look for; empty finds everybody.
        search_type: -1 all, 0 companies, 1 persons, 2 persons without company, 3 companies and such persons.
        entity_type: Opportunity or Case; other kinds have no members.
        entity_id: Id of the opportunity or case whose members are meant; 0 for all contacts.
    """
    try:
        wanted = SearchType(search_type)
    except ValueError:
        raise BadArgument(parameter="searchType") from None
    if entity_id > 0:
        return queries.members_by_prefix(call.work, prefix or "", Kind(entity_type), entity_id)
    return Sorted(queries.by_prefix(call.work, prefix or "", wanted))


@operation("GET", "crm/contact/bycontactinfo", tag=TAG, summary="Get contacts by contact information")
def find_contacts_by_info(
    call: Call,
    *,
    info_type: InfoType | None,
    data: str | None,
    category: int | None,
    is_primary: bool | None,
) -> Page[PersonShape | CompanyShape]:
    """Return the contacts that have one detail for which all of this holds.

    Parameters:
        info_type: Type of the detail; required.
        data: Text that its data contains, letter case aside; without it any data will do.
        category: Number of its category.
        is_primary: Whether it is a primary one.
    """
    if info_type is None:
        raise BadArgument(parameter="infoType")
    wanted = InfoFilter(
        info_type=info_type, data=(data or "").strip(), category=category, is_primary=is_primary
    )
    return queries.by_info(call.work, wanted, call.listing)


@operation("GET", "crm/contact/company/{companyid:int}/person", tag=TAG, summary="Get company persons")
def list_company_persons(
    call: Call, companyid: int
) -> Page[PersonShape | CompanyShape] | list[PersonShape | CompanyShape]:
    """Return the persons of a company that the caller may see.

    Parameters:
        companyid: Id of the company.
    """
    return queries.persons(call.work, companyid, call.listing)
