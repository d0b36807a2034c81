"""Contacts as members of opportunities (sheet 04, section 3; sheet 03, section 11).

Whoever sees both the opportunity and the contact may link and unlink them. Neither touches the main contact.
"""

from __future__ import annotations

from rapport.core.errors import BadArgument, Forbidden
from rapport.core.kinds import Kind
from rapport.crm.contacts import service as contacts
from rapport.crm.contacts.records import Contact
from rapport.crm.links import service as links
from rapport.crm.opportunities import rows
from rapport.crm.opportunities.records import Opportunity
from rapport.portal.changes.service import Audit
from rapport.store.work import Work

_LINKED_COMPANY, _UNLINKED_COMPANY, _LINKED_PERSON, _UNLINKED_PERSON = 3049, 3050, 3051, 3052


def add_contact(work: Work, opportunity_id: int, contact_id: int) -> None:
    """Make a contact a member of an opportunity; no change if it is one.

    Raises BadArgument (an id is 0), Missing (the opportunity, the contact).
    """
    _require_ids(opportunity_id, contact_id)
    opportunity = rows.load(work, opportunity_id)
    contact = contacts.require_visible(work, contact_id)
    action = _LINKED_COMPANY if contact.is_company else _LINKED_PERSON
    audit = _audit(action, opportunity.id, opportunity, contact)
    links.add_member(work, Kind.OPPORTUNITY, opportunity.id, contact.id, audit)


def remove_contact(work: Work, opportunity_id: int, contact_id: int) -> None:
    """Take a contact out of the members, even the main contact, which it stays (quirk 7); no change if it is none.

    Raises BadArgument (an id is 0), Missing (the opportunity, the contact).
    """
    _require_ids(opportunity_id, contact_id)
    opportunity = rows.load(work, opportunity_id)
    contact = contacts.require_visible(work, contact_id)
    action = _UNLINKED_COMPANY if contact.is_company else _UNLINKED_PERSON
    audit = _audit(action, opportunity.id, opportunity, contact)
    links.remove_member(work, Kind.OPPORTUNITY, opportunity.id, contact.id, audit)


def add_member(work: Work, contact_id: int, opportunity_id: int) -> None:
    """Make an opportunity one that a contact takes part in; no change if it is one.

    Raises BadArgument (an id is 0), Missing (the contact, the opportunity).
    """
    contact, opportunity = _both(work, contact_id, opportunity_id)
    action = _LINKED_COMPANY if contact.is_company else _LINKED_PERSON
    audit = _audit(action, contact.id, opportunity, contact)  # quirk 33: it is about the contact here
    links.add_member(work, Kind.OPPORTUNITY, opportunity.id, contact.id, audit)


def remove_member(work: Work, contact_id: int, opportunity_id: int) -> None:
    """Take an opportunity off those that a contact takes part in; no change if it is none of them.

    Raises BadArgument (an id is 0), Missing (the contact, the opportunity), Forbidden when the contact is the
    main contact of the opportunity.
    """
    contact, opportunity = _both(work, contact_id, opportunity_id)
    if opportunity.contact_id == contact.id:
        raise Forbidden("Can't unlink base contact")
    # The reference keeps no audit entry of this one (section 3.2); the change log has it.
    links.remove_member(work, Kind.OPPORTUNITY, opportunity.id, contact.id)


def _both(work: Work, contact_id: int, opportunity_id: int) -> tuple[Contact, Opportunity]:
    _require_ids(contact_id, opportunity_id)
    return contacts.require_visible(work, contact_id), rows.load(work, opportunity_id)


def _require_ids(*ids: int) -> None:
    if min(ids) <= 0:
        raise BadArgument


def _audit(action: int, target: int, opportunity: Opportunity, contact: Contact) -> Audit:
    return Audit(action, (target,), (opportunity.title, contact.title))
