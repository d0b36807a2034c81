"""What becomes of the details of a contact that is merged into another (sheet 03, section 7)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapport.crm.contacts.records.contact import Contact
from rapport.crm.contacts.records.infos import ContactInfo, same_data, with_place


def united_infos(
    kept: Sequence[ContactInfo], given: Iterable[ContactInfo]
) -> tuple[list[ContactInfo], list[int]]:
    """Return the details that move, as they then are, and the ids of those that say nothing new.

    A primary one gives way to a primary one of the same type and category.
    """
    moving: list[ContactInfo] = []
    dropped: list[int] = []
    for info in given:
        alike = [each for each in kept if (each.info_type, each.category) == (info.info_type, info.category)]
        if any(each.is_primary == info.is_primary and same_data(each, info) for each in alike):
            dropped.append(info.id)
        elif info.is_primary and any(each.is_primary for each in alike):
            moving.append(with_place(replace(info, is_primary=False)))
        else:
            moving.append(info)
    return moving, dropped


def filled(survivor: Contact, given: Contact) -> Contact:
    """Return the survivor with what it lacks taken from the other; job title and company between persons alone."""
    both_persons = not survivor.is_company and not given.is_company
    return replace(
        survivor,
        about=survivor.about or given.about,
        industry=survivor.industry or given.industry,
        status_id=survivor.status_id or given.status_id,
        type_id=survivor.type_id or given.type_id,
        job_title=survivor.job_title or (given.job_title if both_persons else ""),
        company_id=survivor.company_id or (given.company_id if both_persons else 0),
        photo=survivor.photo or given.photo,
    )
