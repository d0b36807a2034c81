"""The status of contacts (sheet 03, section 10)."""

from __future__ import annotations

from rapport.crm.contacts import queries, service
from rapport.crm.contacts.schemas import CompanyShape, PersonShape
from rapport.portal.call import Call
from rapport.protocol.operations import operation

TAG = "crm/Contacts"


@operation("PUT", "crm/contact/{contactid:int}/status", tag=TAG, summary="Update a contact status by ID")
def set_contact_status(call: Call, contactid: int, contact_statusid: int) -> PersonShape | CompanyShape:
    """Give a contact a status and answer with it.

    Parameters:
        contactid: Id of the contact.
        contact_statusid: Id of the status; 0 for none.
    """
    service.set_status(call.work, contactid, contact_statusid)
    return queries.card(call.work, contactid)


@operation("PUT", "crm/contact/company/{companyid:int}/status", tag=TAG, summary="Update a company status")
def set_company_status(call: Call, companyid: int, contact_statusid: int) -> PersonShape | CompanyShape:
    """Give a company, and all its persons that the caller may see, a status, and answer with the company.

    Parameters:
        companyid: Id of the company.
        contact_statusid: Id of the status; 0 for none.
    """
    service.set_company_status(call.work, companyid, contact_statusid)
    return queries.card(call.work, companyid)


@operation(
    "PUT",
    "crm/contact/person/{personid:int}/status",
    tag=TAG,
    summary="Update a person and his company status",
)
def set_person_status(call: Call, personid: int, contact_statusid: int) -> PersonShape | CompanyShape:
    """Give a person, their company and its other persons, as far as the caller may see them, a status.

    Answers with the person.

    Parameters:
        personid: Id of the person.
        contact_statusid: Id of the status; 0 for none.
    """
    service.set_person_status(call.work, personid, contact_statusid)
    return queries.card(call.work, personid)
