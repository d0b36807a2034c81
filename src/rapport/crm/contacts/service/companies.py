"""Who works where: persons in companies (sheet 03, section 6.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapport.core.kinds import Kind
from rapport.crm.contacts import rows
from rapport.crm.contacts.records import Contact
from rapport.crm.contacts.service import standing
from rapport.portal.changes.service import Audit, record, updated
from rapport.store.batches import batches
from rapport.store.work import Work

LINKED, UNLINKED = 3011, 3012


def link_person(work: Work, company_id: int, person_id: int) -> None:
    """Take a person into a company, out of a former one. Seeing both is enough. Raises BadArgument, Missing."""
    company, person = _both(work, company_id, person_id)
    _set_company(work, [person], company.id, _audit(LINKED, company, person))


def unlink_person(work: Work, company_id: int, person_id: int) -> None:
    """Take a person out of whatever company they are in. Raises BadArgument, Missing, as for linking."""
    company, person = _both(work, company_id, person_id)
    _set_company(work, [person], 0, _audit(UNLINKED, company, person))


def move_persons(work: Work, person_ids: Sequence[int], company: Contact) -> None:
    """Take those of the contacts that are persons the caller can see into a company, out of their former ones."""
    for some in batches(sorted(set(person_ids))):
        wanted = rows.visible_ids(work, some, is_company=False)
        persons = list(rows.find_many(work, wanted).values())
        _set_company(work, persons, company.id, *(_audit(LINKED, company, person) for person in persons))


def _both(work: Work, company_id: int, person_id: int) -> tuple[Contact, Contact]:
    standing.require_id(company_id, "companyid")
    standing.require_id(person_id, "personid")
    person = standing.require_person(work, person_id)
    return standing.require_company(work, company_id), person


def _set_company(work: Work, persons: Sequence[Contact], company_id: int, *audits: Audit) -> None:
    rows.set_columns(work, [person.id for person in persons], company_id=company_id)
    record(
        work,
        *(
            updated(Kind.CONTACT, person.id, person, replace(person, company_id=company_id))
            for person in persons
        ),
        audit=audits,
    )


def _audit(action: int, company: Contact, person: Contact) -> Audit:
    return Audit(action, (company.id, person.id), (company.title, person.title))
