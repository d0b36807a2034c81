"""The status ("temperature") of contacts (sheet 03, section 10)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rapport.core.errors import BadArgument, Missing
from rapport.core.kinds import Kind
from rapport.crm.contacts import rows
from rapport.crm.contacts.records import Contact
from rapport.crm.contacts.service import standing
from rapport.crm.lists.queries import items
from rapport.crm.lists.records import ItemList
from rapport.portal.changes.service import Audit, record, updated
from rapport.store.batches import batches
from rapport.store.work import Work

COMPANY, PERSONS_OF_COMPANY = 3004, 3005
PERSON, COMPANY_OF_PERSON = 3023, 3024


def set_status(work: Work, contact_id: int, status_id: int) -> None:
    """Give a contact a status, 0 for none.

    Raises BadArgument (id 0, status below 0), Missing (no such status, hidden contact), Forbidden (read-only).
    """
    _require(work, contact_id, status_id, "contactid")
    contact = standing.require_editable(work, contact_id)
    _save(work, [contact], status_id, (COMPANY if contact.is_company else PERSON,), contact)


def set_company_status(work: Work, company_id: int, status_id: int) -> None:
    """Give a company, and those of its persons that the caller can see, a status. Seeing them is enough.

    Raises as `set_status`, and BadArgument for a person.
    """
    _require(work, company_id, status_id, "companyid")
    company = standing.require_visible(work, company_id)
    if not company.is_company:
        raise BadArgument("Contact is not a company")
    persons = rows.persons_of(work, [company_id], only_visible=True)
    _save(work, [company, *persons], status_id, (COMPANY, PERSONS_OF_COMPANY), company)


def set_person_status(work: Work, person_id: int, status_id: int) -> None:
    """Give a person and, if the caller can see the person's company, all who belong to it, a status.

    Raises as `set_status`, and BadArgument for a company, Missing when the person's company is gone.
    """
    _require(work, person_id, status_id, "personid")
    person = standing.require_visible(work, person_id)
    if person.is_company:
        raise BadArgument("Contact is not a person")
    together = [person]
    if person.company_id:
        company = rows.find(work, person.company_id)
        if company is None:
            raise Missing
        if standing.can_see(work, company):
            together = [company, *rows.persons_of(work, [company.id], only_visible=True)]
    _save(work, together, status_id, (PERSON, COMPANY_OF_PERSON), person)


def _require(work: Work, contact_id: int, status_id: int, parameter: str) -> None:
    standing.require_id(contact_id, parameter)
    if status_id < 0:
        raise BadArgument(parameter="contactStatusid")
    # Quirk 13: an item of another list is no contact status.
    if status_id and status_id not in items(work, ItemList.CONTACT_STATUS):
        raise Missing


def _save(
    work: Work, contacts: Iterable[Contact], status_id: int, actions: tuple[int, ...], named: Contact
) -> None:
    changing = [contact for contact in contacts if contact.status_id != status_id]
    for some in batches(changing):
        rows.set_columns(work, [contact.id for contact in some], status_id=status_id)
    record(
        work,
        *(updated(Kind.CONTACT, each.id, each, replace(each, status_id=status_id)) for each in changing),
        audit=[Audit(action, (named.id,), (named.title,)) for action in actions],
    )
