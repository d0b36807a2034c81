"""Calls that link opportunities and contacts: from the opportunity's side and from the contact's."""

from __future__ import annotations

from rapport.crm.contacts import queries as contacts
from rapport.crm.contacts.schemas import AnyContactShape
from rapport.crm.opportunities import queries, service
from rapport.crm.opportunities.schemas import OpportunityShape
from rapport.portal.call import Call
from rapport.protocol.operations import operation

_TAG = "crm/Opportunities"
_CONTACTS_TAG = "crm/Contacts"
_MEMBER = "crm/opportunity/{opportunityid:int}/contact/{contactid:int}"
_OPPORTUNITY_OF_CONTACT = "crm/contact/{contactid:int}/opportunity/{opportunityid:int}"


@operation("GET", "crm/opportunity/{opportunityid:int}/contact", tag=_TAG, summary="Get opportunity contacts")
def get_opportunity_contacts(call: Call, opportunityid: int) -> list[AnyContactShape]:
    """Return the participants of an opportunity that the caller may see; the primary contact shows as not editable.

    Parameters:
        opportunityid: Opportunity ID
    """
    return queries.participants(call.work, opportunityid)


@operation("POST", _MEMBER, tag=_TAG, summary="Add an opportunity contact")
def add_opportunity_contact(call: Call, opportunityid: int, contactid: int) -> AnyContactShape:
    """Make a contact a participant of an opportunity and return the contact.

    Parameters:
        opportunityid: Opportunity ID
        contactid: Contact ID
    """
    service.add_contact(call.work, opportunityid, contactid)
    return contacts.single(call.work, contactid)


@operation("DELETE", _MEMBER, tag=_TAG, summary="Delete an opportunity contact")
def delete_opportunity_contact(call: Call, opportunityid: int, contactid: int) -> AnyContactShape:
    """Take a contact out of the participants of an opportunity and return the contact.

    The primary contact may be taken out too; it stays the primary contact.

    Parameters:
        opportunityid: Opportunity ID
        contactid: Contact ID
    """
    service.remove_contact(call.work, opportunityid, contactid)
    return contacts.single(call.work, contactid)


@operation("POST", _OPPORTUNITY_OF_CONTACT, tag=_CONTACTS_TAG, summary="Add a contact opportunity")
def add_contact_opportunity(call: Call, contactid: int, opportunityid: int) -> OpportunityShape:
    """Make a contact a participant of an opportunity and return the opportunity.

    Parameters:
        contactid: Contact ID
        opportunityid: Opportunity ID
    """
    service.add_member(call.work, contactid, opportunityid)
    return queries.single(call.work, opportunityid)


@operation("DELETE", _OPPORTUNITY_OF_CONTACT, tag=_CONTACTS_TAG, summary="Delete a contact opportunity")
def delete_contact_opportunity(call: Call, contactid: int, opportunityid: int) -> OpportunityShape:
    """Take a contact out of the participants of an opportunity and return the opportunity.

    Refused for the primary contact of the opportunity.

    Parameters:
        contactid: Contact ID
        opportunityid: Opportunity ID
    """
    service.remove_member(call.work, contactid, opportunityid)
    return queries.single(call.work, opportunityid)
