"""Calls that make opportunities and change their fields."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import msgspec

from rapport.core.kinds import Kind
from rapport.crm.edits import queries as edits
from rapport.crm.edits.schemas import named
from rapport.crm.opportunities import queries, service
from rapport.crm.opportunities.records import BidDraft, BidType, OpportunityDraft, ProgressDraft, SharingDraft
from rapport.crm.opportunities.schemas import OpportunityFieldsInput, OpportunityShape
from rapport.portal.call import Call
from rapport.protocol.operations import operation
from rapport.protocol.scalars import Guid
from rapport.protocol.shapes import KeyValue

_TAG = "crm/Opportunities"


@operation("POST", "crm/opportunity", tag=_TAG, summary="Create an opportunity")
def create_opportunity(
    call: Call,
    *,
    contactid: int,
    members: list[int],
    title: str | None,
    description: str | None,
    responsibleid: Guid,
    bid_type: BidType,
    bid_value: Decimal,
    bid_currency_abbr: str | None,
    per_period_value: int,
    stageid: int,
    success_probability: int,
    actual_close_date: datetime | None,
    expected_close_date: datetime | None,
    custom_field_list: list[KeyValue],
    is_private: bool,
    access_list: list[Guid],
    is_notify: bool,
) -> OpportunityShape:
    """Create an opportunity and return it. Its primary contact becomes a participant.

    Parameters:
        contactid: Opportunity primary contact ID; 0: none
        members: Opportunity participants; those that do not exist or are hidden from the caller are left out
        title: Opportunity title
        description: Opportunity description
        responsibleid: Opportunity responsible ID
        bid_type: Bid type
        bid_value: Amount of transactions
        bid_currency_abbr: Currency (abbreviation)
        per_period_value: Amount per period: number of hours, days, weeks, months or years
        stageid: Stage ID
        success_probability: Opportunity success probability, in percent
        actual_close_date: Actual opportunity closure date
        expected_close_date: Expected opportunity closure date
        custom_field_list: Custom field list: field IDs and values
        is_private: Opportunity privacy: private or not; without an access list it is not
        access_list: List of users with access rights to the opportunity; the caller is added
        is_notify: Notifies users who are new in the access list about the opportunity or not
    """
    draft = OpportunityDraft(
        title=title,
        description=description,
        responsible_id=responsibleid,
        contact_id=contactid,
        members=members,
        bid=BidDraft(bid_type, bid_value, bid_currency_abbr, per_period_value),
        progress=ProgressDraft(stageid, success_probability, actual_close_date, expected_close_date),
        custom_fields=[(entry.key, entry.value) for entry in custom_field_list],
        sharing=SharingDraft(is_private, access_list, is_notify),
    )
    made = queries.single(call.work, service.create(call.work, draft))
    return made if description is not None else msgspec.structs.replace(made, description=None)


@operation("PUT", "crm/opportunity/{opportunityid:int}", tag=_TAG, summary="Update an opportunity")
def update_opportunity(
    call: Call,
    opportunityid: int,
    *,
    contactid: int,
    members: list[int],
    title: str | None,
    description: str | None,
    responsibleid: Guid,
    bid_type: BidType,
    bid_value: Decimal,
    bid_currency_abbr: str | None,
    per_period_value: int,
    stageid: int,
    success_probability: int,
    actual_close_date: datetime | None,
    expected_close_date: datetime | None,
    custom_field_list: list[KeyValue],
    is_private: bool,
    access_list: list[Guid],
    is_notify: bool,
) -> OpportunityShape:
    """Replace all fields of an opportunity and return it; what is left out is cleared.

    Parameters:
        opportunityid: Opportunity ID
        contactid: Opportunity primary contact ID; 0: none
        members: Opportunity participants; left out or empty: they stay as they are
        title: Opportunity title
        description: Opportunity description
        responsibleid: Opportunity responsible ID
        bid_type: Bid type
        bid_value: Amount of transactions
        bid_currency_abbr: Currency (abbreviation)
        per_period_value: Amount per period: number of hours, days, weeks, months or years
        stageid: Stage ID
        success_probability: Opportunity success probability, in percent
        actual_close_date: Actual opportunity closure date
        expected_close_date: Expected opportunity closure date
        custom_field_list: Custom field list: field IDs and values
        is_private: Opportunity privacy: private or not; without an access list it is not
        access_list: List of users with access rights; for the creator and CRM admins alone
        is_notify: Notifies users who are new in the access list about the opportunity or not
    """
    draft = OpportunityDraft(
        title=title,
        description=description,
        responsible_id=responsibleid,
        contact_id=contactid,
        members=members or None,
        bid=BidDraft(bid_type, bid_value, bid_currency_abbr, per_period_value),
        progress=ProgressDraft(stageid, success_probability, actual_close_date, expected_close_date),
        custom_fields=[(entry.key, entry.value) for entry in custom_field_list],
        sharing=SharingDraft(is_private, access_list, is_notify),
    )
    service.update(call.work, opportunityid, draft)
    return queries.single(call.work, opportunityid)


@operation(
    "PUT",
    "crm/opportunity/{opportunityid:int}/stage/{id:int}",
    tag=_TAG,
    summary="Update an opportunity stage by ID",
)
def move_opportunity_to_stage(
    call: Call, opportunityid: int, id: int, stageid: int, *, expected: OpportunityFieldsInput | None
) -> OpportunityShape:
    """Put an opportunity into a stage, which decides its success probability and its actual closure date.

    With `expected`, an addition, the answer is 409 as for changing fields where one of them holds something else.

    Parameters:
        opportunityid: Opportunity ID
        id: New opportunity stage ID, unless `stageid` says another
        stageid: New opportunity stage ID
        expected: What fields held when they were read, by the names of the parameters of the whole update
    """
    # Quirk 1: the reference reads only `stageid`; clients that rely on the path are served too.
    wanted = named(expected) if expected else {}
    found = service.move_to_stage_expecting(call.work, opportunityid, stageid or id, wanted)
    if found:
        raise edits.conflict(call.work, Kind.OPPORTUNITY, opportunityid, found)
    return queries.single(call.work, opportunityid)


@operation(
    "PUT",
    "crm/opportunity/{opportunityid:int}/creationdate",
    tag=_TAG,
    summary="Set the opportunity creation date",
)
def set_opportunity_creation_date(call: Call, opportunityid: int, creation_date: datetime | None) -> None:
    """Say that an opportunity was created at another moment: for tests and for moving in.

    Parameters:
        opportunityid: Opportunity ID
        creation_date: New creation date; left out: none
    """
    service.set_creation_date(call.work, opportunityid, creation_date)


@operation(
    "PUT",
    "crm/opportunity/{opportunityid:int}/lastmodifeddate",
    tag=_TAG,
    summary="Set the opportunity last modification date",
)
def set_opportunity_modification_date(
    call: Call, opportunityid: int, last_modifed_date: datetime | None
) -> None:
    """Say that an opportunity was last changed at another moment: for tests and for moving in.

    Parameters:
        opportunityid: Opportunity ID
        last_modifed_date: New last modification date; left out: none
    """
    service.set_modification_date(call.work, opportunityid, last_modifed_date)
