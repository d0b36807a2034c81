"""Contacts as members of cases (sheet 04, section 5.3). Whoever sees both may link and unlink them."""

from __future__ import annotations

from rapport.core.errors import BadArgument
from rapport.core.kinds import Kind
from rapport.crm.cases.records import Case
from rapport.crm.cases.service import standing
from rapport.crm.contacts import service as contacts
from rapport.crm.contacts.records import Contact
from rapport.crm.links import service as links
from rapport.portal.changes.service import Audit
from rapport.store.work import Work

_LINKED_COMPANY, _UNLINKED_COMPANY, _LINKED_PERSON, _UNLINKED_PERSON = 3071, 3072, 3073, 3074


def add_contact(work: Work, case_id: int, contact_id: int) -> None:
    """Make a contact a member of a case; no change if it is one.

    Raises BadArgument (an id is 0), Missing (the case, the contact).
    """
    case, contact = _both(work, case_id, contact_id)
    action = _LINKED_COMPANY if contact.is_company else _LINKED_PERSON
    links.add_member(work, Kind.CASE, case.id, contact.id, _audit(action, case, contact))


def remove_contact(work: Work, case_id: int, contact_id: int) -> None:
    """Take a contact out of the members of a case; no change if it is none.

    Raises BadArgument (an id is 0), Missing (the case, the contact).
    """
    case, contact = _both(work, case_id, contact_id)
    action = _UNLINKED_COMPANY if contact.is_company else _UNLINKED_PERSON
    links.remove_member(work, Kind.CASE, case.id, contact.id, _audit(action, case, contact))


def _both(work: Work, case_id: int, contact_id: int) -> tuple[Case, Contact]:
    if min(case_id, contact_id) <= 0:
        raise BadArgument
    return standing.require_visible(work, case_id), contacts.require_visible(work, contact_id)


def _audit(action: int, case: Case, contact: Contact) -> Audit:
    return Audit(action, (case.id,), (case.title, contact.title))
