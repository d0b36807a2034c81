"""From the parameters of a call to what the service takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from rapport.core.ids import Guid
from rapport.crm.access.records import ShareType
from rapport.crm.contacts import service
from rapport.crm.contacts.records import ContactDraft
from rapport.crm.contacts.records.photos import Photo
from rapport.portal.call import Call
from rapport.protocol.call import Listing, Page, Upload
from rapport.protocol.shapes import KeyValue
from rapport.store.work import Work

T = TypeVar("T")


def person_draft(
    *,
    first_name: str | None,
    last_name: str | None,
    job_title: str | None,
    company_id: int,
    about: str | None,
    share_type: ShareType,
    manager_list: Sequence[Guid],
    custom_field_list: Sequence[KeyValue],
    photo: Photo | None,
) -> ContactDraft:
    """Return what was sent of a person."""
    return ContactDraft(
        is_company=False,
        first_name=first_name,
        last_name=last_name,
        job_title=job_title,
        company_id=company_id,
        about=about,
        share_type=share_type,
        managers=tuple(manager_list),
        custom_fields=tuple((field.key, field.value) for field in custom_field_list),
        photo=photo,
    )


def company_draft(
    *,
    company_name: str | None,
    about: str | None,
    share_type: ShareType,
    manager_list: Sequence[Guid],
    custom_field_list: Sequence[KeyValue],
    photo: Photo | None = None,
) -> ContactDraft:
    """Return what was sent of a company."""
    return ContactDraft(
        is_company=True,
        company_name=company_name,
        about=about,
        share_type=share_type,
        managers=tuple(manager_list),
        custom_fields=tuple((field.key, field.value) for field in custom_field_list),
        photo=photo,
    )


def scaled_photo(_call: Call, *, photo: Sequence[Upload], **_others: object) -> Photo | None:
    """Make the first file that was sent a photo, ahead of the writing transaction: for `prepare` of operations."""
    return service.scaled(photo[0].content, photo[0].media_type) if photo else None


def page_of(
    work: Work, ids: Sequence[int], listing: Listing, form: Callable[[Work, Sequence[int]], list[T]]
) -> Page[T]:
    """Return the page of a list of ids that goes out; only that is read. The total is told when it was cut."""
    end = listing.start_index + listing.count
    total = len(ids) if len(ids) > listing.count else None
    return Page(form(work, ids[listing.start_index : end]), total, len(ids) > end)
