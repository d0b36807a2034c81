"""Calls that link cases and contacts."""

from __future__ import annotations

from rapport.crm.cases import queries, service
from rapport.crm.contacts import queries as contacts
from rapport.crm.contacts.schemas import AnyContactShape
from rapport.portal.call import Call
from rapport.protocol.operations import operation

_TAG = "crm/Cases"


@operation("GET", "crm/case/{caseid:int}/contact", tag=_TAG, summary="Get case contacts")
def get_case_contacts(call: Call, caseid: int) -> list[AnyContactShape]:
    """Return the participants of a case that the caller may see.

    Parameters:
        caseid: Case ID
    """
    return queries.participants(call.work, caseid)


@operation("POST", "crm/case/{caseid:int}/contact", tag=_TAG, summary="Add a case contact")
def add_case_contact(call: Call, caseid: int, contactid: int) -> AnyContactShape:
    """Make a contact a participant of a case and return the contact.

    Parameters:
        caseid: Case ID
        contactid: Contact ID
    """
    service.add_contact(call.work, caseid, contactid)
    return contacts.single(call.work, contactid)


@operation(
    "DELETE", "crm/case/{caseid:int}/contact/{contactid:int}", tag=_TAG, summary="Delete a case contact"
)
def delete_case_contact(call: Call, caseid: int, contactid: int) -> AnyContactShape:
    """Take a contact out of the participants of a case and return the contact.

    Parameters:
        caseid: Case ID
        contactid: Contact ID
    """
    service.remove_contact(call.work, caseid, contactid)
    return contacts.single(call.work, contactid)
