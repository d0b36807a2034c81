"""Making and replacing companies, and who works there (sheet 03, sections 6.3, 6.4 and 6.6)."""

from __future__ import annotations

from rapport.crm.access.records import ShareType
from rapport.crm.contacts import queries, service
from rapport.crm.contacts.endpoints.drafts import company_draft, scaled_photo
from rapport.crm.contacts.records.photos import Photo
from rapport.crm.contacts.schemas import CompanyShape, PersonShape
from rapport.portal.call import Call
from rapport.protocol.call import Upload
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid
from rapport.protocol.shapes import KeyValue

TAG = "crm/Contacts"


@operation("POST", "crm/contact/company", tag=TAG, summary="Create a company", prepare=scaled_photo)
def create_company(
    call: Call,
    *,
    company_name: str | None,
    about: str | None,
    person_list: list[int],
    share_type: ShareType,
    manager_list: list[Guid],
    custom_field_list: list[KeyValue],
    photo: list[Upload],  # noqa: ARG001  `prepared` is what became of it
    prepared: Photo | None = None,
) -> PersonShape | CompanyShape:
    """Create a company and answer with it.

    A private company (`shareType` 0) without managers, created by somebody who is no CRM administrator, gets its
    creator as manager, who could not see it otherwise.

    Parameters:
        company_name: Name; required.
        about: Notes.
        person_list: Ids of persons who work there; those that the caller may not see are passed over.
        share_type: 0 private, 1 shared for reading and writing, 2 shared for reading.
        manager_list: Ids of the users who manage the company, and see it when it is private.
        custom_field_list: Values of custom fields; empty ones do not count.
        photo: A picture, PNG or JPEG, of at most 5 MB, as a file of a multipart body.
    """
    draft = company_draft(
        company_name=company_name,
        about=about,
        share_type=share_type,
        manager_list=manager_list,
        custom_field_list=custom_field_list,
        photo=prepared,
    )
    return queries.card(call.work, service.create_company(call.work, draft, person_list))


@operation("PUT", "crm/contact/company/{companyid:int}", tag=TAG, summary="Update a company")
def update_company(
    call: Call,
    *,
    companyid: int,
    company_name: str | None,
    about: str | None,
    share_type: ShareType,
    manager_list: list[Guid],
    custom_field_list: list[KeyValue],
) -> PersonShape | CompanyShape:
    """Replace what is known of a company and answer with the new state. What is not sent is cleared.

    So send `shareType` again: without it the company becomes private. Persons, status, contact type, details and
    tags stay as they are.

    Parameters:
        companyid: Id of the company.
        company_name: Name; required.
        about: Notes.
        share_type: 0 private, 1 shared for reading and writing, 2 shared for reading.
        manager_list: Ids of the users who manage the company; none leaves the managers as they are.
        custom_field_list: Values of custom fields; empty ones leave the stored value as it is.
    """
    draft = company_draft(
        company_name=company_name,
        about=about,
        share_type=share_type,
        manager_list=manager_list,
        custom_field_list=custom_field_list,
    )
    service.update_company(call.work, companyid, draft)
    return queries.card(call.work, companyid)


@operation(
    "POST", "crm/contact/company/{companyid:int}/person", tag=TAG, summary="Add a person to the company"
)
def add_person_to_company(call: Call, companyid: int, personid: int) -> PersonShape | CompanyShape:
    """Take a person into a company, out of the one they were in, and answer with the person.

    Parameters:
        companyid: Id of the company.
        personid: Id of the person.
    """
    service.link_person(call.work, companyid, personid)
    return queries.card(call.work, personid)


@operation(
    "DELETE",
    "crm/contact/company/{companyid:int}/person",
    tag=TAG,
    summary="Delete a person from the company",
)
def remove_person_from_company(call: Call, companyid: int, personid: int) -> PersonShape | CompanyShape:
    """Take a person out of the company they are in, and answer with the person, who stays.

    Parameters:
        companyid: Id of a company.
        personid: Id of the person.
    """
    service.unlink_person(call.work, companyid, personid)
    return queries.card(call.work, personid)
