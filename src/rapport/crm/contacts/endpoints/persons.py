"""Making and replacing persons (sheet 03, sections 6.1, 6.2 and 6.5)."""

from __future__ import annotations

from datetime import datetime

from rapport.crm.access.records import ShareType
from rapport.crm.cards.queries import visible_contacts
from rapport.crm.cards.schemas import ContactBaseShape
from rapport.crm.contacts import queries, service
from rapport.crm.contacts.endpoints.drafts import person_draft, scaled_photo
from rapport.crm.contacts.records import ContactDraft
from rapport.crm.contacts.records.photos import Photo
from rapport.crm.contacts.schemas import CompanyShape, PersonNameInput, PersonShape
from rapport.portal.call import Call
from rapport.protocol.call import Page, Upload
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid
from rapport.protocol.shapes import KeyValue

TAG = "crm/Contacts"


@operation("POST", "crm/contact/person", tag=TAG, summary="Create a person", prepare=scaled_photo)
def create_person(
    call: Call,
    *,
    first_name: str | None,
    last_name: str | None,
    job_title: str | None,
    company_id: int,
    about: str | None,
    share_type: ShareType,
    manager_list: list[Guid],
    custom_field_list: list[KeyValue],
    photo: list[Upload],  # noqa: ARG001  `prepared` is what became of it
    prepared: Photo | None = None,
) -> PersonShape | CompanyShape:
    """Create a person and answer with it.

    A private person (`shareType` 0) without managers, created by somebody who is no CRM administrator, gets its
    creator as manager, who could not see it otherwise.

    Parameters:
        first_name: First name; required.
        last_name: Last name; may be empty.
        job_title: What the person does.
        company_id: Id of the company the person works for, one that the caller may see; 0 for none.
        about: Notes.
        share_type: 0 private, 1 shared for reading and writing, 2 shared for reading.
        manager_list: Ids of the users who manage the person, and see it when it is private.
        custom_field_list: Values of custom fields; empty ones do not count.
        photo: A picture, PNG or JPEG, of at most 5 MB, as a file of a multipart body.
    """
    draft = person_draft(
        first_name=first_name,
        last_name=last_name,
        job_title=job_title,
        company_id=company_id,
        about=about,
        share_type=share_type,
        manager_list=manager_list,
        custom_field_list=custom_field_list,
        photo=prepared,
    )
    return queries.card(call.work, service.create_person(call.work, draft))


@operation(
    "PUT", "crm/contact/person/{personid:int}", tag=TAG, summary="Update a person", prepare=scaled_photo
)
def update_person(
    call: Call,
    *,
    personid: int,
    first_name: str | None,
    last_name: str | None,
    job_title: str | None,
    company_id: int,
    about: str | None,
    share_type: ShareType,
    manager_list: list[Guid],
    custom_field_list: list[KeyValue],
    photo: list[Upload],  # noqa: ARG001  `prepared` is what became of it
    prepared: Photo | None = None,
) -> PersonShape | CompanyShape:
    """Replace what is known of a person and answer with the new state. What is not sent is cleared.

    So send `companyId` and `shareType` again: without them the person leaves the company and becomes private.
    Status, contact type, details and tags stay as they are.

    Parameters:
        personid: Id of the person.
        first_name: First name; required.
        last_name: Last name; required.
        job_title: What the person does.
        company_id: Id of the company the person works for; 0 for none.
        about: Notes.
        share_type: 0 private, 1 shared for reading and writing, 2 shared for reading.
        manager_list: Ids of the users who manage the person; none leaves the managers as they are.
        custom_field_list: Values of custom fields; empty ones leave the stored value as it is.
        photo: A new picture, as a file of a multipart body.
    """
    draft = person_draft(
        first_name=first_name,
        last_name=last_name,
        job_title=job_title,
        company_id=company_id,
        about=about,
        share_type=share_type,
        manager_list=manager_list,
        custom_field_list=custom_field_list,
        photo=prepared,
    )
    service.update_person(call.work, personid, draft)
    return queries.card(call.work, personid)


@operation("POST", "crm/contact/person/quick", tag=TAG, summary="Create persons")
def create_persons(call: Call, data: list[PersonNameInput]) -> Page[ContactBaseShape] | None:
    """Create private persons, managed by the caller, from their names: all of them or none.

    Parameters:
        data: First name (`key`) and last name (`value`) of each; entries that lack one are passed over.
    """
    drafts = [
        ContactDraft(is_company=False, first_name=name.key, last_name=name.value)
        for name in data
        if name.key and name.value
    ]
    ids = service.quick_create(call.work, drafts)
    return _made(call, ids)


@operation("POST", "crm/contact/company/quick", tag=TAG, summary="Create companies")
def create_companies(call: Call, company_name: list[str]) -> Page[ContactBaseShape] | None:
    """Create private companies, managed by the caller, from their names: all of them or none.

    Parameters:
        company_name: Names; empty ones are passed over.
    """
    drafts = [ContactDraft(is_company=True, company_name=name) for name in company_name if name]
    ids = service.quick_create(call.work, drafts)
    return _made(call, ids)


@operation(
    "PUT", "crm/contact/{contactid:int}/creationdate", tag=TAG, summary="Set the creation date of a contact"
)
def set_contact_creation_date(call: Call, contactid: int, creation_date: datetime | None) -> None:
    """Set when a contact was created: for data that comes from elsewhere.

    Parameters:
        contactid: Id of the contact.
        creation_date: The time of creation; required.
    """
    service.set_creation_date(call.work, contactid, creation_date)


@operation(
    "PUT", "crm/contact/{contactid:int}/lastmodifeddate", tag=TAG, summary="Set when a contact was changed"
)
def set_contact_modification_date(call: Call, contactid: int, last_modifed_date: datetime | None) -> None:
    """Set when a contact was last changed: for data that comes from elsewhere. The names are spelled like this.

    Parameters:
        contactid: Id of the contact.
        last_modifed_date: The time of the last change; required.
    """
    service.set_modification_date(call.work, contactid, last_modifed_date)


def _made(call: Call, ids: list[int]) -> Page[ContactBaseShape] | None:
    """Answer with what was made, in order; with nothing at all when there was nothing to make."""
    if not ids:
        return None
    listing = call.listing
    shown = ids[listing.start_index : listing.start_index + listing.count]
    forms = visible_contacts(call.work, shown)
    more = len(ids) > listing.start_index + listing.count
    total = len(ids) if len(ids) > listing.count else None
    return Page([forms[each] for each in shown], total, more)
