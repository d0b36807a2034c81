"""Addresses, and many details at a time (sheet 03, section 12)."""

from __future__ import annotations

from collections.abc import Sequence

from rapport.core.errors import BadArgument
from rapport.crm.cards.schemas import InfoShape
from rapport.crm.contacts import queries, service
from rapport.crm.contacts.records import Address, ContactInfo, batch_category
from rapport.crm.contacts.schemas import AddressInput, InfoInput
from rapport.portal.call import Call
from rapport.protocol.operations import operation

TAG = "crm/Contacts"


@operation("POST", "crm/contact/{contactid:int}/addressdata", tag=TAG, summary="Add a contact address")
def add_contact_address(call: Call, contactid: int, address: AddressInput | None) -> InfoShape:
    """Add an address to a contact and answer with the detail that holds it.

    Parameters:
        contactid: Id of the contact.
        address: The address, its category (a number from 0 to 5) and whether it is primary; required.
    """
    info_id = service.add_address(
        call.work,
        contactid,
        _address(address),
        address.category if address else None,
        is_primary=bool(address and address.is_primary),
    )
    return queries.one_info(call.work, info_id)


@operation(
    "PUT",
    "crm/contact/{contactid:int}/addressdata/{id:int}",
    tag=TAG,
    summary="Update a contact address",
)
def update_contact_address(call: Call, contactid: int, id: int, address: AddressInput | None) -> InfoShape:
    """Put another address in the place of one and answer with the detail that holds it.

    Parameters:
        contactid: Id of the contact.
        id: Id of the detail that holds the address.
        address: The address, its category (a number from 0 to 5) and whether it is primary; required.
    """
    service.change_address(
        call.work,
        contactid,
        id,
        _address(address),
        address.category if address else None,
        is_primary=bool(address and address.is_primary),
    )
    return queries.one_info(call.work, id)


@operation("POST", "crm/contact/{contactid:int}/batch", tag=TAG, summary="Add contact information items")
def add_contact_infos(call: Call, contactid: int, items: list[InfoInput]) -> list[InfoShape]:
    """Add several details to a contact, all of them or none, and answer with them as sent, with their new ids.

    Parameters:
        contactid: Id of the contact.
        items: Type, category (a number), data and primacy of each.
    """
    ids = service.add_infos(call.work, contactid, _infos(contactid, items))
    return _echo(ids, items)


@operation("PUT", "crm/contact/{contactid:int}/batch", tag=TAG, summary="Replace contact information items")
def replace_contact_infos(call: Call, contactid: int, items: list[InfoInput]) -> list[InfoShape]:
    """Put these details in the place of all that a contact has, and answer with them as sent, with their new ids.

    Parameters:
        contactid: Id of the contact.
        items: Type, category (a number), data and primacy of each; none deletes all details.
    """
    ids = service.replace_infos(call.work, contactid, _infos(contactid, items))
    return _echo(ids, items)


def _address(sent: AddressInput | None) -> Address | None:
    if sent is None:
        return None
    return Address(
        street=sent.street or "",
        city=sent.city or "",
        state=sent.state or "",
        zip=sent.zip or "",
        country=sent.country or "",
    )


def _infos(contact_id: int, items: Sequence[InfoInput]) -> list[ContactInfo]:
    return [
        ContactInfo(
            contact_id=contact_id,
            info_type=item.info_type,
            category=batch_category(item.info_type, item.category),
            data=_data(item),
            is_primary=item.is_primary,
        )
        for item in items
    ]


def _data(item: InfoInput) -> str:
    if item.data is None:
        raise BadArgument(parameter="data")
    return item.data


def _echo(ids: Sequence[int], items: Sequence[InfoInput]) -> list[InfoShape]:
    return [
        InfoShape(
            id=info_id,
            info_type=item.info_type,
            category=batch_category(item.info_type, item.category),
            data=item.data or "",
            category_name=None,
            is_primary=item.is_primary,
        )
        for info_id, item in zip(ids, items, strict=True)
    ]
